#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/time.h"

/// What connectors say, object by object. docs/FACTS.md has each as one JSON line. Ids are the
/// source's own strings, 1 to 200 bytes, without control characters; the store prefixes the
/// name of the source. Texts are valid UTF-8.
namespace quisait {

enum class SpaceKind : std::uint8_t { community, channel, conversation, blog, list, site };
enum class PersonState : std::uint8_t { active, suspended, left };
enum class PostKind : std::uint8_t { message, question, answer, article, comment, event };
enum class Format : std::uint8_t { plain, html, markdown };

/// Who may read a space. What a source says and we do not understand is `nobody`.
enum class AccessKind : std::uint8_t { nobody, everyone, members };
struct Access {
    AccessKind kind = AccessKind::nobody;
    std::vector<std::string> persons;  ///< with `members`: ids of persons
    std::vector<std::string> groups;   ///< with `members`: ids of groups
    bool operator==(const Access&) const = default;
};

/// A place where people talk. One within another is readable only to who may read both.
struct Space {
    std::string id;
    std::string name;  ///< at most 200 characters; so are the other short texts
    SpaceKind kind = SpaceKind::community;
    std::string description;  ///< at most 8 KiB
    std::string within;       ///< id of the space around it; empty if none
    Access access;
    std::string region;
    std::string theme;
    std::string url;
    bool brief = false;  ///< known only by mention: kept while the source has not said more
    bool operator==(const Space&) const = default;
};

/// A set of persons that accesses refer to.
struct Group {
    std::string id;
    std::string name;
    std::vector<std::string> members;  ///< ids of persons, all of them
    bool operator==(const Group&) const = default;
};

/// An account of a source.
struct Person {
    std::string id;
    std::string name;
    std::vector<std::string> emails;
    std::vector<std::string> handles;
    std::string title;
    std::string department;
    std::string team;
    std::string manager;  ///< person id
    std::string location;
    std::vector<std::string> languages;
    std::vector<std::string> skills;
    std::string about;  ///< at most 8 KiB
    PersonState state = PersonState::active;
    bool bot = false;
    std::string url;
    bool brief = false;  ///< known only by mention: kept while the source has not said more
    bool operator==(const Person&) const = default;
};

struct Link {
    std::string url;
    std::string title;
    bool operator==(const Link&) const = default;
};

struct File {
    std::string name;
    std::string url;
    std::string type;
    std::int64_t bytes = 0;
    bool operator==(const File&) const = default;
};

/// A post as its source tells it: the whole state, so that taking it twice is taking it once.
struct Post {
    std::string id;      ///< the same post keeps it for ever
    std::string space;   ///< where it stands; a post in an unknown space is read by nobody
    std::string thread;  ///< id of the first post of the talk, or its own; empty means its own
    std::string parent;  ///< id of the post it answers; empty if none
    std::string author;  ///< person id; empty if the source does not say
    PostKind kind = PostKind::message;
    std::string title;                  ///< at most 500 characters
    std::string body;                   ///< as the source has it, at most 1 MiB; cut at a word
    Format format = Format::plain;      ///< of title and body
    std::vector<std::string> mentions;  ///< person ids
    std::vector<std::string> tags;      ///< without #, at most 100 characters each
    std::vector<Link> links;
    std::vector<File> files;
    std::int64_t likes = 0;             ///< how many, now
    std::vector<std::string> liked_by;  ///< person ids, as far as the source names them
    bool accepted = false;              ///< the answer that settled its question
    Instant created{};                  ///< UTC, whole seconds
    std::optional<Instant> changed;     ///< of two states of one post the later one wins
    std::string url;
    std::string lang;  ///< as the source says, ISO 639-1; empty if it does not
    bool operator==(const Post&) const = default;
};

struct Reaction {
    std::string post;
    std::string person;
    std::string kind = "like";
    bool on = true;  ///< false takes it back
    Instant at{};
    bool operator==(const Reaction&) const = default;
};

/// Only from, to and kind: never why.
struct Absence {
    std::string person;
    Instant from{};  ///< midnight of the first day
    Instant to{};    ///< midnight of the last day, which counts
    std::string kind = "leave";
    bool operator==(const Absence&) const = default;
};

/// What a person or a directory says of somebody's knowledge.
struct Claim {
    std::string person;
    std::string topic;
    std::string level;  ///< in the source's words; may be empty
    std::string by;     ///< person id; empty if the person said it
    bool operator==(const Claim&) const = default;
};

enum class ObjectKind : std::uint8_t { space, group, person, post };

/// The source says that this object is no more.
struct Gone {
    ObjectKind kind = ObjectKind::post;
    std::string id;
    bool operator==(const Gone&) const = default;
};

/// Every such object in this scope was named in this run: the only licence to delete by absence.
struct Whole {
    std::string scope;  ///< space id for posts; "" is the whole source
    ObjectKind kind = ObjectKind::post;
    bool operator==(const Whole&) const = default;
};

/// A checkpoint in a fact file: what precedes it is durable whenever it is.
struct Mark {
    bool operator==(const Mark&) const = default;
};

using Fact = std::variant<Space, Group, Person, Post, Reaction, Absence, Claim, Gone, Whole, Mark>;

/// Texts made clean (base/text: clean_text, clean_line), cut to their bounds at a word, an empty
/// thread filled with the own id, double list entries dropped. A link whose scheme is not http,
/// https or mailto loses its url. Idempotent.
Fact cleaned(Fact fact);

/// Checks what the comments above promise: an id, its length, dates in bounds.
/// @return bad_input that names the first member at fault
Result<> check(const Fact& fact);

/// Reads one line of docs/FACTS.md. Unknown keys are ignored, a missing key is empty.
/// @return bad_input that names the member
Result<Fact> parse_fact(std::string_view line);

/// The line of a fact, without line end; parse_fact gives the same fact back. Members that have
/// their empty value are left out; the order of keys is that of docs/FACTS.md.
std::string to_line(const Fact& fact);

/// The words of the enumerators, as they stand in JSON.
std::string_view word(SpaceKind kind);
std::string_view word(PersonState state);
std::string_view word(PostKind kind);
std::string_view word(Format format);
std::string_view word(ObjectKind kind);
/// @return bad_input that lists the words there are
Result<PostKind> parse_post_kind(std::string_view text);
Result<SpaceKind> parse_space_kind(std::string_view text);
Result<PersonState> parse_person_state(std::string_view text);
Result<Format> parse_format(std::string_view text);
Result<ObjectKind> parse_object_kind(std::string_view text);

}  // namespace quisait
