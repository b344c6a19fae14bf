#include "searchd/people/telling_words.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.h"
#include "searchd/people/person_ranking.h"
#include "searchd/people/question_detection.h"
#include "searchd/people/topic_spelling.h"
#include "searchd/people/topic_terms.h"
#include "searchd/query/word_query.h"

namespace quisait {
namespace {

/// The beginning of a text says what it is about.
constexpr std::size_t kLongestText = 4096;

/// A word of the text in all its forms.
struct Telling {
    std::string text;  ///< as it stands there first
    std::size_t place = 0;
    double times = 0;
    double weight = 0;
};

/// Collects the words of a text by what their forms have in common.
class TextWords {
public:
    explicit TextWords(const PlanContext& context) : context_{context}, keys_{context.stemmer} {}

    void add(std::string_view text, double times) {
        const auto plain = without_addresses(cut_at_word(text, kLongestText));
        const auto language = detect_language(plain);
        for (const auto& token : tokenize(plain)) {
            if (token.kind != TokenKind::word && token.kind != TokenKind::compound) continue;
            const auto& key = keys_.of(token.term, language);
            const auto spelled =
                std::string_view{plain}.substr(token.begin, token.end - token.begin);
            if (key.empty() || is_name(spelled, token.term)) continue;
            auto& word = words_[key];
            if (word.text.empty()) {
                word.text = spelled;
                word.place = ++places_;
            }
            word.times += times;
        }
    }

    /// The words with a weight above 0, the weightiest first.
    std::vector<Telling> weighed(double own_posts) {
        const auto& database = context_.view.database;
        const auto documents = static_cast<double>(database.get_doccount());
        const auto common = std::max(ranking::kTopicSmall, ranking::kTellingCommon * documents);
        std::vector<Telling> telling;
        for (auto& [key, word] : words_) {
            const auto found = posts_with_word(database, key);
            if (found <= own_posts || found > common) continue;
            word.weight = std::log(documents / found) * (1 + std::log(word.times));
            if (word.weight > 0) telling.push_back(std::move(word));
        }
        std::sort(telling.begin(), telling.end(), [](const Telling& a, const Telling& b) {
            return a.weight != b.weight ? a.weight > b.weight : a.place < b.place;
        });
        return telling;
    }

private:
    bool is_name(std::string_view spelled, const std::string& term) const {
        return is_upper(first_code_point(spelled).value) && context_.directory.is_name_word(term);
    }

    const PlanContext& context_;
    TopicKeys keys_;
    std::size_t places_ = 0;
    std::map<std::string, Telling> words_;
};

bool is_plain_word(const Node& node) {
    return node.kind == NodeKind::word && node.field == FieldId::text && !node.negated;
}

}  // namespace

Query telling_query(const PlanContext& context, const TellingText& text) {
    TextWords words{context};
    words.add(text.title, ranking::kTellingTitle);
    words.add(text.text, 1);
    auto telling = words.weighed(text.own_posts);
    if (telling.size() > ranking::kTellingWords) telling.resize(ranking::kTellingWords);
    std::sort(telling.begin(), telling.end(),
              [](const Telling& a, const Telling& b) { return a.place < b.place; });
    Query query;
    for (const auto& word : telling) {
        Node node;
        node.kind = NodeKind::word;
        node.text = word.text;
        query.root.children.push_back(std::move(node));
    }
    return query;
}

bool is_whole_question(const Query& query) {
    const auto& nodes = query.root.children;
    if (query.root.kind != NodeKind::all) return false;
    if (!std::all_of(nodes.begin(), nodes.end(), is_plain_word)) return false;
    const auto words =
        std::count_if(nodes.begin(), nodes.end(), [](const Node& node) { return !is_stop(node); });
    if (words > static_cast<std::ptrdiff_t>(ranking::kTellingWords)) return true;
    return nodes.size() >= ranking::kQuestionWords && is_question({}, query.text);
}

Query read_people_query(const PlanContext& context, const std::string& text) {
    auto query = parse_query(text);
    if (!is_whole_question(query)) return query;
    auto telling = telling_query(context, {{}, text, 0});
    if (telling.root.children.empty()) return query;
    telling.text = query.text;
    return telling;
}

}  // namespace quisait
