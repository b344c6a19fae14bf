#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace quisait::testing {

/// What a program left when it ended.
struct Ended {
    int status = -1;  ///< exit status; 128 + signal if a signal ended it
    std::string out;
    std::string err;
};

/// The real quisait-indexer as a child process; killed if it still runs when this object goes.
class IndexerProcess {
public:
    /// Starts `quisait-indexer --config CONFIG arguments…`; `environment` as "NAME=value".
    IndexerProcess(const std::filesystem::path& config, const std::vector<std::string>& arguments,
                   const std::vector<std::string>& environment = {});
    ~IndexerProcess();
    IndexerProcess(const IndexerProcess&) = delete;
    IndexerProcess& operator=(const IndexerProcess&) = delete;

    /// Waits until standard error holds `text`; false if the program ended before.
    bool wait_for(const std::string& text);
    /// True if it ended within `time`.
    bool ends_within(std::chrono::microseconds time);
    void send(int signal) const;
    /// Waits for the end.
    Ended wait();

private:
    void take_output(int& descriptor, std::string& into);
    bool read_more(std::chrono::microseconds time);

    pid_t process_ = -1;
    int process_descriptor_ = -1;
    int out_descriptor_ = -1;
    int err_descriptor_ = -1;
    std::optional<int> status_;
    std::string out_;
    std::string err_;
};

/// Runs a command to its end.
Ended run_indexer(const std::filesystem::path& config, const std::vector<std::string>& arguments,
                  const std::vector<std::string>& environment = {});

}  // namespace quisait::testing
