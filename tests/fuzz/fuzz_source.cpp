#include "tests/fuzz/fuzz_source.h"

#include <sys/mman.h>
#include <unistd.h>

#include "tests/fuzz/fuzz_input.h"

namespace quisait::testing {
namespace {

class CheckingSink : public FactSink {
public:
    Result<> take(Fact fact, std::string_view where) override {
        must_hold(!where.empty(), "a fact has a place");
        const auto clean = cleaned(std::move(fact));
        if (check(clean)) must_hold(parse_fact(to_line(clean)).operator bool(), "it reads back");
        return {};
    }
    Result<> set_aside(SetAside item) override {
        must_hold(!item.where.empty() && !item.reason.empty(), "a place and a reason");
        return {};
    }
    Result<> mark(const Checkpoint& next) override {
        must_hold(next.size() <= 4096, "a checkpoint is short");
        return {};
    }
};

}  // namespace

MemoryFile::MemoryFile(std::string_view bytes) : file_{memfd_create("source", MFD_CLOEXEC)} {
    must_hold(file_ >= 0, "there is a file");
    must_hold(write(file_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
              "it is written");
}

MemoryFile::~MemoryFile() {
    close(file_);
}

void read_as_source(std::string_view bytes, std::size_t max_item_bytes, Connector read) {
    const MemoryFile file{bytes};
    SourceSettings settings;
    settings.path = file.path();
    const FixedClock clock{Instant{}};
    const Task task{settings, clock, max_item_bytes, {}};
    CheckingSink sink;
    if (const auto done = read(task, {}, sink); !done)
        must_hold(!done.error().what().empty(), "an error says what is wrong");
}

}  // namespace quisait::testing
