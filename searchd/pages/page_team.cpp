#include <algorithm>

#include <fmt/ranges.h>

#include "searchd/answers/words.h"
#include "searchd/pages/page_frame.h"
#include "searchd/pages/page_heading.h"
#include "searchd/pages/page_parts.h"
#include "searchd/pages/pages.h"
#include "searchd/requests/address_query.h"
#include "searchd/texts/person_lines.h"

namespace quisait {
namespace {

/// Fields for needs that are shown, at least and beyond those that are filled.
constexpr std::size_t kNeedFields = 3;

std::string typed(const WantedNeed& need) {
    return need.people == 1 ? need.text : fmt::format("{}:{}", need.text, need.people);
}

void add_form(Model& model, const TeamsRequest& request, const Request& from) {
    Model::List needs;
    const auto fields = std::min(std::max(kNeedFields, request.needs.size() + 1), kMostNeeds);
    for (std::size_t i = 0; i < fields; ++i) {
        const auto value = i < request.needs.size() ? typed(request.needs[i]) : std::string{};
        needs.push_back(Model{}.text("number", std::to_string(i + 1)).text("value", value));
    }
    model.list("need_fields", std::move(needs));
    for (const std::string language : {"fr", "en"}) {
        const auto& asked = request.languages;
        model.flag("asks_" + language,
                   std::find(asked.begin(), asked.end(), language) != asked.end());
    }
    model.text("place", request.place).text("on", from.text("on"));
}

std::string aims_text(PageLanguage language, const TeamProposal& proposal) {
    std::vector<std::string_view> texts;
    for (const auto aim : proposal.aims)
        texts.push_back(text_of(language, "aim_" + std::string{word(aim)}));
    return fmt::format("{}", fmt::join(texts, ", "));
}

/// How far the proposal is proven, and what else there is to say of it.
Model::List remark_models(PageLanguage language, const TeamProposal& proposal) {
    Model::List list;
    if (!proposal.departments.empty()) {
        list.push_back(
            Model{}.text("text", filled(language, "filter_of", text_of(language, "departments"),
                                        fmt::format("{}", fmt::join(proposal.departments, ", ")))));
    }
    for (const auto& pair : proposal.pairs) {
        const auto names = filled(language, "pair_of", pair.one.name, pair.other.name);
        list.push_back(Model{}.text("text", filled(language, "filter_of", names,
                                                   counted(language, "in_talks", pair.talks))));
    }
    if (!proposal.exact) {
        list.push_back(
            Model{}.text("text", counted(language, "not_proven", proposal.least_people)));
    }
    return list;
}

Model fill_model(PageLanguage language, const TeamMember& member, const TeamFill& fill) {
    Model model;
    model.text("name", member.person.name).text("address", person_address(member.person.id));
    model.text("line", card_line(member.person));
    model.text("strength", text_of(language, "strength_" + std::string{word(fill.strength)}));
    auto why = counted(language, "posts", fill.why.posts);
    if (fill.why.accepted > 0) why += ", " + counted(language, "accepted", fill.why.accepted);
    if (!fill.why.last.empty()) {
        why += fmt::format(", {} {}", text_of(language, "last"), day_text(language, fill.why.last));
    }
    model.text("why", why);
    const auto& proof = fill.evidence;
    model.list("proof", segment_models(headed(proof).heading)).text("proof_lang", proof.lang);
    return std::move(model.text("proof_address", thread_address(proof.thread, {}, proof.id)));
}

/// Each need with the members whose posts speak for it.
Model::List need_models(PageLanguage language, const TeamsAnswer& answer,
                        const TeamProposal& proposal) {
    Model::List list;
    for (std::size_t need = 0; need < answer.needs.size(); ++need) {
        Model::List people;
        for (const auto& member : proposal.members) {
            for (const auto& fill : member.fills) {
                if (fill.need == need) people.push_back(fill_model(language, member, fill));
            }
        }
        if (people.empty()) continue;
        list.push_back(
            Model{}.text("need", answer.needs[need].text).list("fills", std::move(people)));
    }
    return list;
}

/// Who of the team speaks which language that is asked for.
Model::List spoken_models(PageLanguage language, const TeamProposal& proposal) {
    Model::List list;
    for (const auto& member : proposal.members) {
        for (const auto& code : member.speaks) {
            list.push_back(Model{}.text(
                "text", filled(language, "filter_of", value_name(language, "lang", code, code),
                               member.person.name)));
        }
    }
    return list;
}

Model proposal_model(PageLanguage language, const TeamsAnswer& answer,
                     const TeamProposal& proposal) {
    Model model;
    model.text("title",
               counted(language, "people", static_cast<std::int64_t>(proposal.members.size())));
    model.text("aims", aims_text(language, proposal));
    Model::List members;
    for (const auto& member : proposal.members) {
        members.push_back(Model{}
                              .text("name", member.person.name)
                              .text("address", person_address(member.person.id)));
    }
    model.list("members", std::move(members));
    model.list("needs", need_models(language, answer, proposal));
    auto remarks = remark_models(language, proposal);
    for (auto& one : spoken_models(language, proposal))
        remarks.push_back(std::move(one));
    model.flag("has_remarks", !remarks.empty()).list("remarks", std::move(remarks));
    return model;
}

Model gap_model(PageLanguage language, const TeamGap& gap) {
    Model model;
    const auto what =
        gap.need.empty() ? value_name(language, "lang", gap.language, gap.language) : gap.need;
    model.text("what",
               filled(language, "gap", what, fmt::format("{} / {}", gap.found, gap.wanted)));
    if (gap.reason == NearestReason::none) return model;
    model.text("nearest", gap.nearest.name).text("address", person_address(gap.nearest.id));
    model.text("reason", gap.reason == NearestReason::away
                             ? away_text(language, gap.nearest)
                             : filled(language, "filter_of", text_of(language, "is_in"),
                                      gap.nearest.location.empty() ? "?" : gap.nearest.location));
    return model;
}

}  // namespace

Result<Reply> get_team_page(const Call& call) {
    const auto language = page_language(call.request);
    QS_TRY(const auto request, read_teams_request(call.request));
    QS_TRY(const auto answer, call.searcher.teams(request));
    Model model;
    add_form(model, request, call.request);
    Model::List proposals;
    for (const auto& proposal : answer.proposals)
        proposals.push_back(proposal_model(language, answer, proposal));
    Model::List gaps;
    for (const auto& gap : answer.gaps)
        gaps.push_back(gap_model(language, gap));
    model.flag("has_gaps", !gaps.empty()).list("gaps", std::move(gaps));
    model.flag("is_asked", !request.needs.empty()).list("proposals", std::move(proposals));
    model.text("on_day", filled(language, "team_on", day_text(language, answer.on)));
    return page_reply(call.request, Tab::none, "team", text_of(language, "team"), std::move(model));
}

}  // namespace quisait
