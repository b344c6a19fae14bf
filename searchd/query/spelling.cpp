#include "searchd/query/spelling.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <numeric>

#include "base/text.h"
#include "searchd/index/counting.h"
#include "searchd/query/edits.h"
#include "searchd/query/word_query.h"

namespace quisait {
namespace {

/// A word with more posts than these, and a query with more, is left alone.
constexpr std::size_t kFewHits = 3;
/// How many times more posts a better spelling has.
constexpr std::size_t kClearlyMore = 10;
constexpr std::size_t kMostChanged = 3;    ///< words of one query
constexpr std::size_t kMostProposals = 4;  ///< of one word
constexpr std::size_t kMostTries = 12;     ///< queries that are counted

/// A word that other posts may spell otherwise.
struct Doubtful {
    std::size_t begin = 0;  ///< bytes in the query
    std::size_t end = 0;
    std::string term;
    std::size_t hits = 0;
    std::vector<std::string>
        proposals;  ///< folded, best first; the word itself last if it has hits
};

/// One bit for each letter that a word has. An edit changes at most two of them.
std::uint32_t letters_of(std::string_view word) {
    std::uint32_t letters = 0;
    for (const char c : word) {
        if (c >= 'a' && c <= 'z') letters |= 1U << static_cast<unsigned>(c - 'a');
    }
    return letters;
}

/// Looks through lists of words for those that are a few edits away.
class Neighbours {
public:
    explicit Neighbours(const std::string& word)
        : word_{word},
          points_{code_points(word)},
          letters_{letters_of(word)},
          most_{edits_allowed(points_.size())},
          // A letter takes up to four bytes.
          most_bytes_{points_.size() == word.size() ? most_ : 4 * most_} {}

    void look_through(const WordList& list) {
        if (most_ == 0) return;
        for (std::size_t i = 0; i < list.size(); ++i) {
            const auto word = list.at(i);
            if (may_be_near(word.text)) add(word);
        }
    }

    /// At most kMostProposals, by edits, then by frequency.
    std::vector<std::string> best(std::size_t least_frequency) const {
        std::vector<std::pair<std::string_view, Found>> order;
        for (const auto& [text, found] : found_) {
            if (found.frequency >= least_frequency) order.emplace_back(text, found);
        }
        std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
            if (a.second.edits != b.second.edits) return a.second.edits < b.second.edits;
            if (a.second.frequency != b.second.frequency) {
                return a.second.frequency > b.second.frequency;
            }
            return a.first < b.first;
        });
        std::vector<std::string> texts;
        for (const auto& [text, found] : order) {
            if (texts.size() < kMostProposals) texts.emplace_back(text);
        }
        return texts;
    }

private:
    struct Found {
        std::size_t edits = 0;
        std::size_t frequency = 0;
    };

    /// Cheap: most words end here.
    bool may_be_near(std::string_view word) const {
        const auto longer = std::max(word.size(), word_.size());
        const auto shorter = std::min(word.size(), word_.size());
        if (longer - shorter > most_bytes_) return false;
        const auto others =
            static_cast<std::size_t>(__builtin_popcount(letters_of(word) ^ letters_));
        return others <= 2 * most_ && word != word_;
    }

    void add(const WordList::Word& word) {
        if (const auto known = found_.find(word.text); known != found_.end()) {
            known->second.frequency += word.frequency;
            return;
        }
        const auto edits = edits_between(points_, code_points(word.text), most_);
        if (edits <= most_) found_[std::string{word.text}] = {edits, word.frequency};
    }

    std::string word_;
    std::u32string points_;
    std::uint32_t letters_;
    std::size_t most_;
    std::size_t most_bytes_;
    std::map<std::string, Found, std::less<>> found_;
};

bool is_of_letters(std::string_view word) {
    const auto points = code_points(word);
    return std::all_of(points.begin(), points.end(),
                       [](char32_t one) { return is_letter(one) && !is_cjk(one); });
}

/// Where a word stands that begins at `at`, or after the name of its operator.
std::size_t begin_of(std::string_view text, std::size_t at, const std::string& word) {
    while (at < text.size() && (text[at] == '-' || text[at] == '!'))
        ++at;
    const auto rest = text.substr(at);
    const bool is_name = rest.size() > word.size() && rest[word.size()] == ':';
    if (rest.starts_with(word) && !is_name) return at;
    const auto colon = rest.find(':');
    return colon == std::string_view::npos ? text.size() : at + colon + 1;
}

/// Finds better spellings for one query.
class Speller {
public:
    Speller(const PlanContext& context, const std::vector<Node>& filters)
        : context_{context}, filters_{filters} {}

    std::string better(const std::string& typed) {
        const auto query = parse_query(typed);
        text_ = query.text;
        const auto has = count(text_, kFewHits + 1);
        if (has > kFewHits) return {};
        find_doubtful(query.root);
        if (doubtful_.empty()) return {};
        return best_of_tries(std::max<std::size_t>(1, kClearlyMore * has));
    }

private:
    bool is_late() const { return std::chrono::steady_clock::now() > context_.until; }

    std::size_t count(const std::string& text, std::size_t most) const {
        const auto plan = plan_query(context_, parse_query(text), filters_, Joining::talk);
        return count_posts(context_.view, plan.query, most, context_.until);
    }

    void find_doubtful(const Node& node) {
        for (const auto& child : node.children) {
            if (child.kind == NodeKind::all || child.kind == NodeKind::any) {
                for (const auto& one : child.children)
                    add_words(one);
            } else {
                add_words(child);
            }
        }
    }

    void add_words(const Node& node) {
        if (node.negated) return;
        if (node.kind == NodeKind::word) {
            add_word(node, node.text, begin_of(text_, node.column - 1, node.text));
        } else if (node.kind == NodeKind::phrase) {
            auto at = text_.find('"', node.column - 1);
            for (const auto& word : node.words) {
                at = std::min(text_.find(word, at), text_.size());
                add_word(node, word, at);
                at = std::min(at + word.size(), text_.size());
            }
        }
    }

    /// Only plain words, at most with an article before: never codes, numbers or names of files.
    void add_word(const Node& node, const std::string& word, std::size_t begin) {
        if (doubtful_.size() >= kMostChanged || text_.compare(begin, word.size(), word) != 0)
            return;
        const auto tokens = tokenize(word);
        if (tokens.size() != 1 || tokens.front().kind != TokenKind::word) return;
        const auto& token = tokens.front();
        if (edits_allowed(count_code_points(token.term)) == 0) return;
        if (!is_of_letters(token.term) || is_stop_word(token.term)) return;
        Doubtful doubtful{
            begin + token.begin, begin + token.end, token.term, hits_of(node, word), {}};
        if (doubtful.hits > kFewHits || is_late()) return;
        doubtful.proposals = proposals_for(doubtful);
        if (!doubtful.proposals.empty()) doubtful_.push_back(std::move(doubtful));
    }

    std::size_t hits_of(const Node& node, const std::string& word) const {
        Node alone;
        alone.kind = NodeKind::word;
        alone.field = node.field;
        alone.text = word;
        Marks marks;
        const auto query = word_query(context_, alone, marks);
        return count_posts(context_.view, query, kFewHits + 1, context_.until);
    }

    std::vector<std::string> proposals_for(const Doubtful& doubtful) const {
        Neighbours neighbours{doubtful.term};
        for (const auto& lexicon : context_.lexicons->of(context_.view))
            neighbours.look_through(lexicon->words);
        auto proposals = neighbours.best(std::max<std::size_t>(1, kClearlyMore * doubtful.hits));
        if (doubtful.hits > 0 && !proposals.empty()) proposals.push_back(doubtful.term);
        return proposals;
    }

    /// The query with the chosen proposal of each doubtful word.
    std::string with(const std::vector<std::size_t>& chosen, bool as_written) const {
        auto text = text_;
        for (auto i = doubtful_.size(); i-- > 0;) {
            const auto& doubtful = doubtful_[i];
            const auto& proposal = doubtful.proposals[chosen[i]];
            if (proposal == doubtful.term) continue;
            text.replace(
                doubtful.begin, doubtful.end - doubtful.begin,
                as_written ? context_.lexicons->written(context_.view, proposal) : proposal);
        }
        return text;
    }

    /// Every choice of a proposal for each word, those with the best proposals first.
    std::vector<std::vector<std::size_t>> choices() const {
        std::vector<std::vector<std::size_t>> all(1);
        for (const auto& doubtful : doubtful_) {
            std::vector<std::vector<std::size_t>> longer;
            for (const auto& begin : all) {
                for (std::size_t i = 0; i < doubtful.proposals.size(); ++i) {
                    longer.push_back(begin);
                    longer.back().push_back(i);
                }
            }
            all = std::move(longer);
        }
        std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
            return std::accumulate(a.begin(), a.end(), std::size_t{0}) <
                   std::accumulate(b.begin(), b.end(), std::size_t{0});
        });
        if (all.size() > kMostTries) all.resize(kMostTries);
        return all;
    }

    std::string best_of_tries(std::size_t wanted) const {
        for (const auto& chosen : choices()) {
            if (is_late()) return {};
            const auto text = with(chosen, false);
            if (text == text_ || text.size() > kLongestQuery) continue;
            if (count(text, wanted) >= wanted) return with(chosen, true);
        }
        return {};
    }

    const PlanContext& context_;
    const std::vector<Node>& filters_;
    std::string text_;
    std::vector<Doubtful> doubtful_;
};

}  // namespace

std::string better_spelling(const PlanContext& context, const std::string& text,
                            const std::vector<Node>& filters) {
    if (context.lexicons == nullptr || text.empty()) return {};
    return Speller{context, filters}.better(text);
}

}  // namespace quisait
