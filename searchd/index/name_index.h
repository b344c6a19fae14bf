#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quisait {

/// Names, found by the beginning of any of their words. Thread: any, once made.
class NameIndex {
public:
    /// A name that was found.
    struct Found {
        std::uint32_t number = 0;
        bool at_start = false;  ///< the name itself begins so, not only a later word of it
    };

    /// @param folded  the name as fold() makes it
    /// @param number  what it stands for; may have several names
    void add(std::string_view folded, std::uint32_t number);
    /// To be called once, after the last name.
    void finish();
    /// What has a name of which words begin with each word of `asked`, which is folded: each number
    /// once, in their order. Its longest word decides how many names are looked at.
    std::vector<Found> beginning_with(std::string_view asked) const;

private:
    struct Word {
        std::uint32_t begin;  ///< in letters_
        std::uint32_t name;
    };
    struct Name {
        std::uint32_t begin;
        std::uint32_t number;
    };

    std::string_view name(std::uint32_t index) const;
    std::string_view from(const Word& word) const;

    std::string letters_;
    std::vector<Name> names_;
    std::vector<Word> words_;
};

}  // namespace quisait
