#include "searchd/place_bonus.h"

#include <cmath>

#include "searchd/ranking.h"

namespace quisait {
namespace {

/// Robertson and Spärck Jones, with 1 added so that it stays above 0.
double inverse_document_frequency(const Xapian::Database& database, const std::string& word) {
    const double documents = database.get_doccount();
    const double having = database.get_termfreq(word);
    return std::log(1 + (documents - having + 0.5) / (having + 0.5));
}

}  // namespace

PlaceBonus::PlaceBonus(const PlanContext& context, const Marks& marks) {
    for (const auto& word : marks.words) {
        if (is_stop_word(word)) continue;
        const auto places = context.directory.spaces_with_word(word);
        if (places.empty()) continue;
        const auto gain =
            ranking::kPlaceBonus * inverse_document_frequency(context.view.database, word);
        for (const auto* place : places) {
            if (!context.view.audiences.contains(place->audience)) continue;
            bonus_[static_cast<std::uint32_t>(place->no)] += gain;
        }
    }
}

}  // namespace quisait
