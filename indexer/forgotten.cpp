#include "indexer/forgotten.h"

#include <algorithm>
#include <array>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace quisait {
namespace {

/// Takes what refers to a forgotten account out of a fact; says whether the fact may stay.
class Cleaner {
public:
    Cleaner(const Forgotten& forgotten, ObjectNo source) : forgotten_{forgotten}, source_{source} {}

    bool keep(Space& space) const {
        drop(space.access.persons);
        return true;
    }
    bool keep(Group& group) const {
        drop(group.members);
        return true;
    }
    bool keep(Person& person) const {
        clear(person.manager);
        return !is(person.id);
    }
    bool keep(Post& post) const {
        if (is(post.author)) return false;
        drop(post.mentions);
        const auto named = static_cast<std::int64_t>(post.liked_by.size());
        drop(post.liked_by);
        // How many liked it says nothing of who did.
        if (static_cast<std::int64_t>(post.liked_by.size()) < named) {
            post.likes = std::max(post.likes, named);
        }
        return true;
    }
    bool keep(Claim& claim) const {
        clear(claim.by);
        return !is(claim.person);
    }
    bool keep(const Reaction& reaction) const { return !is(reaction.person); }
    bool keep(const Absence& absence) const { return !is(absence.person); }
    bool keep(const Gone& /*gone*/) const { return true; }
    bool keep(const Whole& /*whole*/) const { return true; }
    bool keep(const Mark& /*mark*/) const { return true; }

private:
    bool is(const std::string& person) const {
        return !person.empty() && forgotten_.contains(source_, person);
    }
    void drop(std::vector<std::string>& persons) const {
        persons.erase(std::remove_if(persons.begin(), persons.end(),
                                     [&](const std::string& person) { return is(person); }),
                      persons.end());
    }
    void clear(std::string& person) const {
        if (is(person)) person.clear();
    }

    const Forgotten& forgotten_;
    ObjectNo source_;
};

}  // namespace

Result<Forgotten> Forgotten::read(Database& database) {
    Forgotten forgotten;
    QS_TRY(auto* const secret,
           database.prepare("SELECT value FROM secret WHERE name = 'forgotten'"));
    QS_TRY([[maybe_unused]] const bool there, secret->step());
    forgotten.key_ = secret->text(0);
    secret->reset();
    QS_TRY(auto* const rows, database.prepare("SELECT source, hash FROM forgotten"));
    for (;;) {
        QS_TRY(const bool row, rows->step());
        if (!row) return forgotten;
        forgotten.hashes_.emplace(rows->number(0), rows->text(1));
    }
}

std::string Forgotten::hash(ObjectNo source, std::string_view person) const {
    const auto text = fmt::format("{}:{}", source, person);
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned int size = 0;
    ::HMAC(::EVP_sha256(), key_.data(), static_cast<int>(key_.size()),
           reinterpret_cast<const unsigned char*>(text.data()), text.size(), bytes.data(), &size);
    std::string hex;
    for (unsigned int i = 0; i < size; ++i)
        hex += fmt::format("{:02x}", bytes.at(i));
    return hex;
}

bool Forgotten::contains(ObjectNo source, std::string_view person) const {
    return hashes_.contains({source, hash(source, person)});
}

Result<> Forgotten::add(Database& database, ObjectNo source, std::string_view person) {
    auto made = hash(source, person);
    QS_TRY(auto* const insert,
           database.prepare("INSERT INTO forgotten VALUES(?, ?) ON CONFLICT DO NOTHING"));
    insert->bind(1, source).bind(2, made);
    QS_CHECK(insert->run());
    hashes_.emplace(source, std::move(made));
    return {};
}

std::optional<Fact> Forgotten::without(ObjectNo source, Fact fact) const {
    const Cleaner cleaner{*this, source};
    if (!std::visit([&](auto& one) { return cleaner.keep(one); }, fact)) return std::nullopt;
    return fact;
}

}  // namespace quisait
