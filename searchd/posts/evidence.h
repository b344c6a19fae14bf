#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "searchd/answers/results.h"
#include "searchd/index/directory.h"
#include "searchd/query/query_plan.h"

namespace quisait {

/// The stored data of an evidence document: docs/INDEX.md has its members.
class Evidence {
public:
    /// Throws what Xapian throws. @return index_broken if the data cannot be read
    static Result<Evidence> read(const View& view, Xapian::docid document);

    std::string_view text(std::string_view member) const;
    std::int64_t number(std::string_view member) const;
    bool flag(std::string_view member) const;
    const JsonValue root() const { return json_.root(); }

private:
    explicit Evidence(std::string data, Json json)
        : data_{std::move(data)}, json_{std::move(json)} {}
    std::string data_;
    Json json_;
};

/// How much of a post stands in its hit.
enum class Showing : std::uint8_t { snippet, whole };

/// A post as a list shows it, with the words of the query marked.
/// Throws what Xapian throws. @return index_broken
Result<Hit> make_hit(const PlanContext& context, Xapian::docid document, const Marks& marks,
                     Showing showing = Showing::snippet);
Hit make_hit(const PlanContext& context, const Evidence& evidence, const Marks& marks,
             Showing showing);

}  // namespace quisait
