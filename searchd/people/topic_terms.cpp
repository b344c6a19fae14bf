#include "searchd/people/topic_terms.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "indexer/schema.h"
#include "searchd/people/person_ranking.h"

namespace quisait {
namespace {

constexpr std::size_t kLongestTag = 60;
constexpr std::uint32_t kClockEvery = 16;

/// True for what can be a topic by its signs: letters at least as many as digits.
bool has_topic_signs(std::string_view word) {
    std::size_t letters = 0;
    std::size_t digits = 0;
    const bool signed_letter = word.ends_with('+') || word.ends_with('#');  // C++, C#
    for (std::string_view rest = word; !rest.empty();) {
        const auto [value, bytes] = first_code_point(rest);
        if (value == U'@' || value == U'/') return false;
        if (is_letter(value)) ++letters;
        if (is_digit(value)) ++digits;
        rest.remove_prefix(bytes);
    }
    return letters >= (signed_letter ? 1U : 2U) && letters >= digits;
}

/// Counts terms over the posts of a sample, talk by talk.
class TermCount {
public:
    TermCount(const View& view, TopicKeys& keys) : view_{view}, keys_{keys} {}

    void add(std::uint32_t place, const OwnPost& post) {
        const auto& fold_key = view_.key(post.document);
        place_ = place;
        talk_ = fold_key.thread;
        language_ = static_cast<Language>(fold_key.lang);
        for (auto one = view_.database.termlist_begin(post.document);
             one != view_.database.termlist_end(post.document); ++one) {
            add(*one);
        }
    }

    std::vector<TopicTerm> take() {
        std::vector<TopicTerm> terms;
        for (auto& [key, counted] : counted_)
            terms.push_back(std::move(counted.term));
        return terms;
    }

private:
    struct Counted {
        TopicTerm term;
        std::uint64_t last_talk = 0;
        std::uint32_t tagged_in = kNowhere;
        std::uint32_t titled_in = kNowhere;
    };
    static constexpr std::uint32_t kNowhere = 0xFFFFFFFFU;

    void add(const std::string& text) {
        const bool has_prefix = text.front() >= 'A' && text.front() <= 'Z';
        if (!has_prefix) {
            if (auto* counted = found(keys_.of(text, language_))) note(*counted);
        } else if (text.starts_with(field(FieldId::tag).prefix)) {
            add_tag(text);
        } else if (text.starts_with(field(FieldId::title).prefix)) {
            auto* counted = found(keys_.of(text.substr(1), language_));
            if (counted != nullptr && counted->titled_in != place_) {
                counted->titled_in = place_;
                ++counted->term.titled;
            }
        }
    }

    /// A tag of one word is that word, which stands among the words too.
    void add_tag(const std::string& text) {
        const auto value = text.substr(1);
        if (value.empty() || value.size() > kLongestTag) return;
        const bool one_word = value.find_first_of(" -_") == std::string::npos;
        if (!one_word && !has_topic_signs(value)) return;
        auto* counted = found(one_word ? keys_.of(value, language_) : text);
        if (counted == nullptr) return;
        if (!one_word) note(*counted);
        if (counted->tagged_in == place_) return;
        counted->tagged_in = place_;
        ++counted->term.tagged;
    }

    Counted* found(const std::string& key) {
        if (key.empty()) return nullptr;
        auto& counted = counted_[key];
        if (counted.term.key.empty()) counted.term.key = key;
        return &counted;
    }

    void note(Counted& counted) {
        auto& posts = counted.term.posts;
        if (!posts.empty() && posts.back() == place_) return;
        if (posts.empty() || counted.last_talk != talk_) ++counted.term.talks;
        counted.last_talk = talk_;
        posts.push_back(place_);
    }

    const View& view_;
    TopicKeys& keys_;
    std::uint32_t place_ = 0;
    std::uint64_t talk_ = 0;
    Language language_ = Language::unknown;
    std::unordered_map<std::string, Counted> counted_;
};

double posts_with(const Xapian::Database& database, const TopicTerm& topic) {
    return topic.is_long_tag() ? database.get_termfreq(topic.key)
                               : posts_with_word(database, topic.key);
}

double score_of(const TopicTerm& topic, double sample, double found, double documents) {
    const auto own = static_cast<double>(topic.posts.size());
    const auto tagged = topic.tagged / own;
    const auto common = std::max(ranking::kTopicSmall, ranking::kTopicCommon * documents) + own;
    if (found > common && tagged < 0.5) return 0;
    const auto others = std::max(std::min(found, documents) - own, 0.0);
    const auto rest = std::max(documents - sample, 1.0);
    if (own / sample < ranking::kTopicLift * std::min(others / rest, 1.0)) return 0;
    const auto surprise = ranking::surprise(own, sample, std::min(others, rest), rest);
    if (surprise < ranking::kTopicSurprise && topic.tagged == 0) return 0;
    return surprise *
           (1 + ranking::kTopicTagged * tagged + ranking::kTopicTitled * topic.titled / own);
}

void keep_first(std::vector<TopicTerm>& terms, std::size_t most, auto is_before) {
    std::sort(terms.begin(), terms.end(), is_before);
    if (terms.size() > most) terms.resize(most);
}

/// What a topic adds to those before it: a post that has several of them counts ever less.
double novelty(const TopicTerm& topic, const std::vector<std::uint32_t>& covered) {
    double sum = 0;
    for (const auto place : topic.posts)
        sum += std::pow(ranking::kTopicAgain, covered[place]);
    return sum / static_cast<double>(topic.posts.size());
}

/// Orders terms so that each says something new: words of one subject stand in the same posts.
/// @param posts  in the sample
void spread(std::vector<TopicTerm>& terms, std::size_t posts) {
    std::vector<std::uint32_t> covered(posts);
    for (auto next = terms.begin(); next != terms.end(); ++next) {
        auto best = next;
        double best_worth = -1;
        for (auto one = next; one != terms.end(); ++one) {
            const auto worth = one->score * novelty(*one, covered);
            if (worth <= best_worth) continue;
            best_worth = worth;
            best = one;
        }
        std::rotate(next, best, best + 1);
        for (const auto place : next->posts)
            ++covered[place];
    }
}

}  // namespace

const std::string& TopicKeys::of(const std::string& word, Language language) {
    auto& known = known_[static_cast<std::size_t>(language)];
    const auto [found, is_new] = known.try_emplace(word);
    if (!is_new || is_stop_word(word) || !has_topic_signs(word)) return found->second;
    Token token;
    token.term = word;
    token.lower = word;
    token.kind = TokenKind::word;
    const auto& stems = stemmer_.stems(token, language);
    found->second = stems.empty() ? word : stems.front();
    return found->second;
}

double posts_with_word(const Xapian::Database& database, const std::string& key) {
    return static_cast<double>(database.get_termfreq(term(FieldId::stem, key))) +
           static_cast<double>(database.get_termfreq(key));
}

std::vector<TopicTerm> topic_terms(const PlanContext& context, const std::vector<OwnPost>& sample,
                                   TopicKeys& keys) {
    TermCount count{context.view, keys};
    for (std::uint32_t place = 0; place < sample.size(); ++place) {
        if (place % kClockEvery == 0 && std::chrono::steady_clock::now() > context.until) break;
        count.add(place, sample[place]);
    }
    auto terms = count.take();
    std::erase_if(terms, [](const TopicTerm& one) {
        return one.posts.empty() || (one.talks < ranking::kTopicTalks && one.tagged == 0);
    });
    keep_first(terms, ranking::kTopicLookups, [](const TopicTerm& a, const TopicTerm& b) {
        return a.posts.size() != b.posts.size() ? a.posts.size() > b.posts.size() : a.key < b.key;
    });
    const auto& database = context.view.database;
    const auto documents = static_cast<double>(database.get_doccount());
    const auto size = static_cast<double>(sample.size());
    for (auto& one : terms)
        one.score = score_of(one, size, posts_with(database, one), documents);
    std::erase_if(terms, [](const TopicTerm& one) { return one.score <= 0; });
    keep_first(terms, ranking::kTopicCandidates, [](const TopicTerm& a, const TopicTerm& b) {
        return a.score != b.score ? a.score > b.score : a.key < b.key;
    });
    spread(terms, sample.size());
    return terms;
}

}  // namespace quisait
