#include "searchd/http/request_framing.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/text.h"

namespace quisait {
namespace {

/// Names under which cpp-httplib keeps notes of its own among the headers.
constexpr auto kReserved = std::to_array<std::string_view>(
    {"remote_addr", "remote_port", "local_addr", "local_port", "remote-addr", "remote-port",
     "local-addr", "local-port", "exception_what", "exception-what"});

/// What is not handed on: we do not do it, or we say it ourselves.
constexpr auto kDropped = std::to_array<std::string_view>(
    {"range", "if-range", "expect", "upgrade", "te", "trailer", "connection", "keep-alive",
     "accept-encoding", "content-length", "proxy-connection", "http2-settings"});

template <typename List>
bool is_in(const List& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

Frame refused(int status, std::string reason) {
    Frame frame;
    frame.state = FrameState::refused;
    frame.status = status;
    frame.reason = std::move(reason);
    return frame;
}

bool is_token(std::string_view text) {
    constexpr std::string_view signs = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               signs.find(c) != std::string_view::npos;
    });
}

bool is_visible(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

/// A list member such as "gzip;q=0.5" that does not say q=0.
bool accepts_gzip(std::string_view value) {
    while (!value.empty()) {
        const auto end = std::min(value.find(','), value.size());
        const auto part = value.substr(0, end);
        value.remove_prefix(std::min(end + 1, value.size()));
        const auto semicolon = std::min(part.find(';'), part.size());
        const auto name = lower_ascii(trim(part.substr(0, semicolon)));
        if (name != "gzip" && name != "*") continue;
        std::string quality;
        for (const char c : part.substr(semicolon)) {
            if (c != ' ' && c != ';') quality.push_back(c);
        }
        const bool none = quality == "q=0" || quality == "q=0." || quality == "q=0.0" ||
                          quality == "q=0.00" || quality == "q=0.000";
        if (!none) return true;
    }
    return false;
}

/// Reads request line and headers, line after line.
class HeadReader {
public:
    explicit HeadReader(const FramingLimits& limits) : limits_{limits} {}

    /// @param head  without the empty line that ends it
    Frame read(std::string_view head) {
        std::size_t lines = 0;
        while (!head.empty() && !failed()) {
            const auto end = head.find("\r\n");
            const auto line = head.substr(0, end);
            head.remove_prefix(end == std::string_view::npos ? head.size() : end + 2);
            if (!is_clean(line)) return refused(400, "a header has a control character");
            if (lines == 0) {
                read_request_line(line);
            } else if (lines > limits_.header_lines) {
                return refused(431, "too many headers");
            } else {
                read_header(line);
            }
            ++lines;
        }
        if (!failed()) check_whole();
        return std::move(frame_);
    }

    std::size_t length() const { return length_; }

private:
    bool failed() const { return frame_.state == FrameState::refused; }
    void refuse(int status, std::string reason) { frame_ = refused(status, std::move(reason)); }

    static bool is_clean(std::string_view line) {
        return std::all_of(line.begin(), line.end(), [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return (byte >= 0x20 && byte != 0x7F) || byte == '\t';
        });
    }

    void read_request_line(std::string_view line) {
        const auto first = line.find(' ');
        const auto last = line.rfind(' ');
        if (first == std::string_view::npos || last == first) {
            return refuse(400, "the request line is malformed");
        }
        method_ = line.substr(0, first);
        auto target = line.substr(first + 1, last - first - 1);
        const auto version = line.substr(last + 1);
        if (!is_token(method_)) return refuse(400, "the method is malformed");
        if (target.size() > limits_.target_bytes) return refuse(414, "the address is too long");
        if (version != "HTTP/1.1" && version != "HTTP/1.0") {
            return refuse(version.starts_with("HTTP/") ? 505 : 400, "only HTTP/1.1 is spoken");
        }
        is_1_0_ = version == "HTTP/1.0";
        frame_.keep_alive = !is_1_0_;
        if (method_ != "GET" && method_ != "HEAD" && method_ != "POST") {
            return refuse(405, "only GET, HEAD and POST are answered");
        }
        for (const std::string_view scheme : {"http://", "https://"}) {
            if (!target.starts_with(scheme)) continue;
            const auto path = target.find('/', scheme.size());
            target = path == std::string_view::npos ? "/" : target.substr(path);
        }
        // A page repeats its address as a link: "//host" and "/\host" would lead elsewhere.
        if (!target.starts_with('/') || target.starts_with("//") || !is_visible(target) ||
            target.find_first_of("#\\") != std::string_view::npos) {
            return refuse(400, "the address is malformed");
        }
        frame_.head = fmt::format("{} {} HTTP/1.1\r\n", method_, target);
    }

    void read_header(std::string_view line) {
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
            return refuse(400, "a header is malformed");
        }
        const auto name = lower_ascii(line.substr(0, colon));
        const auto value = trim(line.substr(colon + 1));
        if (is_in(kReserved, name)) return refuse(400, "a header has a reserved name");
        if (name == "transfer-encoding") return refuse(411, "send a Content-Length");
        if (name == "content-encoding") return refuse(415, "send the body as it is");
        if (name == "content-length") return read_length(value);
        if (name == "host") return read_host(line, value);
        if (name == "connection") read_connection(lower_ascii(value));
        if (name == "accept-encoding") gzip_ = gzip_ || accepts_gzip(value);
        if (!is_in(kDropped, name)) hand_on(line.substr(0, colon), value);
    }

    void hand_on(std::string_view name, std::string_view value) {
        frame_.head += name;
        frame_.head += ": ";
        for (const char c : value) {
            if (c == '%') {
                frame_.head += "%25";
            } else {
                frame_.head.push_back(c);
            }
        }
        frame_.head += "\r\n";
    }

    void read_length(std::string_view value) {
        if (has_length_) return refuse(400, "two Content-Length headers");
        has_length_ = true;
        const bool digits =
            !value.empty() && value.size() <= 15 &&
            std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!digits) return refuse(400, "Content-Length is no number");
        std::from_chars(value.data(), value.data() + value.size(), length_);
        if (length_ > limits_.body_bytes) return refuse(413, "the body is too long");
    }

    void read_host(std::string_view line, std::string_view value) {
        constexpr std::string_view kBad = "/\\?#@<>\"'`{}|^,;";
        if (has_host_) return refuse(400, "two Host headers");
        has_host_ = true;
        const bool sound = !value.empty() && value.size() <= 255 && is_visible(value) &&
                           value.find_first_of(kBad) == std::string_view::npos;
        if (!sound) return refuse(400, "Host is malformed");
        hand_on(line.substr(0, 4), value);
    }

    void read_connection(std::string_view value) {
        if (value.find("close") != std::string_view::npos) frame_.keep_alive = false;
        if (is_1_0_ && value.find("keep-alive") != std::string_view::npos) frame_.keep_alive = true;
    }

    void check_whole() {
        if (!has_host_ && !is_1_0_) return refuse(400, "Host is missing");
        if (method_ == "POST" && !has_length_) return refuse(411, "send a Content-Length");
        if (gzip_) frame_.head += "Accept-Encoding: gzip\r\n";
        frame_.head += frame_.keep_alive ? "Connection: keep-alive\r\n" : "Connection: close\r\n";
        frame_.head += "\r\n";
    }

    const FramingLimits& limits_;
    Frame frame_;
    std::string_view method_;
    std::size_t length_ = 0;
    bool is_1_0_ = false;
    bool has_length_ = false;
    bool has_host_ = false;
    bool gzip_ = false;
};

}  // namespace

Frame frame_request(std::string_view received, const FramingLimits& limits, std::size_t& scanned) {
    // RFC 9112 2.2: an empty line before the request line is passed over.
    const std::size_t begin = received.starts_with("\r\n") ? 2 : 0;
    if (received.size() > begin && (received[begin] < 'A' || received[begin] > 'Z')) {
        if (received.size() == 1 && received[0] == '\r') return {};
        return refused(400, "this is no HTTP request");
    }
    const auto end = received.find("\r\n\r\n", std::max(begin, scanned));
    scanned = received.size() > 3 ? received.size() - 3 : 0;
    const auto head_bytes = end == std::string_view::npos ? received.size() : end;
    if (head_bytes > limits.header_bytes) return refused(431, "the headers are too long");
    if (end == std::string_view::npos) return {};
    scanned = end;
    HeadReader reader{limits};
    auto frame = reader.read(received.substr(begin, end - begin));
    if (frame.state == FrameState::refused) return frame;
    const auto body = end + 4;
    if (received.size() < body + reader.length()) return {};
    frame.body = received.substr(body, reader.length());
    frame.bytes = body + reader.length();
    frame.state = FrameState::complete;
    return frame;
}

}  // namespace quisait
