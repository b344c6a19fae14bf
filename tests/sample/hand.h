#pragma once

#include <string>

#include "tests/sample/chance.h"
#include "tests/sample/phrase.h"

namespace quisait::sample {

/// How somebody types: what makes two people's messages look different.
struct Hand {
    bool drops_accents = false;  ///< writes "reseau" for "réseau"
    bool lower_case = false;     ///< no capitals at the beginning
    bool curly = false;          ///< ’ for '
    bool greets = true;
    bool signs = false;       ///< puts the given name below
    int typos_per_mille = 4;  ///< of words
};

Hand make_hand(Chance& chance);

/// `text` as this hand types it. Addresses, names after @, tags, codes and whatever has a digit
/// or a capital inside stay as they are.
std::string type(const Hand& hand, std::string_view text, Chance& chance);

}  // namespace quisait::sample
