#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What searchd found, before it is written as JSON or as a page. All texts are valid UTF-8 and
/// not escaped. Nothing here may come from a post that its reader may not read.
namespace quisait {

struct PersonRef {
    std::string id;  ///< full id of the person's first account; empty: the source does not say
    std::string name;
};

struct SpaceRef {
    std::string id;  ///< full id
    std::string name;
};

/// A piece of a snippet; the pieces one after the other are the text.
struct Segment {
    std::string text;
    bool hit = false;  ///< matches the query
};

/// One post, as a list shows it.
struct Hit {
    std::string id;  ///< full id, "yammer:7"
    std::string kind;
    std::string title;
    std::string talk;  ///< of a reply: the title of its talk; may be empty
    std::vector<Segment> snippet;
    std::string url;  ///< in the source; empty if the source has none
    PersonRef author;
    SpaceRef space;
    std::string thread;               ///< full id of the first post of the talk
    std::int64_t more_in_thread = 0;  ///< other posts of the talk that match
    std::int64_t copies = 0;          ///< other talks whose best match has the same words
    std::string created;              ///< RFC 3339; empty if the source does not say
    std::int64_t likes = 0;
    std::int64_t replies = 0;  ///< posts of the talk but its first
    bool accepted = false;
    std::string lang;  ///< "fr", "en" or empty
    /// Why it is found: title (has all words), together (all stand side by side), author (a word is
    /// the author's name), talk (a word stands in the title of the
    /// talk or among the tags), form (a word is found in another form), accepted, liked.
    std::vector<std::string> why;
    std::vector<std::string> missing;  ///< words that were asked for and are not in it
};

/// One value of a facet, with the number of matching posts.
struct FacetValue {
    std::string value;  ///< as the filter of the address takes it
    std::string name;   ///< as people read it
    std::int64_t count = 0;
    bool chosen = false;
};

struct Facet {
    std::string name;  ///< the parameter of the address: source, space, author, lang, kind, year
    std::vector<FacetValue> values;  ///< most frequent first
};

/// How the query was read.
struct QueryReading {
    std::string text;
    std::vector<std::string> understood;  ///< its parts, one chip each
    std::vector<std::string> notes;       ///< what was read otherwise than typed
    std::string did_you_mean;             ///< empty: nothing better is known
};

struct Total {
    std::int64_t count = 0;
    bool exact = true;  ///< false: the search was stopped by its deadline
};

struct SearchAnswer {
    QueryReading query;
    Total total;               ///< of posts
    std::int64_t threads = 0;  ///< talks: what is paged
    std::vector<Hit> hits;
    std::vector<Facet> facets;
};

/// A person as a list shows one.
struct PersonCard {
    std::string id;
    std::string name;
    std::string title;
    std::string department;
    std::string team;
    std::string location;
    std::string away_until;             ///< day; empty: not away today
    std::vector<std::string> accounts;  ///< full ids
    bool left = false;
};

/// How well somebody's posts speak for them, in words: never a number beside a name.
enum class Strength : std::uint8_t { strong, clear, some, slight };

/// Why a person is in the list.
struct ExpertReasons {
    std::int64_t posts = 0;  ///< that match
    std::int64_t accepted = 0;
    std::int64_t likes = 0;
    std::string last;                 ///< day of the newest
    std::vector<std::string> skills;  ///< said in the profile, and asked for
};

struct Expert {
    PersonCard person;
    Strength strength = Strength::some;
    ExpertReasons why;
    std::vector<Hit> evidence;  ///< the posts that weigh most
};

struct ExpertsAnswer {
    QueryReading query;
    Total total;  ///< of posts that were weighed
    std::vector<Expert> experts;
    std::vector<PersonCard> named;  ///< people whose name is asked for
};

/// One post of a talk, whole.
struct ThreadPost {
    Hit head;  ///< its snippet is the whole text, with the words of the query marked
    std::vector<std::string> tags;
    std::vector<std::pair<std::string, std::string>> links;  ///< address, title
    std::vector<std::string> files;
    std::string parent;  ///< full id
};

struct ThreadPage {
    std::string id;
    std::string title;
    SpaceRef space;
    std::vector<ThreadPost> posts;  ///< oldest first, at most kLongestThread
    std::int64_t total = 0;
};
inline constexpr std::size_t kLongestThread = 500;

}  // namespace quisait
