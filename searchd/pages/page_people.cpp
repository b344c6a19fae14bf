#include <algorithm>

#include "searchd/answers/words.h"
#include "searchd/pages/page_frame.h"
#include "searchd/pages/page_parts.h"
#include "searchd/pages/pages.h"
#include "searchd/requests/address_query.h"
#include "searchd/texts/person_lines.h"

namespace quisait {
namespace {

constexpr std::int64_t kMorePeople = 50;

Model expert_model(PageLanguage language, const Expert& expert, std::string_view query) {
    Model model;
    const auto& why = expert.why;
    model.text("address", person_address(expert.person.id)).text("name", expert.person.name);
    model.text("line", card_line(expert.person)).text("away", away_text(language, expert.person));
    model.text("strength", text_of(language, "strength_" + std::string{word(expert.strength)}));
    auto reasons = counted(language, "posts", why.posts);
    if (why.accepted > 0) reasons += ", " + counted(language, "accepted", why.accepted);
    if (!why.last.empty()) {
        reasons += fmt::format(", {} {}", text_of(language, "last"), day_text(language, why.last));
    }
    model.text("why", reasons);
    if (!why.skills.empty()) {
        model.text("skills", filled(language, "filter_of", text_of(language, "says"),
                                    fmt::format("{}", fmt::join(why.skills, ", "))));
    }
    Model::List evidence;
    for (const auto& hit : expert.evidence)
        evidence.push_back(own_hit_model(language, hit, query));
    return std::move(model.list("evidence", std::move(evidence)));
}

Model::List named_models(const std::vector<PersonCard>& cards) {
    Model::List list;
    for (const auto& card : cards) {
        list.push_back(Model{}
                           .text("name", card.name)
                           .text("address", person_address(card.id))
                           .text("line", card_line(card)));
    }
    return list;
}

std::string count_line(PageLanguage language, const ExpertsRequest& request,
                       const ExpertsAnswer& answer) {
    const auto people = static_cast<std::int64_t>(answer.experts.size());
    if (request.text.empty()) return std::string{text_of(language, "ask_people")};
    if (people == 0) return filled(language, "no_person", answer.query.text);
    return counted(language, people < request.size ? "found_people" : "first_people", people,
                   answer.query.text);
}

}  // namespace

Result<Reply> get_people_page(const Call& call) {
    const auto language = page_language(call.request);
    QS_TRY(const auto request, read_experts_request(call.request));
    QS_TRY(const auto answer, call.searcher.experts(request));
    const PageAddress address{"/people", call.request};
    Model model;
    QS_TRY(const auto names, filter_names(call.searcher, address));
    add_reading(model, language, answer.query, address, names);
    model.text("count", count_line(language, request, answer));
    const bool found = !answer.experts.empty();
    model.flag("is_empty", !request.text.empty() && !found && answer.named.empty());
    model.text("other_tab_address", address.at("/search").text());
    model.text("way_other_tab", text_of(language, "way_posts"));
    Model::List experts;
    for (const auto& expert : answer.experts)
        experts.push_back(expert_model(language, expert, answer.query.text));
    model.flag("has_named", !answer.named.empty()).list("named", named_models(answer.named));
    model.flag("has_experts", found).list("experts", std::move(experts));
    const bool maybe_more =
        found && static_cast<std::int64_t>(answer.experts.size()) == request.size;
    if (maybe_more && request.size < kMorePeople) {
        model.text("more_people_address", address.with("size", std::to_string(kMorePeople)).text());
    }
    const auto title = answer.query.text.empty() ? text_of(language, "people") : answer.query.text;
    return page_reply(call.request, Tab::people, "people", title, std::move(model));
}

}  // namespace quisait
