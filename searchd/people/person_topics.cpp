#include "searchd/people/person_topics.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "searchd/people/person_ranking.h"
#include "searchd/people/topic_spelling.h"
#include "searchd/posts/evidence.h"

namespace quisait {
namespace {

constexpr std::size_t kTextsPerTerm = 4;

/// A topic before its evidence is counted.
struct Named {
    std::string text;
    std::string query;  ///< its words, as the search takes them
};

/// The posts to open: for each term, the best first, some that have it.
std::set<std::uint32_t> posts_to_open(const std::vector<TopicTerm>& terms) {
    std::set<std::uint32_t> chosen;
    for (const auto& one : terms) {
        std::size_t covered = 0;
        for (const auto place : one.posts)
            covered += chosen.contains(place) ? 1U : 0U;
        for (auto place = one.posts.rbegin(); place != one.posts.rend(); ++place) {
            if (covered >= kTextsPerTerm || chosen.size() >= ranking::kTopicTexts) break;
            if (chosen.insert(*place).second) ++covered;
        }
    }
    return chosen;
}

Result<> read_texts(const PlanContext& context, const std::vector<OwnPost>& sample,
                    const std::set<std::uint32_t>& places, SpellingCount& spellings) {
    for (const auto place : places) {
        const auto document = sample[place].document;
        const auto& key = context.view.key(document);
        const auto language = static_cast<Language>(key.lang);
        QS_TRY(const auto evidence, Evidence::read(context.view, document));
        spellings.add_text(evidence.text("title"), language, key.thread);
        spellings.add_text(evidence.text("text"), language, key.thread);
        if (const auto tags = evidence.root().texts("tags")) {
            for (const auto tag : *tags)
                spellings.add_tag(tag, language, key.thread);
        }
    }
    return {};
}

/// Letters and digits alone: "Mise en production" and "mise-en-production" are one topic.
std::string bare(std::string_view text) {
    auto folded = fold(text);
    std::erase_if(folded, [](char c) { return c == ' ' || c == '-' || c == '_' || c == '\''; });
    return folded;
}

/// Names topics in the order of their terms, phrases before the words they are made of.
class TopicNames {
public:
    TopicNames(const Directory& directory, const SpellingCount& spellings)
        : directory_{directory}, spellings_{spellings} {}

    void add(const TopicTerm& term) {
        if (covered_.contains(term.key)) return;
        const auto* seen = spellings_.word(term.key);
        if (seen == nullptr) return;
        const auto text = seen->best();
        if (term.tagged == 0 && is_name(text)) return;
        const auto* phrase = term.is_long_tag() ? nullptr : best_phrase(term.key);
        const auto share = phrase == nullptr ? 0.0
                                             : static_cast<double>(phrase->spellings.talks) /
                                                   static_cast<double>(seen->talks);
        if (share >= ranking::kPhraseBeside && !is_name_phrase(*phrase)) {
            name(phrase->spellings.best(), phrase->queries.best());
            covered_.insert(phrase->first + " " + phrase->second);
            if (share >= ranking::kPhraseInstead) {
                covered_.insert(term.key);
                cover_other(*phrase, term.key);
                return;
            }
        }
        name(text, text);
    }

    const std::vector<Named>& names() const { return names_; }

private:
    /// Names are words of the language too: written small they are no names.
    bool is_name(const std::string& text) const {
        const auto first = first_code_point(text).value;
        return is_upper(first) && directory_.is_name_word(fold(text));
    }

    bool is_name_phrase(const PhraseSpellings& phrase) const {
        const auto query = phrase.queries.best();
        const auto space = query.find(' ');
        return is_name(query.substr(0, space)) || is_name(query.substr(space + 1));
    }

    /// The phrase with the word that was said in most talks, if in several and not named yet.
    const PhraseSpellings* best_phrase(const std::string& key) const {
        const PhraseSpellings* best = nullptr;
        for (const auto* phrase : spellings_.phrases_with(key)) {
            if (phrase->spellings.talks < ranking::kTopicTalks) continue;
            if (covered_.contains(phrase->first + " " + phrase->second)) continue;
            if (best == nullptr || phrase->spellings.talks > best->spellings.talks) best = phrase;
        }
        return best;
    }

    /// The phrase stands for its other word too where that is seldom seen without it.
    void cover_other(const PhraseSpellings& phrase, const std::string& key) {
        const auto& other = phrase.first == key ? phrase.second : phrase.first;
        const auto* seen = spellings_.word(other);
        if (seen == nullptr) return;
        const auto alone =
            static_cast<double>(phrase.spellings.talks) / static_cast<double>(seen->talks);
        if (alone >= ranking::kPhraseInstead) covered_.insert(other);
    }

    void name(const std::string& text, const std::string& query) {
        if (text.empty() || !known_.insert(bare(text)).second) return;
        names_.push_back({clean_line(text), query});
    }

    const Directory& directory_;
    const SpellingCount& spellings_;
    std::set<std::string> covered_;  ///< keys, and phrases as two keys
    std::set<std::string> known_;
    std::vector<Named> names_;
};

/// The topic with the evidence that its link opens: all readable posts of the person, not the
/// sample alone.
Result<PersonTopic> with_evidence(const PlanContext& context, const KnownPerson& known,
                                  const Named& named) {
    PersonTopic topic{named.text, named.query, 0, {}};
    const auto plan = plan_query(context, parse_query(named.query), {}, Joining::all);
    if (plan.query.empty()) return topic;
    const Xapian::Query own{Xapian::Query::OP_FILTER, plan.query, posts_by(known)};
    std::uint32_t newest = 0;
    QS_TRY([[maybe_unused]] const auto end,
           fold_matches(context.view, own, context.until, [&](const Match& match) {
               if (match.key.kind == kProfileKind) return;
               ++topic.posts;
               newest = std::max(newest, match.created);
           }));
    if (newest != 0) topic.last = to_day(Instant{std::chrono::seconds{newest}});
    return topic;
}

}  // namespace

Result<std::vector<PersonTopic>> topics_of(const PlanContext& context, const KnownPerson& known,
                                           const std::vector<OwnPost>& posts, Instant now) {
    const auto sample = telling_posts(context.view, posts, now, ranking::kTopicSample);
    TopicKeys keys{context.stemmer};
    const auto terms = topic_terms(context, sample, keys);
    SpellingCount spellings{terms, keys};
    QS_CHECK(read_texts(context, sample, posts_to_open(terms), spellings));
    TopicNames names{context.directory, spellings};
    for (const auto& term : terms)
        names.add(term);
    std::vector<PersonTopic> topics;
    for (const auto& named : names.names()) {
        const bool late = std::chrono::steady_clock::now() > context.until;
        if (topics.size() == ranking::kMostTopics || late) break;
        QS_TRY(auto topic, with_evidence(context, known, named));
        if (topic.posts > 0) topics.push_back(std::move(topic));
    }
    return topics;
}

}  // namespace quisait
