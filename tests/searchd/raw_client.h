#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace quisait::testing {

/// A TCP connection to a server of a test, without any HTTP library.
class RawClient {
public:
    explicit RawClient(int port, int receive_buffer = 0);
    ~RawClient();
    RawClient(RawClient&& other) noexcept : socket_{other.socket_} { other.socket_ = -1; }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    /// False when the server closed.
    bool send(std::string_view bytes);
    /// One whole answer (by its Content-Length), or what came until the end or the time limit.
    std::string receive(std::chrono::milliseconds limit = std::chrono::milliseconds{5000});
    /// Everything until the server closes or the time limit.
    std::string receive_all(std::chrono::milliseconds limit = std::chrono::milliseconds{5000});
    void finish_sending();

    /// One request on a connection of its own; the whole answer.
    static std::string ask(int port, std::string_view request);

private:
    bool receive_some(std::chrono::steady_clock::time_point until);
    int socket_;
    std::string received_;
};

/// The status of an answer, 0 if there is none.
int status_of(std::string_view answer);
/// What stands after the headers.
std::string body_of(std::string_view answer);

}  // namespace quisait::testing
