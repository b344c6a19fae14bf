#include "tests/relevance/known_items.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/text.h"
#include "connectors/fact.h"
#include "connectors/line_input.h"
#include "indexer/analyzer.h"
#include "indexer/schema.h"

namespace quisait::relevance {
namespace {

constexpr std::size_t kLongestLine = 4U << 20U;
constexpr std::size_t kTitleWords = 4;

/// A sample's worth of one kind, with the hash that put it there.
struct Candidate {
    std::uint64_t hash = 0;
    std::string id;
    std::string talk;
    std::string text;
};

/// Words that mean something by themselves, in order.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (const auto& token : tokenize(text)) {
        const bool plain = token.kind == TokenKind::word && token.term.size() > 2;
        if (plain && !is_stop_word(token.term)) words.push_back(token.term);
    }
    return words;
}

std::string longest_sentence(std::string_view text) {
    std::string_view longest;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(".!?\n"), text.size());
        if (end > longest.size()) longest = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return clean_line(cut_at_word(longest, 400));
}

class Collector {
public:
    Collector(std::size_t most, Language language) : most_{most}, language_{language} {}

    void add(const Space& space) {
        const bool open = space.access.kind == AccessKind::everyone;
        if (!open || closed_.contains(space.within)) closed_.insert(space.id);
    }

    void add(const Post& post) {
        if (closed_.contains(post.space) || !is_wanted(post)) return;
        std::set<std::string> seen;
        for (const auto& word : words_of(post.body)) {
            if (seen.insert(word).second) ++having_[word];
        }
        const auto talk = post.thread.empty() ? post.id : post.thread;
        if (!post.title.empty() && talks_seen_.insert(talk).second) {
            ++titles_seen_[post.title];
            keep(titles_, {thread_hash("title " + talk), "t-" + talk, talk, post.title});
        }
        if (talk != post.id || post.title.empty()) {
            keep(sentences_, {thread_hash("sentence " + post.id), "s-" + post.id, talk,
                              longest_sentence(post.body)});
        }
    }

    KnownItems finished() {
        KnownItems items;
        for (const auto& one : titles_) {
            if (titles_seen_[one.text] > 1 || words_of(one.text).size() < kTitleWords) continue;
            items.titles.push_back({one.id, one.text});
            items.judgements[one.id][one.talk] = 1;
        }
        for (const auto& one : sentences_) {
            const auto text = rare_words(one.text);
            if (text.empty()) continue;
            items.sentences.push_back({one.id, text});
            items.judgements[one.id][one.talk] = 1;
        }
        return items;
    }

private:
    bool is_wanted(const Post& post) const {
        if (language_ == Language::unknown) return true;
        const auto said = language_of(post.lang);
        const auto own =
            said != Language::unknown ? said : detect_language(post.title + "\n" + post.body);
        return own == language_;
    }

    /// The candidates of the smallest hashes: a sample that does not depend on the order.
    void keep(std::vector<Candidate>& kept, Candidate one) const {
        const auto is_before = [](const Candidate& a, const Candidate& b) {
            return a.hash < b.hash;
        };
        if (kept.size() == most_ && !is_before(one, kept.back())) return;
        kept.insert(std::upper_bound(kept.begin(), kept.end(), one, is_before), std::move(one));
        if (kept.size() > most_) kept.pop_back();
    }

    std::string rare_words(const std::string& sentence) {
        auto words = words_of(sentence);
        if (words.size() < kSentenceWords) return {};
        auto rarest = words;
        std::sort(rarest.begin(), rarest.end());
        rarest.erase(std::unique(rarest.begin(), rarest.end()), rarest.end());
        if (rarest.size() < kSentenceWords) return {};
        std::stable_sort(rarest.begin(), rarest.end(),
                         [&](const auto& a, const auto& b) { return having_[a] < having_[b]; });
        rarest.resize(kSentenceWords);
        std::string text;
        for (const auto& word : words) {
            const auto chosen = std::find(rarest.begin(), rarest.end(), word);
            if (chosen == rarest.end()) continue;
            rarest.erase(chosen);
            text += (text.empty() ? "" : " ") + word;
        }
        return text;
    }

    std::size_t most_;
    Language language_;
    std::set<std::string> closed_;  ///< places that not everyone may read
    std::unordered_map<std::string, std::int64_t> having_;
    std::unordered_map<std::string, std::int64_t> titles_seen_;
    std::set<std::string> talks_seen_;
    std::vector<Candidate> titles_;
    std::vector<Candidate> sentences_;
};

}  // namespace

Result<KnownItems> known_items(const std::filesystem::path& facts, std::int64_t most,
                               Language language) {
    QS_TRY(auto input, LineInput::open(facts, kLongestLine));
    Collector collector{static_cast<std::size_t>(most), language};
    for (;;) {
        QS_TRY(const auto line, input.next());
        if (!line) return collector.finished();
        const auto fact = parse_fact(line->text);
        if (!fact) continue;
        if (const auto* post = std::get_if<Post>(&*fact)) collector.add(*post);
        if (const auto* space = std::get_if<Space>(&*fact)) collector.add(*space);
    }
}

}  // namespace quisait::relevance
