#include "searchd/texts/person_lines.h"

namespace quisait {

std::string card_line(const PersonCard& card) {
    std::string line;
    for (const auto& part : {card.title, card.department, card.team, card.location}) {
        if (part.empty() || line.find(part) != std::string::npos) continue;
        line += (line.empty() ? "" : " · ") + part;
    }
    return line;
}

std::string away_text(PageLanguage language, const PersonCard& card) {
    if (card.away_until.empty()) return {};
    return std::string{text_of(language, "away")} + " " + day_text(language, card.away_until);
}

}  // namespace quisait
