#include "searchd/answers/words.h"
#include "searchd/pages/page_frame.h"
#include "searchd/pages/page_heading.h"
#include "searchd/pages/page_parts.h"
#include "searchd/pages/pages.h"
#include "searchd/requests/address_query.h"
#include "searchd/texts/person_lines.h"

namespace quisait {
namespace {

Model answerer_model(PageLanguage language, const Answerer& answerer) {
    Model model;
    model.text("role", text_of(language, "role_" + std::string{word(answerer.role)}));
    model.text("name", answerer.person.name).text("address", person_address(answerer.person.id));
    model.text("line", card_line(answerer.person))
        .text("away", away_text(language, answerer.person));
    auto why = counted(language, "posts", answerer.why.posts);
    if (answerer.why.accepted > 0)
        why += ", " + counted(language, "accepted", answerer.why.accepted);
    model.text("why", why);
    const auto& proof = answerer.evidence;
    model.list("proof", segment_models(headed(proof).heading)).text("proof_lang", proof.lang);
    model.text("proof_address", thread_address(proof.thread, {}, proof.id));
    return model;
}

Model question_model(PageLanguage language, const OpenQuestion& question) {
    auto model = hit_model(language, question.post, {});
    model.text("waits", counted(language, "waits", question.days));
    Model::List answerers;
    for (const auto& answerer : question.answerers)
        answerers.push_back(answerer_model(language, answerer));
    model.flag("has_answerers", !answerers.empty()).list("answerers", std::move(answerers));
    return model;
}

}  // namespace

Result<Reply> get_questions_page(const Call& call) {
    const auto language = page_language(call.request);
    QS_TRY(const auto request, read_questions_request(call.request));
    QS_TRY(const auto answer, call.searcher.questions(request));
    const PageAddress address{"/questions", call.request};
    Model model;
    QS_TRY(const auto names, filter_names(call.searcher, address));
    add_reading(model, language, answer.query, address, names);
    model.text("what", request.days == 0 ? std::string{text_of(language, "questions_now")}
                                         : counted(language, "questions_what", request.days));
    model.text("days", std::to_string(request.days)).text("about", request.text);
    Model::List questions;
    for (const auto& question : answer.questions)
        questions.push_back(question_model(language, question));
    model.flag("has_questions", !questions.empty()).list("open", std::move(questions));
    if (!answer.next.empty()) {
        model.text("next_address", address.with("start", answer.next).text());
    }
    Model::List kept;
    for (const auto& [name, value] : address.filters())
        kept.push_back(Model{}.text("name", name).text("value", value));
    model.list("kept_filters", std::move(kept));
    return page_reply(call.request, Tab::none, "questions", text_of(language, "questions"),
                      std::move(model));
}

}  // namespace quisait
