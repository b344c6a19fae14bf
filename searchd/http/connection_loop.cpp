#include "searchd/http/connection_loop.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "searchd/http/exchange.h"

namespace quisait {
namespace {

constexpr int kTickMilliseconds = 50;
constexpr std::size_t kReadBytes = 16U << 10U;
/// After a refusal the rest of a request is read and thrown away, so that the answer is not lost
/// with a reset; this much and this long.
constexpr std::size_t kMostDrained = 4U << 20U;
constexpr std::chrono::milliseconds kDrainTime{1000};

/// Sends what the socket takes now. @return bytes sent, or -1 when the connection is broken
ssize_t send_some(int socket, std::string_view bytes) {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const auto now = ::send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (now >= 0) {
            sent += static_cast<std::size_t>(now);
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            break;
        } else if (errno != EINTR) {
            return -1;
        }
    }
    return static_cast<ssize_t>(sent);
}

constexpr auto kPhrases = std::to_array<std::pair<int, std::string_view>>({
    {400, "Bad Request"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {411, "Length Required"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {431, "Request Header Fields Too Large"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
});

std::string_view reason_phrase(int status) {
    for (const auto& [number, phrase] : kPhrases) {
        if (number == status) return phrase;
    }
    return "Error";
}

std::string refusal(int status, std::string_view reason) {
    std::string extra;
    if (status == 405) extra = "Allow: GET, HEAD, POST\r\n";
    if (status == 503) extra = "Retry-After: 1\r\n";
    return fmt::format(
        "HTTP/1.1 {} {}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {}\r\n{}"
        "Connection: close\r\n\r\n{}\n",
        status, reason_phrase(status), reason.size() + 1, extra, reason);
}

}  // namespace

ConnectionLoop::ConnectionLoop(const FrontLimits& limits, Answer answer)
    : limits_{limits},
      answer_{std::move(answer)},
      epoll_{::epoll_create1(EPOLL_CLOEXEC)},
      event_{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)} {
    framing_.body_bytes = limits.body_bytes;
    epoll_event wanted{};
    wanted.events = EPOLLIN;
    wanted.data.fd = event_;
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, event_, &wanted);
    for (std::size_t i = 0; i < std::max<std::size_t>(limits.threads, 1); ++i) {
        workers_.emplace_back([this, i] { work(i); });
    }
    loop_ = std::thread{[this] { run(); }};
}

ConnectionLoop::~ConnectionLoop() {
    stop();
    ::close(event_);
    ::close(epoll_);
}

void ConnectionLoop::stop() {
    stopping_ = true;
    wake();
    if (loop_.joinable()) loop_.join();
    {
        const std::lock_guard lock{mutex_};
        workers_end_ = true;
    }
    work_there_.notify_all();
    for (auto& worker : workers_) {
        if (worker.joinable()) worker.join();
    }
}

FrontCounts ConnectionLoop::counts() const {
    return {open_, accepted_, requests_, refused_, overload_, expired_};
}

void ConnectionLoop::wake() const {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(event_, &one, sizeof one);
}

void ConnectionLoop::add(int socket, std::string remote) {
    {
        const std::lock_guard lock{mutex_};
        new_.emplace_back(socket, std::move(remote));
    }
    wake();
}

void ConnectionLoop::work(std::size_t worker) {
    for (;;) {
        FrontJob job;
        {
            std::unique_lock lock{mutex_};
            work_there_.wait(lock, [&] { return !jobs_.empty() || workers_end_; });
            if (jobs_.empty()) return;
            job = std::move(jobs_.front());
            jobs_.pop_front();
        }
        const auto bytes = answer_(job, worker);
        // Most answers fit into the buffer of the socket: then the client has its answer before
        // the loop wakes.
        const auto sent = send_some(job.socket, bytes);
        Answered done{job.socket, {}, !job.keep_alive || sent < 0};
        if (sent >= 0) done.rest = bytes.substr(static_cast<std::size_t>(sent));
        {
            const std::lock_guard lock{mutex_};
            answered_.push_back(std::move(done));
        }
        wake();
    }
}

void ConnectionLoop::run() {
    std::array<epoll_event, 256> events{};
    while (!may_end()) {
        const int count =
            ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), kTickMilliseconds);
        for (int i = 0; i < count; ++i) {
            const auto& event = events.at(static_cast<std::size_t>(i));
            if (event.data.fd == event_) {
                std::uint64_t woken = 0;
                [[maybe_unused]] const auto got = ::read(event_, &woken, sizeof woken);
                continue;
            }
            const auto found = connections_.find(event.data.fd);
            if (found != connections_.end()) on_event(*found->second, event.events);
        }
        take_answered();
        take_new();
        cut_late(std::chrono::steady_clock::now());
    }
    const std::lock_guard lock{mutex_};
    for (const auto& [socket, remote] : new_)
        ::close(socket);
    new_.clear();
}

/// When stopping, what is not being answered or written is closed; true once nothing is left.
bool ConnectionLoop::may_end() {
    if (!stopping_) return false;
    std::vector<int> unneeded;
    for (const auto& [socket, connection] : connections_) {
        if (connection->state != State::answering && connection->state != State::writing) {
            unneeded.push_back(socket);
        }
    }
    for (const int socket : unneeded)
        close_connection(socket);
    return connections_.empty();
}

void ConnectionLoop::take_new() {
    std::vector<std::pair<int, std::string>> arrived;
    {
        const std::lock_guard lock{mutex_};
        arrived.swap(new_);
    }
    for (auto& [socket, remote] : arrived) {
        ++accepted_;
        auto connection = std::make_unique<Connection>();
        connection->socket = socket;
        connection->remote = std::move(remote);
        connection->deadline = std::chrono::steady_clock::now() + limits_.idle_deadline;
        const bool room = make_room();
        auto& kept = *connections_.emplace(socket, std::move(connection)).first->second;
        open_ = connections_.size();
        epoll_event wanted{};
        wanted.data.fd = socket;
        ::epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &wanted);
        if (!room) {
            ++overload_;
            refuse(kept, 503, "too many connections");
        } else {
            wait_for(kept, EPOLLIN);
            read_some(kept);
        }
    }
}

/// Makes room for one more: the connection that is idle for the longest time gives way.
bool ConnectionLoop::make_room() {
    if (connections_.size() < limits_.connections) return true;
    const Connection* oldest = nullptr;
    for (const auto& [socket, connection] : connections_) {
        if (connection->state != State::idle) continue;
        if (oldest == nullptr || connection->deadline < oldest->deadline) oldest = connection.get();
    }
    if (oldest == nullptr) return false;
    close_connection(oldest->socket);
    return true;
}

void ConnectionLoop::take_answered() {
    std::vector<Answered> done;
    {
        const std::lock_guard lock{mutex_};
        done.swap(answered_);
    }
    for (auto& one : done) {
        const auto found = connections_.find(one.socket);
        if (found == connections_.end()) continue;
        auto& connection = *found->second;
        connection.close_after = connection.close_after || one.close_after || stopping_;
        connection.out = std::move(one.rest);
        connection.state = State::writing;
        connection.deadline = std::chrono::steady_clock::now() + limits_.write_deadline;
        write_some(connection);
    }
}

void ConnectionLoop::wait_for(Connection& connection, std::uint32_t events) {
    epoll_event wanted{};
    wanted.events = events;
    wanted.data.fd = connection.socket;
    ::epoll_ctl(epoll_, EPOLL_CTL_MOD, connection.socket, &wanted);
}

void ConnectionLoop::on_event(Connection& connection, std::uint32_t events) {
    switch (connection.state) {
        case State::idle:
        case State::reading:
            return read_some(connection);
        case State::writing:
            return write_some(connection);
        case State::draining:
            return drain(connection);
        case State::answering:
            // Nobody waits for it now but for its end; the worker still owns the socket.
            if ((events & (EPOLLHUP | EPOLLERR)) != 0) {
                connection.close_after = true;
                ::epoll_ctl(epoll_, EPOLL_CTL_DEL, connection.socket, nullptr);
            }
            return;
    }
}

void ConnectionLoop::read_some(Connection& connection) {
    std::array<char, kReadBytes> bytes{};
    const auto got = ::recv(connection.socket, bytes.data(), bytes.size(), 0);
    if (got < 0) {
        if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
            close_connection(connection.socket);
        }
        return;
    }
    if (got == 0) return close_connection(connection.socket);
    connection.in.append(bytes.data(), static_cast<std::size_t>(got));
    go_on(connection);
}

/// Looks whether a whole request is there.
void ConnectionLoop::go_on(Connection& connection) {
    if (connection.in.empty()) {
        if (connection.close_after || stopping_) return close_connection(connection.socket);
        if (connection.state != State::idle) {
            connection.state = State::idle;
            connection.deadline = std::chrono::steady_clock::now() + limits_.idle_deadline;
        }
        return wait_for(connection, EPOLLIN);
    }
    if (connection.state != State::reading) {
        connection.state = State::reading;
        connection.deadline = std::chrono::steady_clock::now() + limits_.request_deadline;
    }
    auto frame = frame_request(connection.in, framing_, connection.scanned);
    switch (frame.state) {
        case FrameState::incomplete:
            return wait_for(connection, EPOLLIN);
        case FrameState::refused:
            ++refused_;
            return refuse(connection, frame.status, frame.reason);
        case FrameState::complete:
            return hand_over(connection, std::move(frame));
    }
}

void ConnectionLoop::hand_over(Connection& connection, Frame frame) {
    connection.in.erase(0, frame.bytes);
    connection.scanned = 0;
    bool taken = false;
    {
        const std::lock_guard lock{mutex_};
        if (jobs_.size() < limits_.queue) {
            jobs_.push_back({connection.socket, std::move(frame.head), std::move(frame.body),
                             connection.remote, frame.keep_alive});
            taken = true;
        }
    }
    if (!taken) {
        ++overload_;
        return refuse(connection, 503, "too many requests at once");
    }
    ++requests_;
    connection.state = State::answering;
    wait_for(connection, 0);
    work_there_.notify_one();
}

void ConnectionLoop::refuse(Connection& connection, int status, std::string_view reason) {
    connection.out = refusal(status, reason);
    connection.close_after = true;
    connection.in.clear();
    connection.state = State::writing;
    connection.deadline = std::chrono::steady_clock::now() + kDrainTime;
    write_some(connection);
}

void ConnectionLoop::write_some(Connection& connection) {
    const auto sent = send_some(connection.socket, connection.out);
    if (sent < 0) return close_connection(connection.socket);
    connection.out.erase(0, static_cast<std::size_t>(sent));
    if (!connection.out.empty()) return wait_for(connection, EPOLLOUT);
    after_write(connection);
}

void ConnectionLoop::after_write(Connection& connection) {
    if (!connection.close_after) return go_on(connection);
    ::shutdown(connection.socket, SHUT_WR);
    connection.state = State::draining;
    connection.deadline = std::chrono::steady_clock::now() + kDrainTime;
    wait_for(connection, EPOLLIN | EPOLLRDHUP);
    drain(connection);
}

void ConnectionLoop::drain(Connection& connection) {
    std::array<char, kReadBytes> bytes{};
    for (;;) {
        const auto got = ::recv(connection.socket, bytes.data(), bytes.size(), 0);
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) return;
        if (got <= 0) return close_connection(connection.socket);
        connection.drained += static_cast<std::size_t>(got);
        if (connection.drained > kMostDrained) return close_connection(connection.socket);
    }
}

void ConnectionLoop::close_connection(int socket) {
    const auto found = connections_.find(socket);
    if (found == connections_.end()) return;
    ::close(socket);
    connections_.erase(found);
    open_ = connections_.size();
}

void ConnectionLoop::cut_late(Time now) {
    std::vector<Connection*> late;
    for (const auto& [socket, connection] : connections_) {
        const bool waits = connection->state != State::answering;
        if (waits && now > connection->deadline) late.push_back(connection.get());
    }
    for (auto* connection : late) {
        if (connection->state == State::reading) {
            ++expired_;
            refuse(*connection, 408, "the request took too long");
        } else {
            if (connection->state == State::writing) ++expired_;
            close_connection(connection->socket);
        }
    }
}

}  // namespace quisait
