#include "searchd/api/results_json.h"

#include "base/json.h"
#include "searchd/answers/words.h"
#include "searchd/requests/page_address.h"

namespace quisait {
namespace {

void write(JsonWriter& out, const PersonRef& person) {
    out.begin_object().text("id", person.id).text("name", person.name).end_object();
}
void write(JsonWriter& out, const SpaceRef& space) {
    out.begin_object().text("id", space.id).text("name", space.name).end_object();
}

void write_segments(JsonWriter& out, const std::vector<Segment>& segments) {
    out.begin_list();
    for (const auto& segment : segments) {
        out.begin_object().text("t", segment.text).boolean("h", segment.hit).end_object();
    }
    out.end_list();
}

/// The members of a hit, without the braces.
void write_members(JsonWriter& out, const Hit& hit) {
    out.text("id", hit.id).text("kind", hit.kind).text("title", hit.title);
    out.text("talk", hit.talk).key("snippet");
    write_segments(out, hit.snippet);
    out.text("url", hit.url).key("author");
    write(out, hit.author);
    out.key("space");
    write(out, hit.space);
    out.text("thread", hit.thread).number("more_in_thread", hit.more_in_thread);
    out.text("created", hit.created).number("likes", hit.likes).number("replies", hit.replies);
    out.boolean("accepted", hit.accepted).text("lang", hit.lang);
    out.number("copies", hit.copies).texts("why", hit.why).texts("missing", hit.missing);
}

void write_hits(JsonWriter& out, const std::vector<Hit>& hits) {
    out.begin_list();
    for (const auto& hit : hits) {
        out.begin_object();
        write_members(out, hit);
        out.end_object();
    }
    out.end_list();
}

void write(JsonWriter& out, const PersonCard& card) {
    out.begin_object().text("id", card.id).text("name", card.name).text("title", card.title);
    out.text("department", card.department).text("team", card.team);
    out.text("location", card.location).text("away_until", card.away_until);
    out.boolean("left", card.left).texts("accounts", card.accounts).end_object();
}

void write(JsonWriter& out, const QueryReading& query) {
    out.begin_object().text("text", query.text).texts("understood", query.understood);
    out.texts("notes", query.notes).text("did_you_mean", query.did_you_mean).end_object();
}

void write(JsonWriter& out, const Total& total) {
    out.begin_object().number("count", total.count).boolean("exact", total.exact).end_object();
}

void write_facets(JsonWriter& out, const std::vector<Facet>& facets) {
    out.begin_object();
    for (const auto& facet : facets) {
        out.key(facet.name).begin_list();
        for (const auto& value : facet.values) {
            out.begin_object().text("value", value.value).text("name", value.name);
            out.number("count", value.count).boolean("chosen", value.chosen).end_object();
        }
        out.end_list();
    }
    out.end_object();
}

void write(JsonWriter& out, const ExpertReasons& why) {
    out.begin_object().number("posts", why.posts).number("accepted", why.accepted);
    out.number("likes", why.likes).text("last", why.last).texts("skills", why.skills);
    out.end_object();
}

void write(JsonWriter& out, const Expert& expert) {
    out.begin_object().key("person");
    write(out, expert.person);
    out.text("strength", word(expert.strength)).key("why");
    write(out, expert.why);
    out.key("evidence");
    write_hits(out, expert.evidence);
    out.end_object();
}

void write(JsonWriter& out, const Answerer& answerer) {
    out.begin_object().text("role", word(answerer.role)).key("person");
    write(out, answerer.person);
    out.key("why");
    write(out, answerer.why);
    out.key("evidence");
    write_hits(out, {answerer.evidence});
    out.end_object();
}

void write(JsonWriter& out, const TeamMember& member) {
    out.begin_object().key("person");
    write(out, member.person);
    out.key("fills").begin_list();
    for (const auto& fill : member.fills) {
        out.begin_object().number("need", static_cast<std::int64_t>(fill.need));
        out.text("strength", word(fill.strength)).key("why");
        write(out, fill.why);
        out.key("evidence");
        write_hits(out, {fill.evidence});
        out.end_object();
    }
    out.end_list().texts("speaks", member.speaks).end_object();
}

void write(JsonWriter& out, const TeamProposal& proposal) {
    out.begin_object().key("aims").begin_list();
    for (const auto aim : proposal.aims)
        out.text(word(aim));
    out.end_list().boolean("exact", proposal.exact).number("least_people", proposal.least_people);
    out.key("people").begin_list();
    for (const auto& member : proposal.members)
        write(out, member);
    out.end_list().texts("departments", proposal.departments).key("together").begin_list();
    for (const auto& pair : proposal.pairs) {
        out.begin_object().texts("people", {pair.one.id, pair.other.id});
        out.number("talks", pair.talks).end_object();
    }
    out.end_list().end_object();
}

void write(JsonWriter& out, const TeamGap& gap) {
    out.begin_object().text("need", gap.need).text("lang", gap.language);
    out.number("wanted", gap.wanted).number("found", gap.found).key("nearest");
    if (gap.reason == NearestReason::none) {
        out.null();
    } else {
        out.begin_object().text("reason", word(gap.reason)).key("person");
        write(out, gap.nearest);
        out.end_object();
    }
    out.end_object();
}

void write(JsonWriter& out, const ThreadPost& post) {
    out.begin_object();
    write_members(out, post.head);
    out.text("parent", post.parent).texts("tags", post.tags).key("links").begin_list();
    for (const auto& [url, title] : post.links) {
        out.begin_object().text("url", url).text("title", title).end_object();
    }
    out.end_list().texts("files", post.files).end_object();
}

/// What posts say of a person.
void write_findings(JsonWriter& out, const PersonPage& page) {
    out.key("topics").begin_list();
    for (const auto& topic : page.topics) {
        out.begin_object().text("text", topic.text).text("query", topic.query);
        out.number("posts", topic.posts).text("last", topic.last).end_object();
    }
    out.end_list().key("collaborators").begin_list();
    for (const auto& one : page.collaborators) {
        out.begin_object().key("person");
        write(out, one.person);
        out.number("talks", one.talks).end_object();
    }
    out.end_list().key("links").begin_list();
    for (const auto& link : page.links) {
        out.begin_object().text("url", link.url).text("title", link.title);
        out.text("post", link.post).text("thread", link.thread);
        out.text("created", link.created).end_object();
    }
    out.end_list();
}

}  // namespace

std::string to_json(const SearchAnswer& answer, std::int64_t took_ms) {
    JsonWriter out;
    out.begin_object().key("query");
    write(out, answer.query);
    out.key("total");
    write(out, answer.total);
    out.number("threads", answer.threads).number("took_ms", took_ms).key("hits");
    write_hits(out, answer.hits);
    out.key("facets");
    write_facets(out, answer.facets);
    return out.end_object().take();
}

std::string to_json(const ExpertsAnswer& answer, std::int64_t took_ms) {
    JsonWriter out;
    out.begin_object().key("query");
    write(out, answer.query);
    out.key("total");
    write(out, answer.total);
    out.number("took_ms", took_ms).key("experts").begin_list();
    for (const auto& expert : answer.experts)
        write(out, expert);
    out.end_list().key("named").begin_list();
    for (const auto& card : answer.named)
        write(out, card);
    return out.end_list().end_object().take();
}

std::string to_json(const QuestionsAnswer& answer, std::int64_t took_ms) {
    JsonWriter out;
    out.begin_object().key("query");
    write(out, answer.query);
    out.number("took_ms", took_ms).key("questions").begin_list();
    for (const auto& question : answer.questions) {
        out.begin_object().key("post").begin_object();
        write_members(out, question.post);
        out.end_object().number("days", question.days).key("could_answer").begin_list();
        for (const auto& answerer : question.answerers)
            write(out, answerer);
        out.end_list().end_object();
    }
    return out.end_list().text("next", answer.next).end_object().take();
}

std::string to_json(const TeamsAnswer& answer, std::int64_t took_ms) {
    JsonWriter out;
    out.begin_object().key("needs").begin_list();
    for (const auto& need : answer.needs) {
        out.begin_object().text("text", need.text).number("people", need.people);
        out.texts("understood", need.understood).end_object();
    }
    out.end_list().text("on", answer.on).number("took_ms", took_ms).key("proposals").begin_list();
    for (const auto& proposal : answer.proposals)
        write(out, proposal);
    out.end_list().key("gaps").begin_list();
    for (const auto& gap : answer.gaps)
        write(out, gap);
    return out.end_list().end_object().take();
}

std::string to_json(const PersonPage& page) {
    JsonWriter out;
    out.begin_object().key("person");
    write(out, page.person);
    out.text("about", page.about).text("url", page.url).key("manager");
    write(out, PersonRef{page.manager, page.manager_name});
    out.texts("languages", page.languages).texts("skills", page.skills);
    out.number("posts", page.posts).key("spaces").begin_list();
    for (const auto& space : page.spaces)
        write(out, space);
    out.end_list();
    write_findings(out, page);
    out.key("recent");
    write_hits(out, page.recent);
    return out.end_object().take();
}

std::string to_json(const ThreadPage& page) {
    JsonWriter out;
    out.begin_object().text("id", page.id).text("title", page.title).key("space");
    write(out, page.space);
    out.number("total", page.total).key("posts").begin_list();
    for (const auto& post : page.posts)
        write(out, post);
    return out.end_list().end_object().take();
}

std::string to_json(const std::vector<Suggestion>& suggestions, std::string_view text) {
    JsonWriter out;
    out.begin_object().text("text", text).key("suggestions").begin_list();
    for (const auto& one : suggestions) {
        out.begin_object().text("kind", word(one.kind)).text("text", one.text);
        out.text("detail", one.detail).text("query", one.query);
        out.text("address", one.person.empty() ? std::string{} : person_address(one.person));
        out.end_object();
    }
    return out.end_list().end_object().take();
}

}  // namespace quisait
