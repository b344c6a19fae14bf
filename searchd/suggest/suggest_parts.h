#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/query/query.h"
#include "searchd/suggest/suggest.h"

/// What suggest() is made of: each kind by itself.
namespace quisait {

/// The last part of a query, which is being typed.
struct Unfinished {
    std::string text;    ///< the whole query
    std::string before;  ///< what stands before the part; ends in a space or is empty
    std::string sign;    ///< "-" or "!" before it
    std::string name;    ///< of its operator with the colon, as typed
    std::optional<Operator> operation;  ///< of that name
    std::string value;                  ///< the rest, without the quote that may open it
    bool quoted = false;                ///< the value has an opening quote
};

/// @return nothing where no part is being typed: at the end is a space, or a quote that closes
std::optional<Unfinished> unfinished_part(std::string_view text);

/// What all kinds look at.
struct SuggestContext {
    const PlanContext& plan;
    const Unfinished& typed;
    PageLanguage language;
};

std::vector<Suggestion> suggested_searches(const SuggestContext& context, std::size_t most);
std::vector<Suggestion> suggested_people(const SuggestContext& context, std::size_t most);
std::vector<Suggestion> suggested_places(const SuggestContext& context, std::size_t most);
/// Operators whose names begin so.
std::vector<Suggestion> suggested_operators(const SuggestContext& context, std::size_t most);
/// What may stand after the operator that is there.
std::vector<Suggestion> suggested_values(const SuggestContext& context, std::size_t most);

}  // namespace quisait
