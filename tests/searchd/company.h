#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/time.h"
#include "config/settings.h"
#include "searchd/requests/searcher.h"
#include "tests/support/temporary_folder.h"

namespace quisait::testing {

/// A small company in a real store and a real index, and somebody who searches it.
class Company {
public:
    Company();

    /// Puts lines of facts (docs/FACTS.md) and brings the index up to them.
    void say(const std::vector<std::string>& lines, const std::string& source = "chat");
    /// A post as its line; created on the day given.
    static std::string post(const std::string& id, const std::string& thread,
                            const std::string& author, const std::string& body,
                            const std::string& more = "", const std::string& day = "2026-03-14");
    void reindex();

    Searcher& searcher();
    SearchAnswer search(const std::string& text);
    SearchAnswer search(const SearchRequest& request);
    ExpertsAnswer experts(const std::string& text);
    /// The ids of hits, by space, in order.
    static std::string ids(const std::vector<Hit>& hits);

    const std::filesystem::path& folder() const { return folder_.path(); }
    Settings settings() const;

private:
    TemporaryFolder folder_;
    FixedClock clock_;
    ColumnCache columns_;
    LexiconCache lexicons_;
    DirectoryCache directories_;
    Synonyms synonyms_;  ///< the built-in ones
    std::unique_ptr<Searcher> searcher_;
};

}  // namespace quisait::testing
