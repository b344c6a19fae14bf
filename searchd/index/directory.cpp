#include "searchd/index/directory.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "base/text.h"
#include "indexer/analyzer.h"

namespace quisait {
namespace {

constexpr std::size_t kMostFound = 20;
constexpr std::chrono::milliseconds kLookEvery{1000};

/// Disjoint sets of accounts (Galler and Fischer): the smallest number stands for its set.
class Joined {
public:
    explicit Joined(std::size_t size) : parent_(size) {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    }
    std::size_t find(std::size_t one) {
        while (parent_[one] != one)
            one = parent_[one] = parent_[parent_[one]];
        return one;
    }
    void join(std::size_t a, std::size_t b) {
        a = find(a);
        b = find(b);
        parent_[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::size_t> parent_;
};

/// Joins accounts that share an address; one that names two accounts of one source joins nobody.
void join_by_address(const std::vector<StoredPerson>& accounts,
                     const std::set<std::string>& trusted, Joined& joined) {
    std::map<std::string, std::vector<std::size_t>> by_address;
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        if (!trusted.contains(accounts[i].source_name)) continue;
        std::set<std::string> own;
        for (const auto& email : accounts[i].person.emails)
            own.insert(lower_ascii(trim(email)));
        for (const auto& email : own)
            by_address[email].push_back(i);
    }
    for (const auto& [email, owners] : by_address) {
        std::set<ObjectNo> sources;
        for (const auto owner : owners)
            sources.insert(accounts[owner].source);
        if (sources.size() != owners.size()) continue;
        for (const auto owner : owners)
            joined.join(owners.front(), owner);
    }
}

void fill(std::string& gap, const std::string& from) {
    if (gap.empty()) gap = from;
}

void add_missing(std::vector<std::string>& into, const std::vector<std::string>& from) {
    for (const auto& one : from) {
        if (std::find(into.begin(), into.end(), one) == into.end()) into.push_back(one);
    }
}

std::string full_id(const StoredPerson& account) {
    return account.source_name + ":" + account.person.id;
}

void add_account(KnownPerson& known, const StoredPerson& account) {
    const auto& person = account.person;
    auto& profile = known.profile;
    const bool first = known.accounts.empty();
    if (first) {
        profile = person;
        known.bot = person.bot;
        known.card.id = full_id(account);
    } else {
        for (const auto member : {&Person::name, &Person::title, &Person::department, &Person::team,
                                  &Person::location, &Person::about, &Person::url}) {
            fill(profile.*member, person.*member);
        }
        add_missing(profile.emails, person.emails);
        add_missing(profile.handles, person.handles);
        add_missing(profile.languages, person.languages);
        add_missing(profile.skills, person.skills);
        // One account closed is no leaver: all of them must be.
        if (person.state == PersonState::active) profile.state = PersonState::active;
    }
    if (known.manager.empty() && !person.manager.empty()) {
        known.manager = account.source_name + ":" + person.manager;
    }
    for (const auto& claim : account.claims)
        add_missing(profile.skills, {claim.topic});
    known.accounts.push_back(static_cast<std::uint32_t>(account.no));
    known.card.accounts.push_back(full_id(account));
}

void finish_card(KnownPerson& known) {
    const auto& profile = known.profile;
    auto& card = known.card;
    card.name = profile.name.empty() ? card.id : profile.name;
    card.title = profile.title;
    card.department = profile.department;
    card.team = profile.team;
    card.location = profile.location;
    card.left = profile.state != PersonState::active;
}

/// True if every word of `asked` begins a word of `name`; both are folded.
bool has_all_words(std::string_view name, std::string_view asked) {
    const std::string spaced = " " + std::string{name};
    while (!asked.empty()) {
        const auto space = asked.find(' ');
        const auto word = asked.substr(0, space);
        if (!word.empty() && spaced.find(" " + std::string{word}) == std::string::npos)
            return false;
        if (space == std::string_view::npos) return true;
        asked.remove_prefix(space + 1);
    }
    return true;
}

std::size_t hash_of(std::string_view key) {
    return std::hash<std::string_view>{}(key);
}

/// By an id, a handle or an address.
bool is_meant_exactly(const KnownPerson& known, std::string_view text) {
    const auto lower = lower_ascii(text);
    const auto same = [&](const std::string& one) { return lower_ascii(one) == lower; };
    const auto& profile = known.profile;
    return std::any_of(known.card.accounts.begin(), known.card.accounts.end(), same) ||
           std::any_of(profile.handles.begin(), profile.handles.end(), same) ||
           std::any_of(profile.emails.begin(), profile.emails.end(), same);
}

}  // namespace

Result<Directory> Directory::read(StoreReader& store, const std::set<std::string>& trusted) {
    Directory directory;
    QS_TRY(auto persons, store.persons());
    QS_TRY(auto spaces, store.spaces());
    QS_TRY(const auto absences, store.absences());
    directory.add_persons(std::move(persons), trusted);
    directory.add_spaces(std::move(spaces));
    directory.add_absences(absences);
    directory.index_names();
    return directory;
}

void Directory::add_persons(std::vector<StoredPerson> accounts,
                            const std::set<std::string>& trusted) {
    Joined joined{accounts.size()};
    join_by_address(accounts, trusted, joined);
    std::vector<std::uint32_t> index(accounts.size());
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        const auto root = joined.find(i);
        if (root == i) {
            index[i] = static_cast<std::uint32_t>(persons_.size());
            persons_.emplace_back();
        } else {
            index[i] = index[root];
        }
        const auto& account = accounts[i];
        add_account(persons_[index[i]], account);
        const auto number = static_cast<std::size_t>(account.no);
        if (number >= person_by_account_.size()) person_by_account_.resize(number + 1);
        person_by_account_[number] = index[i] + 1;
        person_by_id_.emplace(full_id(account), index[i]);
        const auto source = static_cast<std::size_t>(account.source);
        if (source >= source_names_.size()) source_names_.resize(source + 1);
        source_names_[source] = account.source_name;
    }
    for (auto& known : persons_) {
        finish_card(known);
        folded_names_.push_back(fold(known.card.name));
        for (const auto& text : {known.card.name, known.card.location}) {
            for (const auto& token : tokenize(text))
                name_words_.insert(token.term);
        }
    }
    writer_by_account_ = person_by_account_;
    for (auto& person : writer_by_account_) {
        if (person != 0 && persons_[person - 1].bot) person = 0;
    }
}

void Directory::add_spaces(std::vector<StoredSpace> spaces) {
    spaces_ = std::move(spaces);
    for (std::size_t i = 0; i < spaces_.size(); ++i) {
        const auto& space = spaces_[i];
        space_by_id_.emplace(space.source_name + ":" + space.space.id, i);
        space_by_number_.emplace(static_cast<std::uint32_t>(space.no), i);
        std::set<std::string> words;
        for (const auto& token : tokenize(space.space.name))
            words.insert(token.term);
        for (const auto& word : words)
            spaces_by_word_.emplace(word, i);
        const auto source = static_cast<std::size_t>(space.source);
        if (source >= source_names_.size()) source_names_.resize(source + 1);
        source_names_[source] = space.source_name;
    }
}

void Directory::index_names() {
    for (std::uint32_t i = 0; i < persons_.size(); ++i) {
        people_names_.add(folded_names_[i], i);
        for (const auto& handle : persons_[i].profile.handles) {
            if (fold(handle) != folded_names_[i]) people_names_.add(fold(handle), i);
        }
    }
    people_names_.finish();
    index_keys();
    index_skills();
    for (std::uint32_t i = 0; i < spaces_.size(); ++i)
        space_names_.add(fold(spaces_[i].space.name), i);
    space_names_.finish();
}

void Directory::index_keys() {
    for (std::uint32_t i = 0; i < persons_.size(); ++i) {
        const auto& known = persons_[i];
        for (const auto* keys :
             {&known.card.accounts, &known.profile.handles, &known.profile.emails}) {
            for (const auto& key : *keys)
                person_by_key_.emplace_back(hash_of(lower_ascii(key)), i);
        }
    }
    std::sort(person_by_key_.begin(), person_by_key_.end());
    person_by_key_.erase(std::unique(person_by_key_.begin(), person_by_key_.end()),
                         person_by_key_.end());
    person_by_key_.shrink_to_fit();
}

void Directory::index_skills() {
    Stemmer stemmer;
    const auto add = [&](const std::string& word, std::uint32_t person) {
        auto& people = people_by_skill_[word];
        if (people.empty() || people.back() != person) people.push_back(person);
    };
    for (std::uint32_t i = 0; i < persons_.size(); ++i) {
        for (const auto& skill : persons_[i].profile.skills) {
            for (const auto& token : tokenize(skill)) {
                if (is_stop_word(token.term)) continue;
                add(token.term, i);
                for (const auto& stem : stemmer.stems(token, Language::unknown))
                    add(stem, i);
            }
        }
    }
}

std::span<const std::uint32_t> Directory::people_with_skill(const std::string& word) const {
    const auto found = people_by_skill_.find(word);
    if (found == people_by_skill_.end()) return {};
    return found->second;
}

std::vector<const StoredSpace*> Directory::spaces_with_word(const std::string& word) const {
    std::vector<const StoredSpace*> found;
    const auto [begin, end] = spaces_by_word_.equal_range(word);
    for (auto one = begin; one != end; ++one)
        found.push_back(&spaces_[one->second]);
    return found;
}

void Directory::add_absences(const std::vector<StoredAbsence>& absences) {
    for (const auto& one : absences) {
        const auto person = find_person(one.person);
        if (person) persons_[*person].absences.emplace_back(one.absence.from, one.absence.to);
    }
}

std::optional<std::uint32_t> Directory::person_of(std::uint32_t account) const {
    if (account >= person_by_account_.size() || person_by_account_[account] == 0) return {};
    return person_by_account_[account] - 1;
}

std::optional<std::uint32_t> Directory::find_person(std::string_view full_id) const {
    const auto found = person_by_id_.find(std::string{full_id});
    if (found == person_by_id_.end()) return {};
    return found->second;
}

std::vector<std::uint32_t> Directory::people_called(std::string_view text) const {
    std::vector<std::uint32_t> exact;
    std::vector<std::uint32_t> like;
    const auto folded = fold(clean_line(text));
    if (folded.empty()) return {};
    const auto [first, last] = std::ranges::equal_range(
        person_by_key_, hash_of(lower_ascii(text)), {}, [](const auto& row) { return row.first; });
    for (auto row = first; row != last; ++row) {
        if (is_meant_exactly(persons_[row->second], text)) exact.push_back(row->second);
    }
    for (const auto& one : people_names_.beginning_with(folded)) {
        auto& fitting = folded_names_[one.number] == folded ? exact : like;
        fitting.push_back(one.number);
    }
    std::sort(exact.begin(), exact.end());
    exact.erase(std::unique(exact.begin(), exact.end()), exact.end());
    auto& found = exact.empty() ? like : exact;
    if (found.size() > kMostFound) found.resize(kMostFound);
    return found;
}

const StoredSpace* Directory::find_space(std::string_view full_id) const {
    const auto found = space_by_id_.find(std::string{full_id});
    return found == space_by_id_.end() ? nullptr : &spaces_[found->second];
}

const StoredSpace* Directory::space_of(std::uint32_t number) const {
    const auto found = space_by_number_.find(number);
    return found == space_by_number_.end() ? nullptr : &spaces_[found->second];
}

std::vector<const StoredSpace*> Directory::spaces_called(
    std::string_view text, const std::set<AudienceNo>& audiences) const {
    std::vector<const StoredSpace*> exact;
    std::vector<const StoredSpace*> like;
    const auto folded = fold(clean_line(text));
    if (folded.empty()) return {};
    for (const auto& space : spaces_) {
        if (!audiences.contains(space.audience)) continue;
        const auto name = fold(space.space.name);
        if (name == folded || space.source_name + ":" + space.space.id == text) {
            exact.push_back(&space);
        } else if (like.size() < kMostFound && has_all_words(name, folded)) {
            like.push_back(&space);
        }
    }
    return exact.empty() ? like : exact;
}

std::string_view Directory::source_name(std::uint8_t source) const {
    return source < source_names_.size() ? std::string_view{source_names_[source]}
                                         : std::string_view{};
}

PersonCard Directory::card(std::uint32_t person, Instant now) const {
    const auto& known = persons_.at(person);
    auto card = known.card;
    const auto today = std::chrono::floor<std::chrono::days>(now);
    Instant until{};
    for (const auto& [from, to] : known.absences) {
        if (from <= today && today <= to) until = std::max(until, to);
    }
    if (until != Instant{}) card.away_until = to_day(until);
    return card;
}

PersonRef Directory::person_ref(std::string_view full_account_id) const {
    const auto person = find_person(full_account_id);
    if (!person) return {std::string{full_account_id}, std::string{full_account_id}};
    const auto& card = persons_[*person].card;
    return {card.id, card.name};
}

SpaceRef Directory::space_ref(std::string_view full_id) const {
    const auto* space = find_space(full_id);
    const auto named = space != nullptr && !space->space.name.empty();
    return {std::string{full_id}, named ? space->space.name : std::string{full_id}};
}

Result<> DirectoryCache::renew() {
    if (!store_) {
        QS_TRY(auto opened, StoreReader::open(data_folder_));
        store_.emplace(std::move(opened));
    }
    QS_TRY(const auto version, store_->directory_version());
    if (version == version_ && directory_) return {};
    QS_TRY(auto directory, Directory::read(*store_, trusted_));
    directory_ = std::make_shared<const Directory>(std::move(directory));
    version_ = version;
    return {};
}

Result<std::shared_ptr<const Directory>> DirectoryCache::now() {
    const std::lock_guard lock{mutex_};
    const auto time = std::chrono::steady_clock::now();
    if (directory_ && time - looked_ < kLookEvery) return directory_;
    looked_ = time;
    if (const auto renewed = renew(); !renewed) {
        // A store that was replaced or closed is opened anew at the next look.
        store_.reset();
        if (!directory_) return renewed.error();
    }
    return directory_;
}

}  // namespace quisait
