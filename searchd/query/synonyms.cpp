#include "searchd/query/synonyms.h"

#include <SynonymFiles.h>
#include <algorithm>

#include <fmt/ranges.h>

#include "base/files.h"
#include "base/text.h"
#include "indexer/analyzer.h"

namespace quisait {
namespace {

constexpr std::size_t kLongestFile = 1U << 20U;

/// The words of a member as people write them; compounds whole.
std::vector<std::string> words_of(std::string_view member) {
    std::vector<std::string> words;
    for (const auto& token : tokenize(member)) {
        if (token.kind == TokenKind::part || token.kind == TokenKind::joined) continue;
        words.emplace_back(member.substr(token.begin, token.end - token.begin));
    }
    return words;
}

std::string phrase_of(std::span<const std::string> words) {
    std::string phrase;
    for (const auto& word : words)
        phrase += (phrase.empty() ? "" : " ") + fold(word);
    return phrase;
}

Result<std::vector<std::vector<std::string>>> read_family(std::string_view line) {
    std::vector<std::vector<std::string>> family;
    for (;;) {
        const auto equal = line.find('=');
        auto words = words_of(line.substr(0, equal));
        if (words.empty() || words.size() > Synonyms::kMostWords) {
            return fail(Code::bad_setting, "a member has 1 to {} words", Synonyms::kMostWords);
        }
        family.push_back(std::move(words));
        if (equal == std::string_view::npos) break;
        line.remove_prefix(equal + 1);
    }
    if (family.size() < 2) return fail(Code::bad_setting, "a family is two members or more: a = b");
    return family;
}

}  // namespace

Result<Synonyms> Synonyms::load(const std::filesystem::path& path) {
    if (path.empty()) return parse(embedded::kSynonymFiles.front().content, "synonyms.txt");
    QS_TRY(const auto text, read_file(path, kLongestFile));
    return parse(text, path.string());
}

Result<Synonyms> Synonyms::parse(std::string_view text, std::string_view name) {
    Synonyms synonyms;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = trim(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty() || line.front() == '#') continue;
        if (!is_utf8(line)) {
            return fail(Code::bad_setting, "{} line {}: is not UTF-8", name, number);
        }
        auto family = read_family(line);
        if (!family) {
            return std::move(family).error().during(fmt::format("{} line {}", name, number));
        }
        for (const auto& member : *family) {
            synonyms.by_phrase_[phrase_of(member)].push_back(synonyms.families_.size());
        }
        synonyms.families_.push_back(*std::move(family));
    }
    return synonyms;
}

Synonyms::Found Synonyms::find(std::span<const std::string> words) const {
    for (auto count = std::min(words.size(), kMostWords); count > 0; --count) {
        const auto phrase = phrase_of(words.first(count));
        const auto known = by_phrase_.find(phrase);
        if (known == by_phrase_.end()) continue;
        Found found{count, {}};
        for (const auto family : known->second) {
            for (const auto& member : families_[family]) {
                if (phrase_of(member) != phrase) found.others.push_back(member);
            }
        }
        return found;
    }
    return {};
}

}  // namespace quisait
