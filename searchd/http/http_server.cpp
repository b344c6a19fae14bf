#include "searchd/http/http_server.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <thread>

#include <httplib.h>

#include "base/files.h"
#include "base/log.h"
#include "base/text.h"
#include "searchd/http/connection_loop.h"

namespace quisait {
namespace {

constexpr int kBacklog = 1024;

/// One framed request for the library, and room for its answer: no socket behind it.
class MemoryStream : public httplib::Stream {
public:
    explicit MemoryStream(std::string_view head) : head_{head} {}

    bool is_readable() const override { return at_ < head_.size(); }
    bool is_writable() const override { return true; }
    ssize_t read(char* into, std::size_t size) override {
        const auto count = std::min(size, head_.size() - at_);
        std::memcpy(into, head_.data() + at_, count);
        at_ += count;
        return static_cast<ssize_t>(count);
    }
    ssize_t write(const char* bytes, std::size_t size) override {
        answer_.append(bytes, size);
        return static_cast<ssize_t>(size);
    }
    void get_remote_ip_and_port(std::string& /*ip*/, int& /*port*/) const override {}
    void get_local_ip_and_port(std::string& /*ip*/, int& /*port*/) const override {}
    socket_t socket() const override { return INVALID_SOCKET; }

    std::string take() { return std::move(answer_); }

private:
    std::string_view head_;
    std::size_t at_ = 0;
    std::string answer_;
};

/// The library accepts on this queue's thread: what it enqueues is run at once, and gives the
/// socket away.
class InlineQueue : public httplib::TaskQueue {
public:
    void enqueue(std::function<void()> work) override { work(); }
    void shutdown() override {}
};

std::string remote_of(int socket) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    if (::getpeername(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) return {};
    std::array<char, NI_MAXHOST> name{};
    if (::getnameinfo(reinterpret_cast<sockaddr*>(&address), size, name.data(), name.size(),
                      nullptr, 0, NI_NUMERICHOST) != 0) {
        return {};
    }
    return name.data();
}

/// What the library's handler needs to know of the request at hand.
struct AtHand {
    const FrontJob* job = nullptr;
    std::size_t worker = 0;
};
thread_local AtHand at_hand;

Result<Request> read_request(const httplib::Request& from) {
    Request request;
    request.method = from.method == "POST"   ? Method::post
                     : from.method == "HEAD" ? Method::head
                                             : Method::get;
    QS_CHECK(read_target(from.target, request));
    for (const auto& [name, value] : from.headers) {
        // The library's own notes stand among the headers.
        if (name == "REMOTE_ADDR" || name == "REMOTE_PORT" || name == "LOCAL_ADDR" ||
            name == "LOCAL_PORT") {
            continue;
        }
        auto& kept = request.headers[lower_ascii(name)];
        if (!kept.empty()) kept += ", ";
        kept += value;
    }
    request.body = at_hand.job->body;
    request.remote = at_hand.job->remote;
    return request;
}

/// What a browser is told with every reply that does not say otherwise: guess no type, run and
/// load nothing, show it in no frame, hand nothing to other sites.
constexpr auto kSafeHeaders = std::to_array<std::pair<const char*, const char*>>({
    {"X-Content-Type-Options", "nosniff"},
    {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
});

/// cpp-httplib with its connection handling replaced.
class GuardedFront : public httplib::Server {
public:
    GuardedFront(const FrontLimits& limits, HttpServer::Handler handler)
        : handler_{std::move(handler)},
          loop_{limits,
                [this](const FrontJob& job, std::size_t worker) { return answer(job, worker); }} {
        new_task_queue = [] { return new InlineQueue; };  // NOLINT: the library deletes it
        set_socket_options([this](socket_t socket) {
            // Not the library's SO_REUSEPORT, under which two servers share a port unnoticed.
            const int yes = 1;
            ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
            listening_ = socket;
        });
        set_pre_routing_handler([this](const httplib::Request& from, httplib::Response& to) {
            reply(from, to);
            return HandlerResponse::Handled;
        });
        set_exception_handler([](const auto& /*request*/, auto& response,
                                 const std::exception_ptr& /*bug*/) { response.status = 500; });
    }

    /// @return the port, or -1
    int bind(const std::string& address, int port) {
        const int bound =
            port == 0 ? bind_to_any_port(address) : (bind_to_port(address, port) ? port : -1);
        if (bound > 0) ::listen(listening_, kBacklog);
        return bound;
    }

    ConnectionLoop& loop() { return loop_; }

private:
    bool process_and_close_socket(socket_t socket) override {
        const int yes = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL) | O_NONBLOCK);
        loop_.add(socket, remote_of(socket));
        return true;
    }

    std::string answer(const FrontJob& job, std::size_t worker) {
        at_hand = {&job, worker};
        MemoryStream stream{job.head};
        bool closed = false;
        process_request(stream, !job.keep_alive, closed, nullptr);
        at_hand = {};
        return stream.take();
    }

    void reply(const httplib::Request& from, httplib::Response& to) {
        Reply reply;
        try {
            auto request = read_request(from);
            reply = request ? handler_(*request, at_hand.worker) : to_problem(request.error());
        } catch (const std::exception& bug) {
            log(LogLevel::error, "http.bug", {{"path", from.path}, {"error", bug.what()}});
            reply = to_problem(Error{Code::internal, "internal error"});
        }
        to.status = reply.status;
        for (const auto& [name, value] : reply.headers)
            to.set_header(name, value);
        for (const auto& [name, value] : kSafeHeaders) {
            if (!to.has_header(name)) to.set_header(name, value);
        }
        if (!reply.body.empty()) to.set_content(reply.body, reply.type);
    }

    HttpServer::Handler handler_;
    socket_t listening_ = INVALID_SOCKET;
    ConnectionLoop loop_;
};

}  // namespace

struct HttpServer::Running {
    Running(const FrontLimits& limits, Handler handler) : front{limits, std::move(handler)} {}

    GuardedFront front;
    int port = 0;
    std::atomic<bool> stopping{false};
    std::atomic<bool> failed{false};
    std::thread accepting;
};

HttpServer::HttpServer(std::unique_ptr<Running> running) : running_{std::move(running)} {}

Result<std::unique_ptr<HttpServer>> HttpServer::start(const std::string& address, int port,
                                                      const FrontLimits& limits, Handler handler) {
    auto running = std::make_unique<Running>(limits, std::move(handler));
    errno = 0;
    running->port = running->front.bind(address, port);
    if (running->port <= 0) {
        return Error{Code::io_failed,
                     fmt::format("cannot listen on {} port {}: {}", address, port,
                                 system_error_text(errno == 0 ? EADDRINUSE : errno)),
                     "Choose another search.port, or 0 for a free one."};
    }
    auto* const raw = running.get();
    running->accepting = std::thread{[raw] {
        raw->front.listen_after_bind();
        if (!raw->stopping) raw->failed = true;
    }};
    return std::unique_ptr<HttpServer>{new HttpServer{std::move(running)}};
}

int HttpServer::port() const {
    return running_->port;
}
FrontCounts HttpServer::counts() const {
    return running_->front.loop().counts();
}
bool HttpServer::failed() const {
    return running_->failed;
}

void HttpServer::stop() {
    if (running_->stopping.exchange(true)) return;
    // stop() does nothing before the library's accept loop runs.
    while (!running_->front.is_running() && !running_->failed) {
        std::this_thread::yield();
    }
    running_->front.stop();
    if (running_->accepting.joinable()) running_->accepting.join();
    running_->front.loop().stop();
}

HttpServer::~HttpServer() {
    stop();
}

}  // namespace quisait
