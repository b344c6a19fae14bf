#include "searchd/people/place_bonus.h"

#include "searchd/index/ranking.h"

namespace quisait {
PlaceBonus::PlaceBonus(const PlanContext& context, const Marks& marks) {
    for (const auto& word : marks.words) {
        if (is_stop_word(word)) continue;
        const auto places = context.directory.spaces_with_word(word);
        if (places.empty()) continue;
        const double posts = context.view.database.get_doccount();
        const double having = context.view.database.get_termfreq(word);
        const auto gain = ranking::kPlaceBonus * ranking::rarity(posts, having) *
                          ranking::inverse_document_frequency(posts, having);
        for (const auto* place : places) {
            if (!context.view.audiences.contains(place->audience)) continue;
            bonus_[static_cast<std::uint32_t>(place->no)] += gain;
        }
    }
}

}  // namespace quisait
