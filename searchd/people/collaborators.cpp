#include "searchd/people/collaborators.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

#include "searchd/people/person_ranking.h"

namespace quisait {
namespace {

/// What two people have in common.
struct Shared {
    std::int64_t talks = 0;
    double weight = 0;
};

/// The writers of the talk in which `post` stands, each once.
std::set<std::uint32_t> writers_of(const PlanContext& context, const OwnPost& post) {
    std::set<std::uint32_t> writers;
    const auto& columns = context.view.columns_of(post.document);
    for (const auto number : columns.talk(context.view.key(post.document).thread)) {
        const auto writer = context.directory.writer_of(columns.key(number).author);
        if (writer) writers.insert(*writer);
    }
    return writers;
}

std::map<std::uint32_t, Shared> shared_by_person(const PlanContext& context,
                                                 const std::vector<OwnPost>& posts) {
    std::unordered_set<std::uint64_t> talks;
    std::map<std::uint32_t, Shared> shared;
    for (const auto& post : posts) {
        if (talks.size() == ranking::kSharedTalks) break;
        if (!talks.insert(context.view.key(post.document).thread).second) continue;
        const auto writers = writers_of(context, post);
        if (writers.size() < 2) continue;
        for (const auto writer : writers) {
            auto& one = shared[writer];
            ++one.talks;
            one.weight += 1 / static_cast<double>(writers.size() - 1);
        }
    }
    return shared;
}

}  // namespace

std::vector<Collaborator> collaborators_of(const PlanContext& context, std::uint32_t person,
                                           const std::vector<OwnPost>& posts) {
    std::vector<std::pair<std::uint32_t, Shared>> others;
    for (const auto& one : shared_by_person(context, posts)) {
        const bool left = context.directory.persons()[one.first].card.left;
        if (one.first != person && !left) others.push_back(one);
    }
    std::sort(others.begin(), others.end(), [](const auto& a, const auto& b) {
        return a.second.weight != b.second.weight ? a.second.weight > b.second.weight
                                                  : a.first < b.first;
    });
    if (others.size() > ranking::kMostCollaborators) others.resize(ranking::kMostCollaborators);
    std::vector<Collaborator> collaborators;
    for (const auto& [other, shared] : others) {
        const auto& card = context.directory.persons()[other].card;
        collaborators.push_back({{card.id, card.name}, shared.talks});
    }
    return collaborators;
}

std::vector<std::int64_t> shared_talks(const PlanContext& context,
                                       const std::vector<OwnPost>& posts,
                                       const std::vector<std::uint32_t>& others) {
    const auto shared = shared_by_person(context, posts);
    std::vector<std::int64_t> talks;
    for (const auto other : others) {
        const auto found = shared.find(other);
        talks.push_back(found == shared.end() ? 0 : found->second.talks);
    }
    return talks;
}

}  // namespace quisait
