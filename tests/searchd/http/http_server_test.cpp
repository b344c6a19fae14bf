#include "searchd/http/http_server.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <gmock/gmock.h>
#include <random>
#include <thread>

#include <gtest/gtest.h>

#include "tests/searchd/raw_client.h"

// The rows of the probe table: what cpp-httplib alone accepts, answered by the front. Each was
// seen on the library of Debian 12 without it.
namespace quisait {
namespace {

using namespace std::chrono_literals;
using testing::body_of;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::RawClient;
using testing::status_of;

/// A server whose answer says what it was asked.
class HttpServerTest : public ::testing::Test {
protected:
    void start(FrontLimits limits = {}) {
        auto started = HttpServer::start(
            "127.0.0.1", 0, limits,
            [this](const Request& request, std::size_t worker) { return reply(request, worker); });
        ASSERT_TRUE(started) << started.error().what();
        server_ = *std::move(started);
    }

    Reply reply(const Request& request, std::size_t worker) {
        ++handled_;
        EXPECT_LT(worker, 8U);
        if (request.path == "/throw") throw std::runtime_error{"secret path"};
        if (request.path == "/slow") release_.get_future().wait();
        Reply made;
        if (request.path == "/large") {
            made.body = std::string(8U << 20U, 'x');
            made.type = "application/octet-stream";
            return made;
        }
        made.body = request.path + "|" + std::string{request.text("q")} + "|" +
                    std::string{request.header("x-t")} + "|" +
                    std::string{request.header("remote_addr")} + "|" + request.body;
        return made;
    }

    std::string ask(const std::string& request) { return RawClient::ask(server_->port(), request); }
    static std::string get(const std::string& target, const std::string& headers = {}) {
        return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    }
    static std::string post(const std::string& headers, const std::string& body) {
        return "POST /p HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n" + body;
    }

    std::promise<void> release_;
    std::atomic<int> handled_{0};
    std::unique_ptr<HttpServer> server_;
};

TEST_F(HttpServerTest, AnswersPathParametersAndBody) {
    start();
    EXPECT_EQ(body_of(ask(get("/a%20b?q=c%C3%A9+d%2B=x&z=1"))), "/a b|cé d+=x|||");
    EXPECT_EQ(body_of(ask(post("Content-Length: 4\r\n", "body"))), "/p||||body");
    EXPECT_EQ(body_of(ask("GET http://localhost/abs HTTP/1.1\r\nHost: localhost\r\n\r\n")),
              "/abs||||");
    const auto head = ask("HEAD /h HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(status_of(head), 200);
    EXPECT_EQ(body_of(head), "");
    EXPECT_EQ(body_of(ask("GET /old HTTP/1.0\r\n\r\n")), "/old||||");
}

TEST_F(HttpServerTest, RefusesWhatIsMalformedOrTooMuch) {
    start();
    const std::string many = [] {
        std::string headers;
        for (int i = 0; i < 100; ++i)
            headers += "X-" + std::to_string(i) + ": y\r\n";
        return headers;
    }();
    const struct {
        std::string name;
        std::string request;
        int status;
    } rows[] = {
        {"chunked body", post("Transfer-Encoding: chunked\r\n", "4\r\nbody\r\n0\r\n\r\n"), 411},
        {"compressed body", post("Content-Encoding: gzip\r\nContent-Length: 4\r\n", "body"), 415},
        {"many headers", get("/", many), 431},
        {"long header", get("/", "X: " + std::string(17000, 'a') + "\r\n"), 431},
        {"reserved name", get("/", "REMOTE_ADDR: 6.6.6.6\r\n"), 400},
        {"reserved name in lower case", get("/", "remote_addr: 6.6.6.6\r\n"), 400},
        {"length and chunked", post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "body"),
         411},
        {"two lengths", post("Content-Length: 4\r\nContent-Length: 4\r\n", "body"), 400},
        {"negative length", post("Content-Length: -5\r\n", ""), 400},
        {"length with a sign", post("Content-Length: +5\r\n", "12345"), 400},
        {"length of a list", post("Content-Length: 4, 4\r\n", "body"), 400},
        {"no length", post("", ""), 411},
        {"long body", post("Content-Length: 1000000\r\n", ""), 413},
        {"long address", get("/" + std::string(9000, '1')), 414},
        {"other method", "PUT / HTTP/1.1\r\nHost: localhost\r\n\r\n", 405},
        {"no method", "get / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
        {"other version", "GET / HTTP/2.0\r\nHost: localhost\r\n\r\n", 505},
        {"no version", "GET /\r\n\r\n", 400},
        {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two hosts", get("/", "Host: other\r\n"), 400},
        {"bad host", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
        {"folded header", get("/", "X: a\r\n b\r\n"), 400},
        {"space before the colon", get("/", "X : a\r\n"), 400},
        {"control character", get("/", std::string{"X: a\x01\r\n"}), 400},
        {"lone line feed", "GET / HTTP/1.1\nHost: localhost\n\n\r\n\r\n", 400},
        {"lone return", get("/", "X: a\rY: b\r\n"), 400},
        {"NUL in the address", get("/%00"), 400},
        {"broken escape", get("/%zz"), 400},
        {"broken escape of a parameter", get("/?q=%4"), 400},
        {"TLS", "\x16\x03\x01 hello", 400},
        {"fragment", get("/#a"), 400},
        {"address of another host", get("//example.org/"), 400},
        {"address with a backslash", get("/\\example.org/"), 400},
        {"star", "GET * HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(status_of(ask(row.request)), row.status);
    }
    EXPECT_EQ(status_of(ask(get("/fine"))), 200);
    EXPECT_GT(server_->counts().refused, 20U);
}

TEST_F(HttpServerTest, StopsReadingAnEndlessHeader) {
    start();
    RawClient client{server_->port()};
    client.send("GET / HTTP/1.1\r\nX: ");
    const std::string piece(64U << 10U, 'a');
    std::size_t sent = 0;
    while (sent < 64U << 20U && client.send(piece))
        sent += piece.size();
    EXPECT_LT(sent, 32U << 20U);
}

TEST_F(HttpServerTest, HeaderValuesKeepTheirEscapes) {
    start();
    EXPECT_EQ(body_of(ask(get("/", "X-T: a%0d%0aInjected: yes\r\n"))), "/||a%0d%0aInjected: yes||");
}

TEST_F(HttpServerTest, AnExceptionTellsNothing) {
    start();
    const auto answer = ask(get("/throw"));
    EXPECT_EQ(status_of(answer), 500);
    EXPECT_THAT(answer, Not(HasSubstr("secret")));
}

TEST_F(HttpServerTest, TwoRequestsInOnePacketHaveTwoAnswers) {
    start();
    RawClient client{server_->port()};
    client.send(get("/one") + get("/two") + get("/three"));
    EXPECT_EQ(body_of(client.receive()), "/one||||");
    EXPECT_EQ(body_of(client.receive()), "/two||||");
    EXPECT_EQ(body_of(client.receive()), "/three||||");
}

TEST_F(HttpServerTest, ARequestMayComeByteByByte) {
    start();
    RawClient client{server_->port()};
    for (const char c : post("Content-Length: 4\r\n", "body"))
        client.send({&c, 1});
    EXPECT_EQ(body_of(client.receive()), "/p||||body");
}

TEST_F(HttpServerTest, CompressesByGzipAlone) {
    start();
    const auto answer = ask(get("/", "Accept-Encoding: br, gzip\r\n"));
    EXPECT_THAT(answer, HasSubstr("Content-Encoding: gzip"));
    EXPECT_THAT(ask(get("/", "Accept-Encoding: br\r\n")), Not(HasSubstr("Content-Encoding")));
    EXPECT_THAT(ask(get("/", "Accept-Encoding: gzip;q=0\r\n")), Not(HasSubstr("Content-Encoding")));
}

TEST_F(HttpServerTest, IdleAndDrippingClientsSlowNobody) {
    FrontLimits limits;
    limits.threads = 1;
    start(limits);
    std::vector<RawClient> clients;
    for (int i = 0; i < 200; ++i) {
        clients.emplace_back(server_->port());
        clients.back().send(get("/"));
        clients.back().receive();
    }
    for (int i = 0; i < 200; ++i) {
        clients.emplace_back(server_->port());
        clients.back().send("G");
    }
    for (int i = 0; i < 20; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        EXPECT_EQ(status_of(ask(get("/x"))), 200);
        EXPECT_LT(std::chrono::steady_clock::now() - begin, 1s);
    }
}

TEST_F(HttpServerTest, CutsSlowRequestsAndIdleConnections) {
    FrontLimits limits;
    limits.request_deadline = 200ms;
    limits.idle_deadline = 300ms;
    start(limits);
    RawClient slow{server_->port()};
    slow.send("GET / HT");
    RawClient idle{server_->port()};
    EXPECT_EQ(status_of(slow.receive_all()), 408);
    EXPECT_EQ(idle.receive_all(), "");
    EXPECT_EQ(server_->counts().expired, 1U);
}

TEST_F(HttpServerTest, CutsClientsThatDoNotTakeTheirAnswer) {
    FrontLimits limits;
    limits.threads = 1;
    limits.write_deadline = 300ms;
    start(limits);
    RawClient lazy{server_->port(), 4096};
    lazy.send(get("/large"));
    // The worker is free at once.
    EXPECT_EQ(status_of(ask(get("/x"))), 200);
    while (server_->counts().expired == 0)
        std::this_thread::yield();
    EXPECT_LT(lazy.receive_all(200ms).size(), 8U << 20U);
}

TEST_F(HttpServerTest, SendsLargeAnswersWhole) {
    start();
    EXPECT_EQ(body_of(ask(get("/large"))).size(), 8U << 20U);
}

TEST_F(HttpServerTest, AFullQueueIsAnswered503AndNobodyHangs) {
    FrontLimits limits;
    limits.threads = 1;
    limits.queue = 2;
    start(limits);
    std::vector<RawClient> clients;
    clients.emplace_back(server_->port());
    clients[0].send(get("/slow"));
    while (handled_ == 0)
        std::this_thread::yield();
    for (int i = 0; i < 19; ++i) {
        clients.emplace_back(server_->port());
        clients.back().send(get("/quick"));
    }
    while (server_->counts().overload < 17)
        std::this_thread::yield();
    release_.set_value();
    int good = 0;
    int busy = 0;
    for (auto& client : clients) {
        const auto answer = client.receive();
        good += status_of(answer) == 200 ? 1 : 0;
        busy += status_of(answer) == 503 ? 1 : 0;
    }
    EXPECT_EQ(good, 3);
    EXPECT_EQ(busy, 17);
}

TEST_F(HttpServerTest, MoreConnectionsThanAllowedTakeThePlaceOfIdleOnes) {
    FrontLimits limits;
    limits.connections = 16;
    start(limits);
    std::vector<RawClient> clients;
    for (int i = 0; i < 60; ++i) {
        clients.emplace_back(server_->port());
        clients.back().send(get("/"));
        EXPECT_EQ(status_of(clients.back().receive()), 200);
    }
    EXPECT_LE(server_->counts().connections, 16U);
}

TEST_F(HttpServerTest, AClientThatLeavesEarlyHurtsNobody) {
    start();
    for (int i = 0; i < 12; ++i) {
        RawClient client{server_->port()};
        client.send(get("/large"));
    }
    RawClient patient{server_->port()};
    patient.send(get("/x"));
    EXPECT_EQ(status_of(patient.receive(60s)), 200);  // behind twelve answers of 8 MB
}

TEST_F(HttpServerTest, StopAnswersTheRequestAtHand) {
    FrontLimits limits;
    limits.threads = 1;
    start(limits);
    RawClient client{server_->port()};
    client.send(get("/slow"));
    while (handled_ == 0)
        std::this_thread::yield();
    std::thread stopping{[&] { server_->stop(); }};
    release_.set_value();
    EXPECT_EQ(body_of(client.receive()), "/slow||||");
    stopping.join();
    EXPECT_FALSE(server_->failed());
    EXPECT_EQ(RawClient{server_->port()}.receive(100ms), "");
}

TEST_F(HttpServerTest, APortInUseIsAnError) {
    start();
    const auto second = HttpServer::start("127.0.0.1", server_->port(), {},
                                          [](const Request&, std::size_t) { return Reply{}; });
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code(), Code::io_failed);
    EXPECT_THAT(second.error().what(), HasSubstr(std::to_string(server_->port())));
}

TEST_F(HttpServerTest, AnyBytesAreSurvived) {
    FrontLimits limits;
    limits.request_deadline = 100ms;
    start(limits);
    std::mt19937 random{7};  // NOLINT: the same bytes each time
    const std::string alphabet =
        "GETPOSHAD /?%&=:HTTP1.\r\n\t \x01\x80\xff"
        "abc0";
    for (int i = 0; i < 300; ++i) {
        std::string bytes = i % 2 == 0 ? "GET / HTTP/1.1\r\n" : "";
        const auto length = random() % 200;
        for (unsigned j = 0; j < length; ++j)
            bytes.push_back(alphabet[random() % alphabet.size()]);
        RawClient client{server_->port()};
        client.send(bytes + "\r\n\r\n");
    }
    EXPECT_EQ(status_of(ask(get("/x"))), 200);
}

}  // namespace
}  // namespace quisait
