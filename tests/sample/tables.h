#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/sample/phrase.h"

/// The files of tests/sample/data, which the program carries in itself.
namespace quisait::sample {

/// A file of `[section]` headings with their lines; empty lines and lines after # are left out.
class Table {
public:
    /// @param file  name in tests/sample/data; it is there
    explicit Table(std::string_view file);

    /// The lines of a section; empty if there is no such section.
    const std::vector<std::string>& lines(std::string_view section) const;
    /// The lines cut at " | "; each has at least `columns` cells, missing ones empty.
    std::vector<std::vector<std::string>> rows(std::string_view section, std::size_t columns) const;

private:
    std::map<std::string, std::vector<std::string>, std::less<>> sections_;
};

/// A problem with its cause and its fix, as patterns.
struct Case {
    std::string problem;
    std::string cause;
    std::string fix;
};

/// What is said of a topic in one language, as patterns.
struct TopicSide {
    std::string name;
    std::vector<std::string> queries;  ///< what people type who look for it
    std::vector<std::string> things;
    std::vector<std::string> notes;
    std::vector<Case> cases;  ///< the n-th of both languages are the same case
};

/// A page that people link to.
struct Page {
    std::string url;
    std::string title[kTongues];
};

struct Topic {
    std::string key;
    std::string department;
    std::vector<std::string> tags;
    std::vector<Page> pages;
    TopicSide sides[kTongues];

    const TopicSide& side(Tongue tongue) const { return sides[static_cast<std::size_t>(tongue)]; }
};

/// All topics, in the order of the files.
std::vector<Topic> read_topics();

/// `text` cut at `separator`, each part without spaces at its ends.
std::vector<std::string> split(std::string_view text, std::string_view separator);

}  // namespace quisait::sample
