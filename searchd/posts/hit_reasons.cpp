#include "searchd/posts/hit_reasons.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/text.h"
#include "searchd/index/ranking.h"
#include "searchd/posts/snippet.h"

namespace quisait {
namespace {

/// Where one asked word stands.
struct Finding {
    bool in_title = false;
    bool in_text = false;
    bool exact = false;    ///< somewhere as it was asked
    bool in_name = false;  ///< of the author
};

struct Place {
    std::uint32_t position;
    std::size_t asked;  ///< which word
};

/// The asked words, found in texts.
class Looking {
public:
    Looking(const QueryPlan& plan, Stemmer& stemmer) : findings_(plan.asked.size()) {
        for (const auto& asked : plan.asked) {
            marks_.push_back(&asked.marks);
            markers_.emplace_back(asked.marks, stemmer);
        }
    }

    /// @return where they stand
    std::vector<Place> look(std::string_view text, bool Finding::*where) {
        std::vector<Place> places;
        for (const auto& token : tokenize(text)) {
            for (std::size_t i = 0; i < markers_.size(); ++i) {
                if (!markers_[i].is_marked(token)) continue;
                findings_[i].*where = true;
                if (marks_[i]->words.contains(token.term)) findings_[i].exact = true;
                places.push_back({token.position, i});
            }
        }
        return places;
    }

    const std::vector<Finding>& findings() const { return findings_; }

private:
    std::vector<const Marks*> marks_;
    std::vector<Marker> markers_;
    std::vector<Finding> findings_;
};

/// True if some stretch of `window` positions has all asked words.
bool stand_together(const std::vector<Place>& places, std::size_t asked) {
    const auto window = static_cast<std::uint32_t>(asked) + ranking::kNearGap;
    std::vector<std::optional<std::uint32_t>> last(asked);
    for (const auto& place : places) {
        last[place.asked] = place.position;
        const bool near = std::all_of(last.begin(), last.end(), [&](const auto& one) {
            return one && place.position - *one < window;
        });
        if (near) return true;
    }
    return false;
}

bool all(const std::vector<Finding>& findings, bool Finding::*what) {
    return std::all_of(findings.begin(), findings.end(),
                       [&](const Finding& one) { return one.*what; });
}

}  // namespace

void explain(Hit& hit, std::string_view text, const QueryPlan& plan, Stemmer& stemmer) {
    if (plan.asked.empty()) return;
    Looking looking{plan, stemmer};
    const auto title = looking.look(hit.title, &Finding::in_title);
    const auto body = looking.look(cut_at_word(text, kJudgedBytes), &Finding::in_text);
    looking.look(hit.author.name, &Finding::in_name);
    const auto& findings = looking.findings();
    if (all(findings, &Finding::in_title)) hit.why.emplace_back("title");
    const auto asked = plan.asked.size();
    if (asked > 1 && (stand_together(title, asked) || stand_together(body, asked))) {
        hit.why.emplace_back("together");
    }
    bool other_form = false;
    bool by_author = false;
    bool in_talk = false;
    const bool all_read = text.size() <= kJudgedBytes;
    for (std::size_t i = 0; i < asked; ++i) {
        const auto& one = findings[i];
        const bool found = one.in_title || one.in_text;
        if (found && !one.exact) other_form = true;
        if (!found && one.in_name) by_author = true;
        if (!found && !one.in_name && plan.asked[i].required && all_read) in_talk = true;
        if (!found && !one.in_name && all_read && !plan.asked[i].required)
            hit.missing.push_back(plan.asked[i].text);
    }
    if (by_author) hit.why.emplace_back("author");
    if (in_talk) hit.why.emplace_back("talk");
    if (other_form) hit.why.emplace_back("form");
    if (hit.accepted) hit.why.emplace_back("accepted");
    if (hit.likes > 0) hit.why.emplace_back("liked");
}

}  // namespace quisait
