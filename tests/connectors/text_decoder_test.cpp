#include "connectors/text_decoder.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace quisait {
namespace {

std::string decoded(std::string_view bytes, std::string_view declared, std::size_t piece) {
    TextDecoder decoder{declared};
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += piece)
        text += decoder.feed(bytes.substr(at, piece));
    return text + decoder.finish();
}

struct Case {
    std::string_view what;
    std::string_view declared;
    std::string_view bytes;
    std::string_view text;
};

TEST(TextDecoder, TellsTheEncodingByTheBytesAndThenByWhatIsDeclared) {
    using namespace std::string_view_literals;
    const auto cases = std::to_array<Case>({
        {"plain", "", "plain", "plain"},
        {"empty", "", "", ""},
        {"UTF-8", "UTF-8", "Café", "Café"},
        {"nothing declared, UTF-8", "", "Café", "Café"},
        {"declared ISO-8859-1, is UTF-8", "ISO-8859-1", "Café 日本", "Café 日本"},
        {"declared UTF-8, is windows-1252", "utf-8", "Caf\xE9 for 5 \x80", "Café for 5 €"},
        {"nothing declared, is windows-1252", "", "\x93quoted\x94", "“quoted”"},
        {"ISO-8859-1 means windows-1252", "iso-8859-1", "5 \x80", "5 €"},
        {"KOI8-R", "KOI8-R", "\xF0\xD2\xC9\xD7\xC5\xD4", "Привет"},
        {"Shift_JIS", "Shift_JIS", "\x93\xFA\x96\x7B", "日本"},
        {"ISO-2022-JP", "ISO-2022-JP", "\x1B$BF|K\\\x1B(B.", "日本."},
        {"no such encoding", "invalid", "Café", "Café"},
        {"a name that asks iconv for more", "utf-8//IGNORE", "Caf\xE9", "Café"},
        {"mark of UTF-8", "ISO-8859-1",
         "\xEF\xBB\xBF"
         "Café",
         "Café"},
        {"mark of UTF-16", "",
         "\xFF\xFE"
         "C\0\xE9\0"sv,
         "Cé"},
        {"UTF-16 without a mark", "UTF-16", "<\0?\0\xE9\0"sv, "<?é"},
        {"big UTF-16 without a mark", "", "\0<\0?\0\xE9"sv, "<?é"},
        {"wrong byte in UTF-8", "utf-8", "Café ö \xFF.", "Café ö \xEF\xBF\xBD."},
        {"cut letter", "utf-8", "Café ö\xC3", "Café ö\xEF\xBF\xBD"},
        {"byte without meaning", "windows-1252", "\xE9\x81.", "é\xEF\xBF\xBD."},
    });
    for (const auto& one : cases) {
        for (const std::size_t piece : {1U, 2U, 3U, 1000U}) {
            SCOPED_TRACE(std::string{one.what} + " by " + std::to_string(piece));
            EXPECT_EQ(decoded(one.bytes, one.declared, piece), one.text);
        }
    }
}

TEST(TextDecoder, LooksAtFourKibibytesFromTheFirstLetterBeyondAscii) {
    const std::string plain(100000, 'x');
    EXPECT_EQ(decoded(plain + "\xE9", "utf-8", 4096), plain + "é");
    // What comes later does not change what was decided.
    EXPECT_EQ(decoded("é" + plain + "\xE9\xE9", "", 4096),
              "é" + plain + "\xEF\xBF\xBD\xEF\xBF\xBD");
    EXPECT_TRUE(is_utf8(decoded(std::string(50000, '\xFF'), "", 100)));
}

TEST(TextDecoder, KnowsTheNamesOfEncodings) {
    for (const auto* known : {"utf-8", "ISO-8859-1", "koi8-r", "Windows-1252", " latin1 "})
        EXPECT_TRUE(TextDecoder::knows(known)) << known;
    for (const auto* unknown : {"", "invalid", "utf-8//TRANSLIT", "a,b"})
        EXPECT_FALSE(TextDecoder::knows(unknown)) << unknown;
}

}  // namespace
}  // namespace quisait
