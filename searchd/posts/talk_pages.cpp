#include "searchd/posts/talk_pages.h"

#include <algorithm>

#include "indexer/schema.h"
#include "searchd/posts/evidence.h"

namespace quisait {
namespace {

/// A matching post, to be sorted by its time.
struct Dated {
    Xapian::docid document;
    std::uint32_t created;
    std::uint8_t flags;
};

Result<std::vector<Dated>> all_posts(const PlanContext& context, const Xapian::Query& query) {
    std::vector<Dated> posts;
    QS_TRY([[maybe_unused]] const auto end,
           fold_matches(context.view, query, context.until, [&](const Match& match) {
               if (match.key.kind == kProfileKind) return;
               posts.push_back({match.document, match.created, match.key.flags});
           }));
    return posts;
}

/// The talk that an id means: its own, or that of a post.
Result<std::string> talk_of(const PlanContext& context, std::string_view id) {
    const auto& database = context.view.database;
    if (database.term_exists(term(FieldId::thread, id))) return std::string{id};
    const auto post = term(FieldId::id, id);
    const auto found = database.postlist_begin(post);
    if (found == database.postlist_end(post)) {
        return fail(Code::no_such_thing, "no talk {:.200}", id);
    }
    QS_TRY(const auto evidence, Evidence::read(context.view, *found));
    return std::string{evidence.text("thread")};
}

ThreadPost make_post(const PlanContext& context, const Evidence& evidence, const Marks& marks) {
    ThreadPost post;
    post.head = make_hit(context, evidence, marks, Showing::whole);
    post.parent = evidence.text("parent");
    if (const auto tags = evidence.root().texts("tags")) {
        post.tags.assign(tags->begin(), tags->end());
    }
    if (const auto links = evidence.root().list("links")) {
        for (const auto& link : *links) {
            const auto url = link.text_or("url", {});
            const auto title = link.text_or("title", {});
            if (url && title) post.links.emplace_back(*url, *title);
        }
    }
    if (const auto files = evidence.root().list("files")) {
        for (const auto& file : *files) {
            if (const auto name = file.text_or("name", {})) post.files.emplace_back(*name);
        }
    }
    return post;
}

Result<ThreadPage> make_thread(const PlanContext& context, std::string_view id,
                               std::string_view query) {
    ThreadPage page;
    QS_TRY(page.id, talk_of(context, id));
    const Xapian::Query all{Xapian::Query::OP_SCALE_WEIGHT,
                            Xapian::Query{term(FieldId::thread, page.id)}, 0.0};
    QS_TRY(auto posts, all_posts(context, all));
    if (posts.empty()) return fail(Code::no_such_thing, "no talk {:.200}", id);
    page.total = static_cast<std::int64_t>(posts.size());
    std::sort(posts.begin(), posts.end(), [](const Dated& a, const Dated& b) {
        const bool a_replies = (a.flags & FoldKey::kReply) != 0;
        const bool b_replies = (b.flags & FoldKey::kReply) != 0;
        if (a_replies != b_replies) return b_replies;
        return a.created != b.created ? a.created < b.created : a.document < b.document;
    });
    const auto plan = plan_query(context, parse_query(query), {}, Joining::any);
    for (std::size_t i = 0; i < std::min(posts.size(), kLongestThread); ++i) {
        QS_TRY(const auto evidence, Evidence::read(context.view, posts[i].document));
        page.posts.push_back(make_post(context, evidence, plan.marks));
    }
    page.title = page.posts.front().head.title;
    page.space = page.posts.front().head.space;
    return page;
}

}  // namespace

Result<ThreadPage> thread_page(const PlanContext& context, std::string_view id,
                               std::string_view query) {
    auto made = guarded("reading a talk", [&] { return make_thread(context, id, query); });
    if (!made) return std::move(made).error();
    return *std::move(made);
}

}  // namespace quisait
