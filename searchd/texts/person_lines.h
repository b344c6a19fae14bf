#pragma once

#include <string>

#include "searchd/answers/results.h"
#include "searchd/texts/page_texts.h"

/// Short lines about a person.
namespace quisait {

/// "Engineer · Search · Lyon"
std::string card_line(const PersonCard& card);
/// "Away until 21 August 2026", or empty.
std::string away_text(PageLanguage language, const PersonCard& card);

}  // namespace quisait
