#pragma once

#include <string>
#include <vector>

#include "connectors/connector.h"

namespace quisait::testing {

/// Writes down what a connector says, cleaned and checked as the store does it.
class RecordingSink : public FactSink {
public:
    Result<> take(Fact fact, std::string_view where) override;
    Result<> set_aside(SetAside item) override;
    Result<> mark(const Checkpoint& next) override;

    std::vector<Fact> facts;
    std::vector<std::string> lines;     ///< of the facts
    std::vector<std::string> troubles;  ///< "place: reason"
    std::vector<Checkpoint> checkpoints;
    std::vector<std::size_t> facts_at_mark;  ///< how many facts stood before each checkpoint
};

/// All that a source says from its start, as the connector of `type` reads it.
struct Reading {
    RecordingSink said;
    Result<> end;
};
Reading read_source(std::string_view type, const std::filesystem::path& path,
                    const Checkpoint& from = {}, std::size_t max_item_bytes = 1U << 16U);

/// One text, a line each.
std::string joined(const std::vector<std::string>& lines);

}  // namespace quisait::testing
