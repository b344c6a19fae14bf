#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searchd/answers/results.h"

/// One person, before it is written as JSON or as a page.
namespace quisait {

/// A word or phrase that sets a person apart.
struct PersonTopic {
    std::string text;        ///< as the person writes it
    std::string query;       ///< finds its posts, together with the author
    std::int64_t posts = 0;  ///< that this query finds
    std::string last;        ///< day of the newest
};

/// Somebody who writes in the same talks.
struct Collaborator {
    PersonRef person;
    std::int64_t talks = 0;
};

/// A link in a post of a person.
struct SharedLink {
    std::string url;
    std::string title;  ///< empty if the source has none
    std::string post;   ///< full id
    std::string thread;
    std::string created;
};

/// All that the page of one person shows.
struct PersonPage {
    PersonCard person;
    std::string about;
    std::string url;
    std::string manager;  ///< full id; empty if not known
    std::string manager_name;
    std::vector<std::string> languages;
    std::vector<std::string> skills;
    std::vector<SpaceRef> spaces;             ///< where the person writes most
    std::vector<PersonTopic> topics;          ///< specific before general
    std::vector<Collaborator> collaborators;  ///< best first
    std::vector<SharedLink> links;            ///< newest first
    std::vector<Hit> recent;                  ///< newest first
    std::int64_t posts = 0;                   ///< readable ones
};

}  // namespace quisait
