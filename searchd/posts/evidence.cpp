#include "searchd/posts/evidence.h"

#include "indexer/schema.h"
#include "searchd/posts/snippet.h"

namespace quisait {

Result<Evidence> Evidence::read(const View& view, Xapian::docid document) {
    auto data = view.database.get_document(document, Xapian::DOC_ASSUME_VALID).get_data();
    auto json = Json::parse(data);
    if (!json) return fail(Code::index_broken, "document {}: {}", document, json.error().what());
    return Evidence{std::move(data), *std::move(json)};
}

std::string_view Evidence::text(std::string_view member) const {
    const auto found = json_.root().text_or(member, {});
    return found ? *found : std::string_view{};
}

std::int64_t Evidence::number(std::string_view member) const {
    const auto found = json_.root().integer_or(member, 0);
    return found ? *found : 0;
}

bool Evidence::flag(std::string_view member) const {
    const auto found = json_.root().boolean_or(member, false);
    return found && *found;
}

Hit make_hit(const PlanContext& context, const Evidence& evidence, const Marks& marks,
             Showing showing) {
    Hit hit;
    hit.id = evidence.text("id");
    hit.kind = evidence.text("kind");
    hit.title = evidence.text("title");
    hit.talk = evidence.text("talk");
    hit.url = evidence.text("url");
    hit.thread = evidence.text("thread");
    hit.created = evidence.text("created");
    if (hit.created.starts_with("1970-01-01")) hit.created.clear();
    hit.likes = evidence.number("likes");
    hit.accepted = evidence.flag("accepted");
    hit.lang = evidence.text("lang");
    hit.author = context.directory.person_ref(evidence.text("author"));
    hit.space = context.directory.space_ref(evidence.text("space"));
    const auto posts = context.view.posts_of_talk(thread_hash(hit.thread));
    hit.replies = posts > 0 ? static_cast<std::int64_t>(posts) - 1 : 0;
    const auto text = evidence.text("text");
    hit.snippet = showing == Showing::snippet ? make_snippet(text, marks, context.stemmer)
                                              : mark_text(text, marks, context.stemmer);
    return hit;
}

Result<Hit> make_hit(const PlanContext& context, Xapian::docid document, const Marks& marks,
                     Showing showing) {
    QS_TRY(const auto evidence, Evidence::read(context.view, document));
    return make_hit(context, evidence, marks, showing);
}

}  // namespace quisait
