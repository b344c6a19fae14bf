#include "indexer/document.h"

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "indexer/plain_text.h"
#include "indexer/schema.h"
#include "indexer/sentence_language.h"

namespace quisait {
namespace {

constexpr std::size_t kLongestData = 64U << 10U;
constexpr Xapian::termcount kTitleWeight = 1;
constexpr Xapian::termcount kTagWeight = 2;
/// Texts of fewer words are alike by chance: "thanks, that works".
constexpr std::size_t kShortestCopy = 12;
/// Between title and body, so that no phrase runs across.
constexpr Xapian::termpos kGap = 100;

/// A text, its words, and the language each of them is stemmed in.
struct Words {
    std::vector<Token> tokens;
    std::vector<Language> languages;
};

Words words_of(std::string_view text, Language whole) {
    auto tokens = tokenize(text);
    auto languages = languages_of(text, tokens, whole);
    return {std::move(tokens), std::move(languages)};
}

/// The words of one text: exact words with positions, stems without.
void add_words(Xapian::Document& document, const Words& words, Stemmer& stemmer,
               Xapian::termpos first, Xapian::termcount weight) {
    for (std::size_t i = 0; i < words.tokens.size(); ++i) {
        const auto& token = words.tokens[i];
        document.add_posting(token.term, first + token.position, weight);
        for (const auto& stem : stemmer.stems(token, words.languages[i])) {
            document.add_term(term(FieldId::stem, stem), weight);
        }
    }
}

Xapian::termpos add_title(Xapian::Document& document, const std::string& title, Language language,
                          Stemmer& stemmer) {
    if (title.empty()) return 0;
    const auto words = words_of(title, language);
    add_words(document, words, stemmer, 0, kTitleWeight);
    for (const auto& token : words.tokens) {
        document.add_posting(term(FieldId::title, token.term), token.position);
    }
    return (words.tokens.empty() ? 0 : words.tokens.back().position) + kGap;
}

void add_byline(Xapian::Document& document, std::string_view name) {
    for (const auto& token : tokenize(name))
        document.add_term(term(FieldId::byline, token.term));
}

/// A reply is about the title of its talk, though it does not say it again.
void add_talk(Xapian::Document& document, const std::string& title, Language language,
              Stemmer& stemmer) {
    const auto words = words_of(title, language);
    for (std::size_t i = 0; i < words.tokens.size(); ++i) {
        document.add_term(term(FieldId::talk, words.tokens[i].term));
        for (const auto& stem : stemmer.stems(words.tokens[i], words.languages[i]))
            document.add_term(term(FieldId::talk, stem));
    }
}

/// The same for copies of a text, whatever their spacing and signs; 0 for a short one.
std::uint32_t copy_hash(const std::vector<Token>& tokens) {
    if (tokens.size() < kShortestCopy) return 0;
    std::string words;
    for (const auto& token : tokens)
        words += token.term + ' ';
    const auto hash = thread_hash(words);
    return std::max(static_cast<std::uint32_t>(hash ^ (hash >> 32U)), 1U);
}

void add_exact(Xapian::Document& document, FieldId id, std::string_view value) {
    if (!value.empty()) document.add_boolean_term(term(id, value));
}

void set_slots(Xapian::Document& document, const FoldKey& key, Instant created) {
    document.add_value(kFoldSlot, key.packed());
    const auto seconds = static_cast<std::uint32_t>(created.time_since_epoch().count());
    std::string packed;
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        packed.push_back(static_cast<char>((seconds >> shift) & 0xFFU));
    }
    document.add_value(kCreatedSlot, packed);
}

/// Full ids of what a post stands in.
struct FullIds {
    std::string post, author, space, thread, parent;
};

FullIds full_ids(const StoredPost& stored) {
    const auto& post = stored.post;
    const auto full = [&](const std::string& id) {
        return id.empty() ? std::string{} : stored.source_name + ":" + id;
    };
    return {full(post.id), full(post.author), full(post.space), full(post.thread),
            full(post.parent)};
}

std::string data_of(const StoredPost& stored, const FullIds& ids, std::string_view text,
                    Language language) {
    const auto& post = stored.post;
    JsonWriter out;
    out.begin_object().text("id", ids.post).text("kind", word(post.kind));
    out.text("title", post.title).text("text", cut_at_word(text, kLongestData));
    out.text("url", post.url).text("author", ids.author).text("space", ids.space);
    out.text("thread", ids.thread).text("parent", ids.parent).text("talk", stored.talk_title);
    out.text("created", to_rfc3339(post.created)).number("likes", stored.likes);
    out.boolean("accepted", post.accepted).text("lang", word(language));
    out.texts("tags", post.tags).key("links").begin_list();
    for (const auto& link : post.links) {
        out.begin_object().text("url", link.url).text("title", link.title).end_object();
    }
    out.end_list().key("files").begin_list();
    for (const auto& file : post.files) {
        out.begin_object().text("name", file.name).text("url", file.url).end_object();
    }
    return out.end_list().end_object().take();
}

FoldKey fold_key(const StoredPost& stored, const FullIds& ids, Language language) {
    const auto& post = stored.post;
    FoldKey key;
    key.thread = thread_hash(ids.thread);
    key.author = static_cast<std::uint32_t>(stored.author_no);
    key.space = static_cast<std::uint32_t>(stored.space_no);
    key.day = day_number(post.created);
    key.likes = static_cast<std::uint16_t>(std::min<std::int64_t>(stored.likes, 65535));
    key.source = static_cast<std::uint8_t>(stored.source);
    key.kind = static_cast<std::uint8_t>(post.kind);
    key.lang = static_cast<std::uint8_t>(language);
    key.flags = static_cast<std::uint8_t>((post.links.empty() ? 0U : FoldKey::kHasLink) |
                                          (post.files.empty() ? 0U : FoldKey::kHasFile) |
                                          (post.accepted ? FoldKey::kAccepted : 0U) |
                                          (post.thread == post.id ? 0U : FoldKey::kReply));
    return key;
}

}  // namespace

Xapian::Document make_document(const StoredPost& stored, Stemmer& stemmer) {
    const auto& post = stored.post;
    const auto ids = full_ids(stored);
    const auto text = plain_text(post.body, post.format);
    auto language = language_of(post.lang);
    if (language == Language::unknown) language = detect_language(post.title + "\n" + text);
    Xapian::Document document;
    const auto first = add_title(document, post.title, language, stemmer);
    const auto words = words_of(text, language);
    add_words(document, words, stemmer, first, 1);
    add_byline(document, stored.author_name);
    if (post.title.empty()) add_talk(document, stored.talk_title, language, stemmer);
    document.add_boolean_term(term(FieldId::id, ids.post));
    add_exact(document, FieldId::author, ids.author);
    add_exact(document, FieldId::space, ids.space);
    add_exact(document, FieldId::thread, ids.thread);
    add_exact(document, FieldId::source, stored.source_name);
    add_exact(document, FieldId::kind, word(post.kind));
    add_exact(document, FieldId::lang, word(language));
    auto after = first + (words.tokens.empty() ? 0 : words.tokens.back().position);
    for (const auto& tag : post.tags) {
        add_exact(document, FieldId::tag, tag);
        after += kGap;
        add_words(document, words_of(tag, language), stemmer, after, kTagWeight);
    }
    if (!post.links.empty()) add_exact(document, FieldId::has, "link");
    if (!post.files.empty()) add_exact(document, FieldId::has, "file");
    if (post.accepted) add_exact(document, FieldId::has, "answer");
    auto key = fold_key(stored, ids, language);
    key.same = copy_hash(words.tokens);
    set_slots(document, key, post.created);
    document.set_data(data_of(stored, ids, text, language));
    return document;
}

Xapian::Document make_profile(const StoredPerson& stored, Stemmer& stemmer) {
    const auto& person = stored.person;
    const auto full = stored.source_name + ":" + person.id;
    Xapian::Document document;
    Xapian::termpos first = add_title(document, person.name, Language::unknown, stemmer);
    std::string text;
    const auto add = [&](const std::string& part) {
        if (part.empty()) return;
        const Words words{words_of(part, Language::unknown)};
        add_words(document, words, stemmer, first, 1);
        first += (words.tokens.empty() ? 0 : words.tokens.back().position) + kGap;
        text += (text.empty() ? "" : " · ") + part;
    };
    for (const auto& part : {person.title, person.department, person.team, person.location}) {
        add(part);
    }
    for (const auto& skill : person.skills)
        add(skill);
    for (const auto& claim : stored.claims)
        add(claim.topic);
    add(person.about);
    document.add_boolean_term(term(FieldId::id, "person/" + full));
    add_exact(document, FieldId::author, full);
    add_exact(document, FieldId::source, stored.source_name);
    add_exact(document, FieldId::kind, "profile");
    FoldKey key;
    key.author = static_cast<std::uint32_t>(stored.no);
    key.source = static_cast<std::uint8_t>(stored.source);
    key.kind = kProfileKind;
    set_slots(document, key, Instant{});
    JsonWriter out;
    out.begin_object().text("id", "person/" + full).text("kind", "profile");
    out.text("title", person.name).text("text", text).text("url", person.url);
    out.text("author", full).end_object();
    document.set_data(out.take());
    return document;
}

}  // namespace quisait
