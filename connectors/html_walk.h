#pragma once

#include <string_view>

namespace quisait {

/// The attributes of a tag. Valid while the tag is told.
class HtmlAttributes {
public:
    /// @param pairs  names and values in turn, as libxml2 has them; may be null
    explicit HtmlAttributes(const unsigned char** pairs) : pairs_{pairs} {}

    bool empty() const { return pairs_ == nullptr; }
    /// Empty if there is none of that name.
    std::string_view value(std::string_view name) const;

private:
    const unsigned char** pairs_;
};

/// What a walk over HTML meets, in order. Names are in lower case.
class HtmlTaker {
public:
    virtual ~HtmlTaker() = default;
    virtual void start(std::string_view name, const HtmlAttributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    /// Text that people see: none of scripts, style sheets, heads and templates.
    virtual void text(std::string_view piece) = 0;
};

/// Walks over HTML as libxml2's push parser reads it: what is broken is read as browsers would, in
/// linear time and bounded memory.
/// @param html  valid UTF-8
void walk_html(std::string_view html, HtmlTaker& taker);

}  // namespace quisait
