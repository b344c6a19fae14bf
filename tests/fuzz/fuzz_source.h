#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "connectors/connector.h"

namespace quisait::testing {

/// A file of these bytes that lies on no disk, until this object goes.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view bytes);
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }

private:
    int file_;
};

/// Runs a connector over a file of these bytes: whatever they are, its facts, what it sets aside,
/// its checkpoints and its error are as they must be.
void read_as_source(std::string_view bytes, std::size_t max_item_bytes, Connector read);

}  // namespace quisait::testing
