#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace quisait {

/// What a template of web/templates is filled with: names with texts, flags, or lists.
/// An empty text and an empty list are no section; so are names that are not there.
class Model {
public:
    using List = std::vector<Model>;
    using Value = std::variant<std::string, bool, List>;

    Model& text(std::string name, std::string_view value) {
        members_.emplace_back(std::move(name), std::string{value});
        return *this;
    }
    Model& flag(std::string name, bool value) {
        members_.emplace_back(std::move(name), value);
        return *this;
    }
    Model& list(std::string name, List value) {
        members_.emplace_back(std::move(name), std::move(value));
        return *this;
    }
    /// One thing whose members a section or a dot reaches.
    Model& object(std::string name, Model value) {
        return list(std::move(name), List{std::move(value)});
    }

    const std::vector<std::pair<std::string, Value>>& members() const { return members_; }

private:
    std::vector<std::pair<std::string, Value>> members_;
};

}  // namespace quisait
