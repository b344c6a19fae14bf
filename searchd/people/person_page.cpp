#include "searchd/people/person_page.h"

#include <algorithm>
#include <map>

#include "searchd/people/collaborators.h"
#include "searchd/people/person_posts.h"
#include "searchd/people/person_topics.h"
#include "searchd/people/shared_links.h"
#include "searchd/posts/evidence.h"

namespace quisait {
namespace {

constexpr std::size_t kRecentPosts = 10;
constexpr std::size_t kSpacesShown = 5;

std::vector<SpaceRef> most_used_spaces(const PlanContext& context,
                                       const std::vector<OwnPost>& posts) {
    std::map<std::uint32_t, std::int64_t> counts;
    for (const auto& post : posts)
        ++counts[context.view.key(post.document).space];
    std::vector<std::pair<std::int64_t, std::uint32_t>> order;
    for (const auto& [space, count] : counts)
        order.emplace_back(-count, space);
    std::sort(order.begin(), order.end());
    std::vector<SpaceRef> spaces;
    for (const auto& [count, number] : order) {
        const auto* space = context.directory.space_of(number);
        if (space == nullptr || spaces.size() >= kSpacesShown) continue;
        spaces.push_back(context.directory.space_ref(space->source_name + ":" + space->space.id));
    }
    return spaces;
}

/// What the directory says.
PersonPage profile_of(const PlanContext& context, std::uint32_t person, Instant now) {
    const auto& known = context.directory.persons()[person];
    PersonPage page;
    page.person = context.directory.card(person, now);
    page.about = known.profile.about;
    page.url = known.profile.url;
    page.languages = known.profile.languages;
    page.skills = known.profile.skills;
    if (!known.manager.empty()) {
        const auto manager = context.directory.person_ref(known.manager);
        page.manager = manager.id;
        page.manager_name = manager.name;
    }
    return page;
}

Result<PersonPage> make_person(const PlanContext& context, std::string_view id, Instant now) {
    const auto person = context.directory.find_person(id);
    if (!person) return fail(Code::no_such_thing, "no person {:.200}", id);
    const auto& known = context.directory.persons()[*person];
    auto page = profile_of(context, *person, now);
    QS_TRY(const auto posts, posts_of(context, known));
    page.posts = static_cast<std::int64_t>(posts.size());
    page.spaces = most_used_spaces(context, posts);
    page.collaborators = collaborators_of(context, *person, posts);
    QS_TRY(page.links, links_shared(context, posts));
    QS_TRY(page.topics, topics_of(context, known, posts, now));
    for (std::size_t i = 0; i < std::min(posts.size(), kRecentPosts); ++i) {
        QS_TRY(auto hit, make_hit(context, posts[i].document, {}));
        page.recent.push_back(std::move(hit));
    }
    return page;
}

}  // namespace

Result<PersonPage> person_page(const PlanContext& context, std::string_view id, Instant now) {
    auto made = guarded("reading a person", [&] { return make_person(context, id, now); });
    if (!made) return std::move(made).error();
    return *std::move(made);
}

}  // namespace quisait
