#include "searchd/index/columns.h"

#include <algorithm>
#include <malloc.h>
#include <unordered_map>
#include <unordered_set>

#include "searchd/index/ranking.h"

namespace quisait {
namespace {

constexpr std::size_t kMostKept = 64;

std::uint32_t big_endian(const std::string& text) {
    std::uint32_t number = 0;
    for (const char c : text)
        number = (number << 8U) | static_cast<unsigned char>(c);
    return number;
}

}  // namespace

Columns Columns::read(const Xapian::Database& database) {
    Columns columns;
    columns.keys_.resize(static_cast<std::size_t>(database.get_lastdocid()) + 1);
    columns.created_.resize(columns.keys_.size());
    for (auto value = database.valuestream_begin(kFoldSlot);
         value != database.valuestream_end(kFoldSlot); ++value) {
        columns.keys_[value.get_docid()] = FoldKey::unpacked(*value);
    }
    for (auto value = database.valuestream_begin(kCreatedSlot);
         value != database.valuestream_end(kCreatedSlot); ++value) {
        columns.created_[value.get_docid()] = big_endian(*value);
    }
    columns.count_posts();
    columns.count_quarters();
    columns.mark_answered();
    columns.sort_talks();
    columns.mark_copies();
    columns.read_tags(database);
    return columns;
}

void Columns::mark_copies() {
    std::vector<std::uint32_t> texts;
    for (const auto& key : keys_) {
        if (key.same != 0) texts.push_back(key.same);
    }
    std::sort(texts.begin(), texts.end());
    std::unordered_set<std::uint32_t> copied;
    for (auto one = std::adjacent_find(texts.begin(), texts.end()); one != texts.end();
         one = std::adjacent_find(std::next(one), texts.end())) {
        copied.insert(*one);
    }
    if (copied.empty()) return;
    for (auto& key : keys_) {
        if (copied.contains(key.same)) key.flags |= kCopied;
    }
}

void Columns::read_tags(const Xapian::Database& database) {
    const auto prefix = std::string{field(FieldId::tag).prefix};
    const auto end = database.allterms_end(prefix);
    for (auto tag = database.allterms_begin(prefix); tag != end; ++tag) {
        const auto number = static_cast<std::uint32_t>(tag_names_.size());
        tag_names_.push_back(value_of(FieldId::tag, *tag));
        const auto last = database.postlist_end(*tag);
        for (auto post = database.postlist_begin(*tag); post != last; ++post) {
            taggings_.push_back({*post, number});
            keys_[*post].flags |= kTagged;
        }
    }
    taggings_.shrink_to_fit();
    std::ranges::stable_sort(taggings_, {}, &Tagging::document);
}

std::span<const Columns::Tagging> Columns::tags(Xapian::docid number) const {
    const auto [begin, end] = std::ranges::equal_range(taggings_, number, {}, &Tagging::document);
    return {begin, end};
}

void Columns::sort_talks() {
    for (Xapian::docid number = 1; number < keys_.size(); ++number) {
        if (keys_[number].thread != 0) by_talk_.push_back(number);
    }
    by_talk_.shrink_to_fit();
    std::sort(by_talk_.begin(), by_talk_.end(), [&](Xapian::docid a, Xapian::docid b) {
        return keys_[a].thread != keys_[b].thread ? keys_[a].thread < keys_[b].thread : a < b;
    });
}

std::span<const Xapian::docid> Columns::talk(std::uint64_t thread) const {
    const auto is_before = [&](Xapian::docid number, std::uint64_t key) {
        return keys_[number].thread < key;
    };
    const auto is_after = [&](std::uint64_t key, Xapian::docid number) {
        return key < keys_[number].thread;
    };
    const auto begin = std::lower_bound(by_talk_.begin(), by_talk_.end(), thread, is_before);
    return {begin, std::upper_bound(begin, by_talk_.end(), thread, is_after)};
}

void Columns::count_posts() {
    for (const auto& key : keys_) {
        if (key.author == 0 || key.kind == kProfileKind) continue;
        if (key.author >= posts_of_.size()) posts_of_.resize(key.author + 1);
        ++posts_of_[key.author];
    }
    for (const auto& key : keys_) {
        if (key.kind != kProfileKind && key.lang < posts_in_.size()) ++posts_in_[key.lang];
    }
}

void Columns::count_quarters() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> wrote;  // account, quarter
    for (const auto& key : keys_) {
        if (key.author == 0 || key.kind == kProfileKind) continue;
        wrote.emplace_back(key.author, key.day / ranking::kQuarterDays);
    }
    std::sort(wrote.begin(), wrote.end());
    wrote.erase(std::unique(wrote.begin(), wrote.end()), wrote.end());
    quarters_of_.resize(posts_of_.size());
    for (const auto& [account, quarter] : wrote)
        ++quarters_of_[account];
}

void Columns::mark_answered() {
    std::unordered_map<std::uint64_t, std::uint32_t> askers;
    for (const auto& key : keys_) {
        if (key.kind == static_cast<std::uint8_t>(PostKind::question)) {
            askers.emplace(key.thread, key.author);
        }
    }
    if (askers.empty()) return;
    std::unordered_map<std::uint64_t, bool> answered;
    for (const auto& key : keys_) {
        if ((key.flags & FoldKey::kReply) == 0) continue;
        const auto asker = askers.find(key.thread);
        if (asker != askers.end() && asker->second != key.author) answered[key.thread] = true;
    }
    for (auto& key : keys_) {
        if (answered.contains(key.thread)) key.flags |= kAnswered;
    }
}

std::shared_ptr<const Columns> ColumnCache::of(const std::string& path,
                                               const Xapian::Database& database) {
    const auto uuid = database.get_uuid();
    const auto revision = database.get_revision();
    const std::lock_guard lock{mutex_};
    const auto same = [&](const Kept& one) {
        return one.path == path && one.uuid == uuid && one.revision == revision;
    };
    if (const auto found = std::find_if(kept_.begin(), kept_.end(), same); found != kept_.end()) {
        return found->columns;
    }
    auto columns = std::make_shared<const Columns>(Columns::read(database));
    // Reading takes as much again for a while; without this the program would keep it.
    malloc_trim(0);
    // Workers that still look at the revision before keep it; older ones nobody looks at.
    const auto of_path = [&](const Kept& one) { return one.path == path; };
    if (std::count_if(kept_.begin(), kept_.end(), of_path) > 1) {
        kept_.erase(std::find_if(kept_.begin(), kept_.end(), of_path));
    }
    if (kept_.size() >= kMostKept) kept_.erase(kept_.begin());
    kept_.push_back({path, uuid, revision, columns});
    return columns;
}

}  // namespace quisait
