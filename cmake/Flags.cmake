# What every target of ours is compiled with: the interface target quisait_flags.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(QUISAIT_CCACHE ccache)
if(QUISAIT_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${QUISAIT_CCACHE})
endif()

add_library(quisait_flags INTERFACE)
target_include_directories(quisait_flags INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(quisait_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror=switch)
if(QUISAIT_WERROR)
    target_compile_options(quisait_flags INTERFACE -Werror)
endif()
if(QUISAIT_ASSERTS)
    target_compile_options(quisait_flags INTERFACE -UNDEBUG)
    target_compile_definitions(quisait_flags INTERFACE _GLIBCXX_ASSERTIONS)
endif()
if(QUISAIT_SANITIZE)
    # Reports name lines, which -g1 has; full debug information doubles the time of the compiler.
    target_compile_options(quisait_flags INTERFACE
        -fsanitize=${QUISAIT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -O1 -g1)
    target_link_options(quisait_flags INTERFACE -fsanitize=${QUISAIT_SANITIZE})
endif()
if(QUISAIT_FUZZ)
    target_compile_options(quisait_flags INTERFACE
        -fsanitize=fuzzer-no-link
        -fsanitize-ignorelist=${CMAKE_SOURCE_DIR}/tests/fuzz/packages.ignore)
endif()
