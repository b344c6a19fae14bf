#pragma once

#include <string_view>
#include <vector>

#include "indexer/analyzer.h"

namespace quisait {

/// The language of each token of `text`: that of its sentence, where two stop words more of one
/// language than of the other say so; else `whole`, the language of the whole text. Linear.
std::vector<Language> languages_of(std::string_view text, const std::vector<Token>& tokens,
                                   Language whole);

}  // namespace quisait
