#include "searchd/index/lexicon.h"

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "indexer/analyzer.h"
#include "indexer/schema.h"

namespace quisait {
namespace {

constexpr std::size_t kLongestWord = 40;  ///< bytes: what is longer nobody completes
constexpr std::size_t kMostKept = 64;
constexpr std::size_t kMostWritten = 10000;
constexpr std::chrono::minutes kUnasked{5};
/// A database with fewer terms is read anew at each revision, in a few milliseconds.
constexpr std::size_t kFewTerms = 20000;
/// A term takes about 1 µs to read; so reading takes at most a fiftieth of the time of a worker.
constexpr std::chrono::microseconds kGoodForATerm{50};
/// How many posts are asked how they write a word.
constexpr int kWitnesses = 3;

/// In a large database what stands in one or two posts is mostly a slip of the keyboard.
Xapian::doccount least_frequency(Xapian::doccount documents) {
    if (documents < 20000) return 1;
    return documents < 200000 ? 2 : 3;
}

bool is_plain(std::string_view word) {
    while (!word.empty()) {
        const auto [value, bytes] = first_code_point(word);
        if (!is_letter(value) || is_cjk(value)) return false;
        word.remove_prefix(bytes);
    }
    return true;
}

/// The values of all terms of a field.
template <typename Wanted>
WordList values_of(const Xapian::Database& database, FieldId id, Xapian::doccount least,
                   std::size_t& walked, Wanted&& wanted) {
    WordList list;
    const auto prefix = field(id).prefix;
    auto term = database.allterms_begin(std::string{prefix});
    // Text has no prefix; those of the other fields are capitals, which lie before its letters.
    if (prefix.empty()) term.skip_to("[");
    for (; term != database.allterms_end(std::string{prefix}); ++term) {
        ++walked;
        const auto whole = *term;
        const auto value = std::string_view{whole}.substr(prefix.size());
        if (value.empty() || value.size() > kLongestWord || !wanted(value)) continue;
        const auto frequency = term.get_termfreq();
        if (frequency >= least) list.add(value, frequency);
    }
    list.shrink();
    return list;
}

/// How one post writes a word, in lower case; empty if it does not.
std::string written_in(const Xapian::Database& database, Xapian::docid document,
                       const std::string& word) {
    const auto json = Json::parse(database.get_document(document).get_data());
    if (!json) return {};
    for (const auto* const member : {"title", "text"}) {
        const auto text = json->root().text_or(member, {});
        if (!text) continue;
        for (const auto& token : tokenize(*text)) {
            if (token.term == word) return token.lower;
        }
    }
    return {};
}

std::string written_by_most(const Xapian::Database& database, const std::string& word) {
    std::map<std::string, int> ways;
    auto title = term(FieldId::title, word);
    const auto& asked = database.term_exists(title) ? title : word;
    auto post = database.postlist_begin(asked);
    for (int i = 0; i < kWitnesses && post != database.postlist_end(asked); ++i, ++post) {
        const auto way = written_in(database, *post, word);
        if (!way.empty()) ++ways[way];
    }
    const auto most = std::max_element(
        ways.begin(), ways.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == ways.end() ? word : most->first;
}

}  // namespace

void WordList::add(std::string_view word, std::uint32_t frequency) {
    rows_.push_back({static_cast<std::uint32_t>(letters_.size()), frequency});
    letters_ += word;
}

WordList::Word WordList::at(std::size_t index) const {
    const auto begin = rows_[index].begin;
    const auto end = index + 1 < rows_.size() ? rows_[index + 1].begin : letters_.size();
    return {std::string_view{letters_}.substr(begin, end - begin), rows_[index].frequency};
}

std::pair<std::size_t, std::size_t> WordList::beginning_with(std::string_view prefix) const {
    const auto first_that = [&](std::size_t low, auto&& is_before) {
        auto high = rows_.size();
        while (low < high) {
            const auto middle = low + (high - low) / 2;
            if (is_before(at(middle).text)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    };
    const auto begin = first_that(0, [&](std::string_view word) { return word < prefix; });
    const auto end = first_that(
        begin, [&](std::string_view word) { return word.substr(0, prefix.size()) <= prefix; });
    return {begin, end};
}

void WordList::shrink() {
    letters_.shrink_to_fit();
    rows_.shrink_to_fit();
}

Lexicon Lexicon::read(const Xapian::Database& database) {
    Lexicon lexicon;
    const auto least = least_frequency(database.get_doccount());
    const auto any = [](std::string_view /*value*/) { return true; };
    lexicon.words = values_of(database, FieldId::text, least, lexicon.walked, is_plain);
    lexicon.titles = values_of(database, FieldId::title, least, lexicon.walked, any);
    lexicon.tags = values_of(database, FieldId::tag, 1, lexicon.walked, any);
    return lexicon;
}

Lexicons LexiconCache::of(const View& view) {
    Lexicons lexicons;
    for (const auto& database : view.parts)
        lexicons.push_back(of(database));
    return lexicons;
}

/// The kept lexicon of a database, or none; `newest` says whether it need not be read anew.
std::shared_ptr<const Lexicon> LexiconCache::still_good(const std::string& uuid,
                                                        Xapian::rev revision, bool& newest) {
    const std::lock_guard lock{mutex_};
    const auto found = kept_.find(uuid);
    if (found == kept_.end()) return {};
    auto& kept = found->second;
    kept.asked = std::chrono::steady_clock::now();
    newest = kept.revision == revision || kept.asked < kept.good_until;
    return kept.lexicon;
}

std::shared_ptr<const Lexicon> LexiconCache::of(const Xapian::Database& database) {
    const auto uuid = database.get_uuid();
    const auto revision = database.get_revision();
    bool newest = false;
    auto kept = still_good(uuid, revision, newest);
    if (newest) return kept;
    std::unique_lock reading{reading_, std::defer_lock};
    if (!kept) {
        reading.lock();
        kept = still_good(uuid, revision, newest);
        if (newest) return kept;
    } else if (!reading.try_lock()) {
        return kept;
    }
    const auto lexicon = std::make_shared<const Lexicon>(Lexicon::read(database));
    keep(uuid, revision, lexicon);
    return lexicon;
}

void LexiconCache::keep(const std::string& uuid, Xapian::rev revision,
                        const std::shared_ptr<const Lexicon>& lexicon) {
    const std::lock_guard lock{mutex_};
    const auto now = std::chrono::steady_clock::now();
    std::erase_if(kept_, [&](const auto& row) { return now - row.second.asked > kUnasked; });
    if (kept_.size() >= kMostKept && !kept_.contains(uuid)) kept_.erase(kept_.begin());
    const auto good_for = lexicon->walked < kFewTerms
                              ? std::chrono::microseconds{0}
                              : kGoodForATerm * static_cast<std::int64_t>(lexicon->walked);
    kept_[uuid] = {lexicon, revision, now + good_for, now, {}};
}

std::string LexiconCache::written(const View& view, const std::string& word) {
    for (const auto& database : view.parts) {
        if (!database.term_exists(word)) continue;
        const auto uuid = database.get_uuid();
        {
            const std::lock_guard lock{mutex_};
            const auto& known = kept_[uuid].written;
            if (const auto found = known.find(word); found != known.end()) return found->second;
        }
        auto way = written_by_most(database, word);
        const std::lock_guard lock{mutex_};
        auto& known = kept_[uuid].written;
        if (known.size() < kMostWritten) known.emplace(word, way);
        return way;
    }
    return word;
}

}  // namespace quisait
