#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <sys/types.h>
#include <vector>

#include "base/result.h"

/// What a piece of work costs. CPU time, because wall time says little on a machine that others
/// use too.
namespace quisait::bench {

using Cpu = std::chrono::duration<double>;  ///< seconds

/// CPU of this thread so far, user and system.
Cpu thread_cpu();
/// CPU of all threads of another process of ours so far; 0 once it is gone.
Cpu process_cpu(pid_t process);

/// What a child process took.
struct Cost {
    Cpu cpu{};            ///< user and system, all threads
    double peak_mb = 0;   ///< most resident memory
    std::string failure;  ///< empty when it went well
};

/// Runs `work` in a child process, so that no heap and no cache is shared with what ran before.
Cost cost_of(const std::function<Result<>()>& work);

/// Resident memory of a process, in MB, by the kind that the kernel tells apart.
struct Resident {
    double total = 0;
    double anonymous = 0;  ///< heap and stacks
    double file = 0;       ///< program, libraries, mapped files
    double peak = 0;
};
Resident resident_of(pid_t process);

/// Megabytes of all files below `folder`.
double folder_mb(const std::string& folder);

/// The value below which `share` (0 to 1) of the values lie; 0 for none.
double quantile(std::vector<double> values, double share);
double sum_of(const std::vector<double>& values);

}  // namespace quisait::bench
