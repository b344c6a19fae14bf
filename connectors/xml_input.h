#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "connectors/text_decoder.h"

namespace quisait {

struct XmlAttribute {
    std::string space;  ///< address of its name space; empty: none
    std::string name;
    std::string value;
};

/// An element with all that is in it.
struct XmlElement {
    std::string space;  ///< address of its name space, not the prefix that stands for it
    std::string name;
    std::vector<XmlAttribute> attributes;
    std::string text;  ///< what stands in it directly
    std::vector<XmlElement> children;
    std::size_t at = 0;     ///< where it stands in the text of its parent
    std::int64_t line = 0;  ///< where it begins, from 1

    /// The first child of that name, or nullptr.
    const XmlElement* child(std::string_view in_space, std::string_view of_name) const;
    /// Its text, without white space around it; empty if there is no such child.
    std::string_view child_text(std::string_view in_space, std::string_view of_name) const;
    /// Empty if there is none.
    std::string_view attribute(std::string_view of_name, std::string_view in_space = {}) const;
};

/// Where XML is not as it should be.
struct XmlTrouble {
    std::int64_t line = 0;
    std::string reason;
};

inline constexpr std::string_view kXmlSpace = "http://www.w3.org/XML/1998/namespace";

/// What is asked while XML is read.
class XmlTaker {
public:
    virtual ~XmlTaker() = default;

    /// True: the element is given whole by take(). Asked of the root, and of what is in elements
    /// that were not wanted. `head` has no text and no children yet.
    virtual bool wants(const XmlElement& head) = 0;

    /// @param fault  why it must not be read (its content is empty then), or empty
    /// @param damage  where some of its text was lost, if it was
    virtual Result<> take(const XmlElement& element, const std::string& fault,
                          const std::optional<XmlTrouble>& damage) = 0;
};

/// Reads XML as it comes, piece by piece, by libxml2. Memory is that of one wanted element under
/// the limit. No DTD, no entity but those of XML and HTML, nothing is fetched. The encoding is told
/// by TextDecoder; characters that XML does not have become spaces. XML that is not well-formed is
/// read up to there: what goes wrong between elements cannot be mended.
class XmlInput {
public:
    /// @param longest_element  bytes of a wanted one; a longer one is given with a fault
    /// @param encoding  if it is known otherwise (by HTTP), else empty: as the XML says
    XmlInput(std::size_t longest_element, std::string_view encoding, XmlTaker& taker);
    ~XmlInput();
    XmlInput(const XmlInput&) = delete;
    XmlInput& operator=(const XmlInput&) = delete;

    /// @return what the taker returned. Nothing is read any more once it is broken.
    Result<> feed(std::string_view piece);
    Result<> finish();

    /// Where and why reading ended before the end.
    const std::optional<XmlTrouble>& broken() const;

private:
    struct Parser;

    Result<> begin();
    Result<> parse(std::string text);
    Result<> give();

    std::string begin_;  ///< of the file, until its encoding is told
    std::string encoding_;
    std::unique_ptr<TextDecoder> decoder_;
    std::unique_ptr<Parser> parser_;
};

}  // namespace quisait
