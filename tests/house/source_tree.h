#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quisait::testing {

/// One text file of the project.
struct SourceFile {
    std::string path;                ///< relative to the root, "searchd/query/query.cpp"
    std::vector<std::string> lines;  ///< without line ends

    /// "base" for "base/text.cpp"; empty for a file of the root.
    std::string_view folder() const;
    /// ".cpp"; empty if it has none.
    std::string_view ending() const;
};

/// All that people wrote, in order of path: the root and every folder of ours, without what is
/// built, installed or only a fixture.
const std::vector<SourceFile>& source_tree();

/// The C++ files of it.
std::vector<const SourceFile*> cpp_files();

/// A whole file of the project; a failure of the test if it is not there.
std::string read_source(const std::string& relative);

/// "searchd/query/query.cpp line 7", with lines from 0 as they stand in `lines`.
std::string place(const SourceFile& file, std::size_t line);

}  // namespace quisait::testing
