#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "searchd/http/exchange.h"

namespace quisait {

struct FrontLimits {
    std::size_t threads = 2;
    std::size_t queue = 64;  ///< requests that wait; more are answered 503
    std::size_t connections = 4096;
    std::size_t body_bytes = 64U << 10U;
    std::chrono::milliseconds request_deadline{10000};  ///< from the first byte to the last
    std::chrono::milliseconds idle_deadline{60000};     ///< between two requests
    std::chrono::milliseconds write_deadline{10000};    ///< for a client to take an answer
};

struct FrontCounts {
    std::uint64_t connections = 0;  ///< open now
    std::uint64_t accepted = 0;
    std::uint64_t requests = 0;  ///< handed to the handler
    std::uint64_t refused = 0;   ///< malformed or over a limit
    std::uint64_t overload = 0;  ///< answered 503: queue or connections full
    std::uint64_t expired = 0;   ///< cut by a deadline
};

/// HTTP/1.1 on one address: cpp-httplib behind a front of our own, which frames requests, holds
/// every limit and keeps slow clients away from the workers.
class HttpServer {
public:
    /// Runs on a worker; `worker` is 0 … threads - 1, each used by one thread only.
    using Handler = std::function<Reply(const Request& request, std::size_t worker)>;

    /// Binds and starts; port 0 takes a free one.
    /// @return io_failed, naming address and port
    static Result<std::unique_ptr<HttpServer>> start(const std::string& address, int port,
                                                     const FrontLimits& limits, Handler handler);

    int port() const;
    FrontCounts counts() const;
    /// True once the socket stopped accepting by itself: the program should end.
    bool failed() const;
    /// Stops accepting, answers the requests at hand, ends the threads. May be called twice.
    void stop();

    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;
    ~HttpServer();

private:
    struct Running;
    explicit HttpServer(std::unique_ptr<Running> running);
    std::unique_ptr<Running> running_;
};

}  // namespace quisait
