#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "connectors/connector.h"
#include "connectors/file_set.h"
#include "connectors/xml_input.h"

namespace quisait {

/// Where a teller puts what it makes of elements.
class DocumentSink {
public:
    virtual ~DocumentSink() = default;
    virtual Result<> take(Fact fact, std::int64_t line) = 0;
    virtual Result<> set_aside(std::int64_t line, std::string reason) = 0;
};

/// Makes facts of the elements of XML documents. All documents are read twice: first they are
/// noted, because what stands later may tell of what stands earlier, then they are told.
class DocumentTeller {
public:
    virtual ~DocumentTeller() = default;

    virtual void begin_document(std::size_t number, std::string_view path) = 0;
    /// As XmlTaker::wants, in both rounds.
    virtual bool wants(const XmlElement& head) = 0;
    /// @return false when there was no room to note it
    virtual bool note(const XmlElement& element) = 0;
    /// What stands before all documents.
    virtual Result<> tell_first(DocumentSink& sink) = 0;
    virtual Result<> tell(const XmlElement& element, DocumentSink& sink) = 0;
    /// What was told whole, if all documents could be read to their ends.
    virtual std::vector<Whole> wholes() const = 0;
};

/// Runs a teller over the documents of a source, from where the last run was.
/// @return an error of reading, or of the sink
Result<> run_documents(const Task& task, const FileSet& files, const Checkpoint& from,
                       DocumentTeller& teller, FactSink& sink);

}  // namespace quisait
