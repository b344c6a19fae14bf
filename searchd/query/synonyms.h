#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace quisait {

/// Families of words and short phrases that mean the same: config/synonyms.txt. Compared by their
/// folded words, so accents and capitals do not matter. Thread: any, once made.
class Synonyms {
public:
    static constexpr std::size_t kMostWords = 4;  ///< of one member

    /// No family.
    Synonyms() = default;

    /// The families that are built in where `path` is empty, else those of the file.
    /// @return no_such_thing, io_failed; bad_setting with file and line for a member that is empty
    /// or
    ///     longer than kMostWords, or a line with a single member
    static Result<Synonyms> load(const std::filesystem::path& path);
    static Result<Synonyms> parse(std::string_view text, std::string_view name);

    /// The family members of the longest phrase at the start of `words`, which are folded.
    struct Found {
        std::size_t words = 0;  ///< how many of `words` the phrase takes; 0: none has a family
        std::vector<std::vector<std::string>>
            others;  ///< the other members, in the file's spelling
    };
    Found find(std::span<const std::string> words) const;

private:
    std::vector<std::vector<std::vector<std::string>>> families_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_phrase_;  ///< folded, by space
};

}  // namespace quisait
