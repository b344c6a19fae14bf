# quisait_embed(TARGET NAME file…) makes build/embedded/NAME.h: namespace quisait::embedded, a table
# kNAME of {file name, content}, from files below the calling folder or the root.
function(quisait_embed target name)
    set(header ${CMAKE_BINARY_DIR}/embedded/${name}.h)
    set(text "#pragma once\n#include <array>\n#include <string_view>\nnamespace quisait::embedded {\nstruct File { std::string_view name; std::string_view content; };\n")
    set(rows "")
    set(number 0)
    foreach(file ${ARGN})
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
        file(READ ${file} content)
        get_filename_component(short ${file} NAME)
        # One raw literal each; no file of ours holds the closing mark.
        string(APPEND rows "    File{\"${short}\", R\"qs~(${content})qs~\"},\n")
        math(EXPR number "${number} + 1")
    endforeach()
    file(CONFIGURE OUTPUT ${header} CONTENT "${text}inline constexpr std::array<File, ${number}> k${name}{{\n${rows}}};\n}\n" @ONLY)
    target_include_directories(${target} PRIVATE ${CMAKE_BINARY_DIR}/embedded)
endfunction()
