#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/time.h"
#include "connectors/fact.h"
#include "indexer/analyzer.h"

/// Every field of an evidence document, in one table. docs/INDEX.md says the same for people.
namespace quisait {

/// Goes up with every change of terms, slots or document data; an index of another is not opened.
inline constexpr int kSchemaVersion = 4;

enum class FieldKind : std::uint8_t {
    text,    ///< analysed words with positions: ranked, and phrases match
    exact,   ///< the whole value as one term: filters, never ranked
    number,  ///< only a value: ranges and sorting
};

enum class FieldId : std::uint8_t {
    id,
    text,
    stem,
    title,
    byline,
    talk,
    author,
    space,
    thread,
    tag,
    lang,
    kind,
    source,
    has,
    created,
    likes,
    count_
};

inline constexpr std::uint32_t kNoSlot = 0xFFFFFFFFU;
inline constexpr std::uint32_t kFoldSlot =
    0;  ///< FoldKey::packed(): everything that is folded or sorted by
inline constexpr std::uint32_t kCreatedSlot = 1;  ///< seconds since 1970, 4 bytes big-endian

/// One row: all that any part of the program knows about a field.
struct Field {
    FieldId id;
    std::string_view name;   ///< in JSON and in addresses
    std::string_view words;  ///< in queries, English and French, by space
    FieldKind kind;
    std::string_view prefix;  ///< of its terms
    std::uint32_t slot;
    std::uint8_t weight;  ///< what one occurrence adds to the wdf; 0 unless text
    std::string_view doc;
    std::string_view example;  ///< a query that works; the tests run it
};

// clang-format off
inline constexpr auto kFields = std::to_array<Field>({
    {FieldId::id,      "id",      "id",                 FieldKind::exact,  "Q",  kNoSlot,      0, "One post.",                         "id:yammer:7"},
    {FieldId::text,    "text",    "text texte",         FieldKind::text,   "",   kNoSlot,      1, "All its words, those of the title too.", "text:backup"},
    {FieldId::stem,    "stem",    "",                   FieldKind::text,   "Z",  kNoSlot,      1, "Stems that differ from the word; no positions.", "backups"},
    {FieldId::title,   "title",   "title titre",        FieldKind::text,   "S",  kNoSlot,      1, "Its title.",                        "title:backup"},
    {FieldId::byline,  "byline",  "",                   FieldKind::text,   "XN", kNoSlot,      1, "The name of its author, without positions.", "ada backup"},
    {FieldId::talk,    "talk",    "",                   FieldKind::text,   "XU", kNoSlot,      1, "Of a reply: words and stems of what its talk begins with, without positions.", "backup tape"},
    {FieldId::author,  "author",  "from de author auteur", FieldKind::exact, "A", kFoldSlot,   0, "Who wrote it.",                     "from:ada"},
    {FieldId::space,   "space",   "in dans space espace", FieldKind::exact, "G", kFoldSlot,    0, "Where it stands.",                  "in:search"},
    {FieldId::thread,  "thread",  "thread fil",         FieldKind::exact,  "XT", kFoldSlot,    0, "The talk it belongs to.",           "thread:yammer:3"},
    {FieldId::tag,     "tag",     "tag",                FieldKind::exact,  "K",  kNoSlot,      0, "A tag it was given.",               "tag:xapian"},
    {FieldId::lang,    "lang",    "lang langue",        FieldKind::exact,  "L",  kFoldSlot,    0, "Its language.",                     "lang:fr"},
    {FieldId::kind,    "kind",    "kind type",          FieldKind::exact,  "XK", kFoldSlot,    0, "message, question, answer, article, comment, event or profile.", "kind:answer"},
    {FieldId::source,  "source",  "source",             FieldKind::exact,  "XS", kFoldSlot,    0, "The source it came from.",          "source:yammer"},
    {FieldId::has,     "has",     "has avec",           FieldKind::exact,  "XH", kNoSlot,      0, "link, file or answer.",             "has:link"},
    {FieldId::created, "created", "on le",              FieldKind::number, "",   kCreatedSlot, 0, "Its day, UTC.",                     "after:2024-06-30"},
    {FieldId::likes,   "likes",   "likes",              FieldKind::number, "",   kFoldSlot,    0, "How many like it.",                 "likes:>3"},
});
// clang-format on

constexpr bool schema_is_sound() {
    for (std::size_t i = 0; i < kFields.size(); ++i) {
        if (static_cast<std::size_t>(kFields.at(i).id) != i) return false;
    }
    return kFields.size() == static_cast<std::size_t>(FieldId::count_);
}
static_assert(schema_is_sound(), "one row a field, in the order of FieldId");

/// The row of a field.
constexpr const Field& field(FieldId id) {
    return kFields.at(static_cast<std::size_t>(id));
}

/// The only maker of terms: prefix and value, with ":" between where the value begins with an
/// upper-case letter or ":"; what would pass 245 bytes is cut and ended by a hash of the whole.
/// Values of exact fields are folded but ids ("yammer:7"), which stay as they are.
std::string term(FieldId id, std::string_view value);

/// The value of a term of that field, folded as the term is; a long one stays cut.
std::string value_of(FieldId id, std::string_view term);

/// Kinds of documents, as numbers in the fold key: PostKind, then profile.
inline constexpr std::uint8_t kProfileKind = 6;

/// What hits are folded, sorted and counted by, in 28 bytes, big-endian, in this order.
struct FoldKey {
    std::uint64_t thread = 0;  ///< hash of the full id of the thread
    std::uint32_t author = 0;  ///< account number of the store; 0 unknown
    std::uint32_t space = 0;   ///< space number of the store; 0 unknown
    std::uint16_t day = 0;     ///< day_number of created
    std::uint16_t likes = 0;   ///< at most 65535
    std::uint8_t source = 0;
    std::uint8_t kind = 0;   ///< PostKind or kProfileKind
    std::uint8_t lang = 0;   ///< Language
    std::uint8_t flags = 0;  ///< kHasLink …
    std::uint32_t same = 0;  ///< hash of its words, the same for copies; 0 for a short text

    static constexpr std::size_t kBytes = 28;
    static constexpr std::uint8_t kHasLink = 1;
    static constexpr std::uint8_t kHasFile = 2;
    static constexpr std::uint8_t kAccepted = 4;
    static constexpr std::uint8_t kReply = 8;  ///< answers another post

    std::string packed() const;
    /// All zero if `text` is not of kBytes.
    static FoldKey unpacked(std::string_view text);
    bool operator==(const FoldKey&) const = default;
};

/// 64-bit hash (FNV-1a) of a full thread id.
std::uint64_t thread_hash(std::string_view full_id);

}  // namespace quisait
