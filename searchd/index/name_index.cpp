#include "searchd/index/name_index.h"

#include <algorithm>

namespace quisait {
namespace {

/// Words of a name are parted by a space, a hyphen, a dot and the like; other scripts have
/// letters above ASCII.
bool is_sign(char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    return !letter && static_cast<unsigned char>(c) < 0x80;
}

bool begins_word(std::string_view name, std::string_view word) {
    for (auto at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1)) {
        if (at == 0 || is_sign(name[at - 1])) return true;
    }
    return false;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

}  // namespace

void NameIndex::add(std::string_view folded, std::uint32_t number) {
    const auto begin = static_cast<std::uint32_t>(letters_.size());
    const auto index = static_cast<std::uint32_t>(names_.size());
    letters_ += folded;
    names_.push_back({begin, number});
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const bool starts = !is_sign(folded[i]) && (i == 0 || is_sign(folded[i - 1]));
        if (starts) words_.push_back({begin + static_cast<std::uint32_t>(i), index});
    }
}

void NameIndex::finish() {
    std::sort(words_.begin(), words_.end(), [&](const Word& a, const Word& b) {
        const auto order = from(a).compare(from(b));
        return order != 0 ? order < 0 : a.begin < b.begin;
    });
    letters_.shrink_to_fit();
    names_.shrink_to_fit();
    words_.shrink_to_fit();
}

std::string_view NameIndex::name(std::uint32_t index) const {
    const auto begin = names_[index].begin;
    const auto end = index + 1 < names_.size() ? names_[index + 1].begin : letters_.size();
    return std::string_view{letters_}.substr(begin, end - begin);
}

std::string_view NameIndex::from(const Word& word) const {
    return name(word.name).substr(word.begin - names_[word.name].begin);
}

std::vector<NameIndex::Found> NameIndex::beginning_with(std::string_view asked) const {
    auto words = words_of(asked);
    if (words.empty()) return {};
    std::stable_sort(words.begin(), words.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    const auto longest = words.front();
    const auto before = [](const auto& a, const auto& b) { return a < b; };
    const auto begin = std::lower_bound(
        words_.begin(), words_.end(), longest,
        [&](const Word& a, const auto& b) { return before(from(a).substr(0, b.size()), b); });
    std::vector<Found> found;
    for (auto word = begin; word != words_.end() && from(*word).starts_with(longest); ++word) {
        const auto whole = name(word->name);
        const bool all = std::all_of(words.begin() + 1, words.end(),
                                     [&](const auto& one) { return begins_word(whole, one); });
        if (all) found.push_back({names_[word->name].number, whole.starts_with(asked)});
    }
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return a.number != b.number ? a.number < b.number : a.at_start > b.at_start;
    });
    const auto same = [](const Found& a, const Found& b) { return a.number == b.number; };
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
    return found;
}

}  // namespace quisait
