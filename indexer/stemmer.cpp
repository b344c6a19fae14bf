#include <StemFamilies.h>
#include <algorithm>
#include <array>
#include <sstream>
#include <unordered_map>

#include <xapian.h>

#include "base/text.h"
#include "indexer/analyzer.h"

namespace quisait {
namespace {

constexpr std::size_t kLongestStemmed = 40;
constexpr std::size_t kMostCached = 50000;

using Families = std::unordered_map<std::string, std::string>;

/// config/stems: the first word of a line is the stem of all on it.
Families families_of(std::string_view file) {
    Families families;
    for (const auto& embedded : embedded::kStemFamilies) {
        if (embedded.name != file) continue;
        std::istringstream lines{std::string{embedded.content}};
        for (std::string line; std::getline(lines, line);) {
            if (line.empty() || line.front() == '#') continue;
            std::istringstream words{line};
            std::string first;
            words >> first;
            families.emplace(first, first);
            families.emplace(fold(first), first);
            for (std::string one; words >> one;) {
                families.emplace(one, first);
                families.emplace(fold(one), first);
            }
        }
    }
    return families;
}

/// An ending that Snowball's French stemmer treats by the length of the word, and the one ending
/// under which its family is stemmed.
struct Ending {
    std::string_view from;
    std::string_view to;
    std::size_t least_before;  ///< bytes that must stand before it
};

/// Longest first.
constexpr auto kFrenchEndings = std::to_array<Ending>({
    {"ifications", "ifier", 2},
    {"ification", "ifier", 2},
    {"euses", "eur", 3},
    {"euse", "eur", 3},
    {"eurs", "eur", 3},
    {"eux", "eur", 3},
    {"ives", "ive", 2},
    {"ifs", "ive", 2},
    {"if", "ive", 2},
});

/// `lower` with its ending put under one roof: heureuse and heureux, actif and active.
std::string regular_french(const std::string& lower) {
    for (const auto& ending : kFrenchEndings) {
        if (!lower.ends_with(ending.from)) continue;
        const auto before = lower.size() - ending.from.size();
        if (before < ending.least_before) return lower;
        return lower.substr(0, before) + std::string{ending.to};
    }
    return lower;
}

}  // namespace

struct Stemmer::Cache {
    Xapian::Stem english{"en"};
    Xapian::Stem french{"fr"};
    Families english_families = families_of("en.txt");
    Families french_families = families_of("fr.txt");
    std::array<std::unordered_map<std::string, std::vector<std::string>>, 3> kept;

    std::string stem_english(const std::string& lower) const {
        const auto family = english_families.find(lower);
        return family != english_families.end() ? family->second : english(lower);
    }

    std::string stem_french(const std::string& lower) const {
        const auto family = french_families.find(lower);
        return family != french_families.end() ? family->second : french(regular_french(lower));
    }

    static void add(std::vector<std::string>& stems, const Token& token, std::string one) {
        if (one.empty() || one == token.term) return;
        if (std::find(stems.begin(), stems.end(), one) == stems.end()) {
            stems.push_back(std::move(one));
        }
    }
};

Stemmer::Stemmer() : cache_{std::make_unique<Cache>()} {}
Stemmer::~Stemmer() = default;

const std::vector<std::string>& Stemmer::stems(const Token& token, Language language) {
    static const std::vector<std::string> none;
    if (token.kind == TokenKind::cjk || token.kind == TokenKind::compound) return none;
    if (token.lower.size() > kLongestStemmed) return none;
    auto& kept = cache_->kept.at(static_cast<std::size_t>(language));
    if (kept.size() > kMostCached) kept.clear();
    const auto [row, is_new] = kept.try_emplace(token.lower);
    if (!is_new) return row->second;
    auto& stems = row->second;
    if (language != Language::fr) {
        Cache::add(stems, token, fold(cache_->stem_english(token.lower)));
        Cache::add(stems, token, fold(cache_->stem_english(token.term)));
    }
    if (language != Language::en) {
        Cache::add(stems, token, fold(cache_->stem_french(token.lower)));
        Cache::add(stems, token, fold(cache_->stem_french(token.term)));
    }
    return stems;
}

}  // namespace quisait
