#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema.h"

namespace quisait {

/// What a part of a query asks for.
enum class NodeKind {
    all,     ///< every child
    any,     ///< at least one child
    word,    ///< one word, in all its forms
    prefix,  ///< words that begin so
    phrase,  ///< these words in this order
    filter,  ///< an exact field, a date or a number
};

/// A part of a query. A word keeps the sign it was typed with; analysis is the plan's work.
struct Node {
    NodeKind kind = NodeKind::all;
    FieldId field = FieldId::text;  ///< of words: text or title; of filters: any other
    std::string text;               ///< of a word or prefix; of a filter its value
    std::string operation;          ///< of a filter: "is", "after", "before", ">", "<"
    bool negated = false;
    bool unfinished = false;  ///< of a word that is being typed: words that begin so are meant too
    std::size_t column = 0;   ///< where it stands in the query, from 1
    std::vector<std::string> words;  ///< of a phrase
    std::vector<Node> children;
};

/// Something that was read otherwise than it was typed.
struct QueryNote {
    std::size_t column = 0;  ///< from 1
    std::string text;
};

struct Query {
    std::string text;  ///< as typed, cut to kLongestQuery
    Node root;         ///< `all` or `any`; without children: nothing is asked
    std::vector<QueryNote> notes;
};

/// An operator: what stands before the colon.
struct Operator {
    std::string_view words;  ///< its names by space, English ones before their French twins
    FieldId field;
    std::string_view operation;
};

/// All of them; those of dates and states first, then one for each field that can be asked for.
std::span<const Operator> operators();
/// @param name  in lower case
std::optional<Operator> find_operator(std::string_view name);

// Limits: a query is work for the whole machine.
inline constexpr std::size_t kLongestQuery = 512;  ///< bytes
inline constexpr std::size_t kMostWords = 32;
inline constexpr std::size_t kMostPrefixes = 4;
inline constexpr std::size_t kShortestPrefix = 3;  ///< letters
inline constexpr std::size_t kLongestPhrase = 8;   ///< words

/// Whether the last word is whole.
enum class Ending : std::uint8_t {
    whole,
    typing,  ///< it may go on, unless a space or a quote ends it
};

/// Reads a query: docs/QUERY.md. Never fails: what cannot be read is left out or read as words,
/// and a note says so. Does not recurse.
Query parse_query(std::string_view text, Ending ending = Ending::whole);

/// The tree on one line, then a line for each note.
std::string print(const Query& query);

}  // namespace quisait
