#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "searchd/http/http_server.h"
#include "searchd/http/request_framing.h"

namespace quisait {

/// A framed request on its way to a worker.
struct FrontJob {
    int socket = -1;
    std::string head;
    std::string body;
    std::string remote;
    bool keep_alive = true;
};

/// Owns all connections: one thread waits for all of them (epoll), reads, frames, cuts what is
/// late, and gives whole requests to the workers. A connection belongs to this thread, but while
/// its request is answered nobody reads it, and the worker may send to it.
class ConnectionLoop {
public:
    /// Makes the bytes of the answer. Runs on a worker.
    using Answer = std::function<std::string(const FrontJob& job, std::size_t worker)>;

    ConnectionLoop(const FrontLimits& limits, Answer answer);
    ~ConnectionLoop();
    ConnectionLoop(const ConnectionLoop&) = delete;
    ConnectionLoop& operator=(const ConnectionLoop&) = delete;

    /// Takes over a connected socket. Thread: any.
    void add(int socket, std::string remote);
    void stop();
    FrontCounts counts() const;

private:
    using Time = std::chrono::steady_clock::time_point;
    enum class State : std::uint8_t { idle, reading, answering, writing, draining };

    struct Connection {
        int socket = -1;
        State state = State::idle;
        std::string remote;
        std::string in;
        std::size_t scanned = 0;
        std::string out;
        bool close_after = false;
        bool peer_closed = false;
        std::size_t drained = 0;
        Time deadline;
    };
    struct Answered {
        int socket;
        std::string rest;  ///< what the worker could not send at once
        bool close_after;
    };

    void run();
    void work(std::size_t worker);
    void take_new();
    void take_answered();
    void on_event(Connection& connection, std::uint32_t events);
    void read_some(Connection& connection);
    void go_on(Connection& connection);
    void hand_over(Connection& connection, Frame frame);
    void refuse(Connection& connection, int status, std::string_view reason);
    void write_some(Connection& connection);
    void after_write(Connection& connection);
    void drain(Connection& connection);
    void wait_for(Connection& connection, std::uint32_t events);
    void close_connection(int socket);
    void cut_late(Time now);
    bool make_room();
    void wake() const;
    bool may_end();

    FrontLimits limits_;
    FramingLimits framing_;
    Answer answer_;
    int epoll_ = -1;
    int event_ = -1;
    std::unordered_map<int, std::unique_ptr<Connection>> connections_;

    std::mutex mutex_;  ///< guards what follows
    std::condition_variable work_there_;
    std::deque<FrontJob> jobs_;
    std::vector<std::pair<int, std::string>> new_;
    std::vector<Answered> answered_;
    bool workers_end_ = false;

    std::atomic<bool> stopping_{false};
    std::atomic<std::uint64_t> open_{0};
    std::atomic<std::uint64_t> accepted_{0};
    std::atomic<std::uint64_t> requests_{0};
    std::atomic<std::uint64_t> refused_{0};
    std::atomic<std::uint64_t> overload_{0};
    std::atomic<std::uint64_t> expired_{0};

    std::vector<std::thread> workers_;
    std::thread loop_;
};

}  // namespace quisait
