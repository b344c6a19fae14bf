// XML documents. The first byte says as what they are read: W, a WordPress export; any
// other, in pieces of as many bytes, which must not matter.
#include <algorithm>
#include <string>
#include <string_view>

#include "base/text.h"
#include "connectors/connector.h"
#include "connectors/markup.h"
#include "connectors/xml_input.h"
#include "tests/fuzz/fuzz_input.h"
#include "tests/fuzz/fuzz_source.h"

namespace {

using namespace quisait;  // NOLINT: the whole file is about it
using testing::must_hold;
using testing::read_as_source;

constexpr std::size_t kLongest = 1U << 16U;

class Recorder : public XmlTaker {
public:
    bool wants(const XmlElement& head) override { return head.name != "rss" && head.name != "a"; }
    Result<> take(const XmlElement& element, const std::string& fault,
                  const std::optional<XmlTrouble>& damage) override {
        const auto html = html_of(element);
        must_hold(is_utf8(html), "what is read is UTF-8");
        said += element.name + fault + (damage ? damage->reason : "") + html + '\n';
        for (const auto& link : links_of_html(html, "https://blog.example.org/"))
            must_hold(link.url.starts_with("http"), "a link is a web page");
        return {};
    }
    std::string said;
};

std::string read_in_pieces(std::string_view xml, std::size_t piece) {
    Recorder recorder;
    XmlInput input{kLongest, {}, recorder};
    for (std::size_t at = 0; at < xml.size(); at += piece)
        must_hold(input.feed(xml.substr(at, piece)).operator bool(), "the taker has no error");
    must_hold(input.finish().operator bool(), "the taker has no error");
    return input.broken() ? "broken" : recorder.said;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
    if (data[0] == 'W') {
        read_as_source(bytes, kLongest, read_wordpress);
        return 0;
    }
    const auto piece = std::max<std::size_t>(data[0], 1);
    must_hold(read_in_pieces(bytes, piece) == read_in_pieces(bytes, bytes.size() + 1),
              "a document is the same in pieces of any size");
    return 0;
}
