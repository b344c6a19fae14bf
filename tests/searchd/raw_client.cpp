#include "tests/searchd/raw_client.h"

#include <arpa/inet.h>
#include <array>
#include <cstdlib>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace quisait::testing {

RawClient::RawClient(int port, int receive_buffer) : socket_{::socket(AF_INET, SOCK_STREAM, 0)} {
    if (receive_buffer > 0) {
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        ::close(socket_);
        socket_ = -1;
    }
}

RawClient::~RawClient() {
    if (socket_ >= 0) ::close(socket_);
}

bool RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void RawClient::finish_sending() {
    ::shutdown(socket_, SHUT_WR);
}

bool RawClient::receive_some(std::chrono::steady_clock::time_point until) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        until - std::chrono::steady_clock::now());
    pollfd wanted{socket_, POLLIN, 0};
    if (left.count() <= 0 || ::poll(&wanted, 1, static_cast<int>(left.count())) <= 0) return false;
    std::array<char, 65536> bytes{};
    const auto got = ::recv(socket_, bytes.data(), bytes.size(), 0);
    if (got <= 0) return false;
    received_.append(bytes.data(), static_cast<std::size_t>(got));
    return true;
}

std::string RawClient::receive(std::chrono::milliseconds limit) {
    const auto until = std::chrono::steady_clock::now() + limit;
    std::size_t head = 0;
    while ((head = received_.find("\r\n\r\n")) == std::string::npos) {
        if (!receive_some(until)) return std::exchange(received_, {});
    }
    std::size_t length = 0;
    const auto header = received_.find("Content-Length: ");
    if (header != std::string::npos && header < head) {
        length = static_cast<std::size_t>(std::atoll(received_.c_str() + header + 16));
    }
    while (received_.size() < head + 4 + length) {
        if (!receive_some(until)) return std::exchange(received_, {});
    }
    auto answer = received_.substr(0, head + 4 + length);
    received_.erase(0, answer.size());
    return answer;
}

std::string RawClient::receive_all(std::chrono::milliseconds limit) {
    const auto until = std::chrono::steady_clock::now() + limit;
    while (receive_some(until)) {
    }
    return std::exchange(received_, {});
}

std::string RawClient::ask(int port, std::string_view request) {
    RawClient client{port};
    client.send(request);
    return client.receive();
}

int status_of(std::string_view answer) {
    if (!answer.starts_with("HTTP/1.1 ") || answer.size() < 12) return 0;
    return std::atoi(std::string{answer.substr(9, 3)}.c_str());
}

std::string body_of(std::string_view answer) {
    const auto head = answer.find("\r\n\r\n");
    return head == std::string_view::npos ? std::string{} : std::string{answer.substr(head + 4)};
}

}  // namespace quisait::testing
