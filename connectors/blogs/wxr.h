#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "connectors/fact.h"
#include "connectors/text_table.h"
#include "connectors/xml_input.h"

/// Elements of a WordPress export (WXR) as facts: docs/sources/wordpress.md.
namespace quisait {

/// The blog; its published posts, which everyone reads.
inline constexpr std::string_view kWordpressBlog = "blog";
/// Read by nobody: drafts, what is private, behind a password, or of a status that is not known.
inline constexpr std::string_view kWordpressClosed = "closed";

/// What is known of one blog before its items are told.
struct WxrIndex {
    Space blog;
    TextTable authors;       ///< ids, by login
    TextTable attachments;   ///< packed by add_wxr_attachment, by the id of their post
    std::int64_t terms = 0;  ///< categories and tags that the blog declares
    bool has_items = false;
    bool has_item_without_term = false;

    /// The id of whoever has this login.
    std::string author(std::string_view login) const;
    /// True when a person known only by login was not told lately.
    bool is_news(const std::string& id);

private:
    std::set<std::string> told_;
};

/// A part of an item that cannot be read.
struct WxrTrouble {
    std::int64_t line = 0;
    std::string reason;
};

struct WxrItem {
    std::vector<Fact> facts;
    std::vector<WxrTrouble> troubles;
};

/// True for the names that an export of any version gives its elements.
bool is_wxr(const XmlElement& element, std::string_view name);

/// Its first child of that name in WordPress's name space of any version; empty if none.
std::string_view wxr_text(const XmlElement& element, std::string_view name);

Result<Person> wxr_author(const XmlElement& element);

/// Each notes an element of another kind. @return false when its table is full
bool add_wxr_author(const XmlElement& element, WxrIndex& index);
bool add_wxr_attachment(const XmlElement& item, WxrIndex& index);
void add_wxr_terms(const XmlElement& item, WxrIndex& index);

/// A post or a page with its comments; empty for items of other kinds. What is in the trash is
/// gone.
/// @return bad_input if nothing of it can be read
Result<WxrItem> wxr_item(const XmlElement& item, WxrIndex& index);

}  // namespace quisait
