#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "connectors/connector.h"
#include "connectors/fact.h"

/// The record of truth: what the sources said, numbered change by change. SQLite in WAL mode,
/// written by the indexer alone. docs/STORE.md has the tables.
namespace quisait {

/// Numbers of objects: given once, never again; positive and below 2^32.
using ObjectNo = std::int64_t;
/// Each change of a post, a profile or an audience has the next one.
using Seq = std::int64_t;

/// Who may read, as one number: 0 is everyone; -1 is nobody (not indexed); others have a database
/// of their own, named by the number.
using AudienceNo = std::int64_t;
inline constexpr AudienceNo kEveryone = 0;
inline constexpr AudienceNo kNobody = -1;

struct StoredPost {
    ObjectNo no = 0;
    ObjectNo source = 0;
    ObjectNo space_no = 0;   ///< 0 if the space is not known
    ObjectNo author_no = 0;  ///< account; 0 if not known
    AudienceNo audience = kNobody;
    Seq seq = 0;
    Post post;                ///< ids as the source has them
    std::string source_name;  ///< "yammer"; full ids are "yammer:7"
    std::string author_name;  ///< empty if not known
    std::string talk_title;   ///< of a reply: what its talk begins with, if in the same space
    std::int64_t likes = 0;   ///< the larger of what the post and the reactions say
};

struct StoredPerson {
    ObjectNo no = 0;
    ObjectNo source = 0;
    Seq seq = 0;
    std::string source_name;
    Person person;
    std::vector<Claim> claims;
};

struct StoredSpace {
    ObjectNo no = 0;
    ObjectNo source = 0;
    AudienceNo audience = kNobody;  ///< of the space and all spaces around it
    std::string source_name;
    Space space;
};

struct StoredAbsence {
    std::string person;  ///< full id
    Absence absence;
};

/// One thing for the index to do, in the order of seq.
struct IndexChange {
    enum class Kind { post, profile, removed };
    Kind kind = Kind::post;
    Seq seq = 0;
    std::string id;  ///< full id, "yammer:7"; of `removed` with "person/" before a profile's
    AudienceNo audience = kNobody;  ///< of `removed`: which database to remove it from
    std::optional<StoredPost> post;
    std::optional<StoredPerson> person;
};

struct StoreCounts {
    std::int64_t posts = 0;
    std::int64_t indexable_posts = 0;  ///< those whose audience is not nobody
    std::int64_t persons = 0;
    std::int64_t spaces = 0;
    std::int64_t set_aside = 0;
};

class Database;  // indexer/sqlite.h

/// Reading. Thread: one. Several processes may read while one writes.
class StoreReader {
public:
    /// @return no_such_thing if there is no store; store_broken; bad_setting for another schema
    static Result<StoreReader> open(const std::filesystem::path& data_folder);

    /// The newest seq.
    Result<Seq> last_seq();
    /// What came after `seq`, oldest first, at most `limit`. A post deleted or moved out of a
    /// database appears as `removed` from it before it appears in its new one.
    Result<std::vector<IndexChange>> changes_after(Seq seq, std::size_t limit);
    Result<std::vector<StoredSpace>> spaces();
    Result<std::vector<StoredPerson>> persons();
    Result<std::vector<StoredAbsence>> absences();
    Result<StoreCounts> counts();
    /// The ids, sorted by bytes, of the documents that the index must have for an audience: full
    /// ids of posts and, in everyone, "person/" with those of persons who are not bots.
    Result<std::vector<std::string>> indexed_ids(AudienceNo audience);
    /// Goes up when a space, a person, a group or an absence changes; cheap.
    Result<std::int64_t> directory_version();

    StoreReader(StoreReader&&) noexcept;
    StoreReader& operator=(StoreReader&&) noexcept;
    StoreReader(const StoreReader&) = delete;
    StoreReader& operator=(const StoreReader&) = delete;
    ~StoreReader();

private:
    explicit StoreReader(std::unique_ptr<Database> database);
    std::unique_ptr<Database> database_;
};

}  // namespace quisait
