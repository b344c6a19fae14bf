#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tests/sample/company.h"

namespace quisait::sample {

/// What a place is for; talks go to kinds by a fixed share, then to one of the kind.
enum class PlaceKind : std::uint8_t { topic, general, region, department, project, closed };
inline constexpr std::size_t kPlaceKinds = 6;

/// A community of the network or a channel of the chat.
struct Place {
    Space space;
    Source source = Source::network;
    PlaceKind kind = PlaceKind::general;
    std::optional<std::size_t> topic;
    bool open = true;                  ///< everyone may read it
    std::vector<std::size_t> readers;  ///< sorted; only if not open; empty is nobody
    std::string project;               ///< code name; of a restricted place it stands nowhere else

    bool read_by(std::size_t person) const;
};

/// All places and groups of a company; a function of the company alone.
struct Places {
    std::vector<Place> all;
    std::array<std::array<std::vector<std::size_t>, kPlaceKinds>, kSources> of_kind;
    std::array<std::vector<Group>, kSources> groups;
    std::vector<std::string> open_projects;  ///< code names that anybody may write

    static Places make(const Company& company);
};

}  // namespace quisait::sample
