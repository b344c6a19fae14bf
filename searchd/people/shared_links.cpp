#include "searchd/people/shared_links.h"

#include <set>

#include "searchd/people/person_ranking.h"
#include "searchd/posts/evidence.h"

namespace quisait {
namespace {

void add_links(const Evidence& evidence, std::set<std::string>& known,
               std::vector<SharedLink>& links) {
    const auto listed = evidence.root().list("links");
    if (!listed) return;
    for (const auto& link : *listed) {
        const auto url = link.text_or("url", {});
        const auto title = link.text_or("title", {});
        if (!url || url->empty() || !title || links.size() == ranking::kMostLinks) continue;
        if (!known.insert(std::string{*url}).second) continue;
        SharedLink one;
        one.url = *url;
        one.title = *title;
        one.post = evidence.text("id");
        one.thread = evidence.text("thread");
        one.created = evidence.text("created");
        links.push_back(std::move(one));
    }
}

}  // namespace

Result<std::vector<SharedLink>> links_shared(const PlanContext& context,
                                             const std::vector<OwnPost>& posts) {
    std::vector<SharedLink> links;
    std::set<std::string> known;
    std::size_t opened = 0;
    for (const auto& post : posts) {
        if (opened == ranking::kLinkPosts || links.size() == ranking::kMostLinks) break;
        if ((context.view.key(post.document).flags & FoldKey::kHasLink) == 0) continue;
        ++opened;
        QS_TRY(const auto evidence, Evidence::read(context.view, post.document));
        add_links(evidence, known, links);
    }
    return links;
}

}  // namespace quisait
