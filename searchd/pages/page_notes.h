#pragma once

#include <string>
#include <string_view>

#include "searchd/texts/page_texts.h"

/// What the search says about a query, in the reader's language. The search itself speaks English,
/// as its JSON does; the pages know its sentences.
namespace quisait {

struct NoteText {
    std::string text;
    bool translated = true;  ///< false: it is still in English, and the page marks it so
};

/// "column 7: the phrase has no closing quote", "from: Ada Byron".
NoteText note_text(PageLanguage language, std::string_view english);

}  // namespace quisait
