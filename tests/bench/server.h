#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <sys/types.h>

#include "base/result.h"
#include "tests/support/temporary_folder.h"

namespace quisait::bench {

/// The real quisait-searchd on a data folder, as a process of its own on a free port, until this
/// object goes.
class Server {
public:
    /// @return io_failed if it does not start
    static Result<std::unique_ptr<Server>> start(const std::filesystem::path& data);

    int port() const { return port_; }
    pid_t process() const { return process_; }

    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();

private:
    Server() = default;

    testing::TemporaryFolder folder_;
    pid_t process_ = -1;
    int port_ = 0;
};

/// The folder of the program that runs now: its siblings are in the same build.
std::filesystem::path program_folder();

/// GET of a path, as it is sent on a kept connection.
std::string get_request(const std::string& target);

}  // namespace quisait::bench
