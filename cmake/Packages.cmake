# Every package comes in as an imported target, so that its flags come too. docs/DEPENDENCIES.md
# says what each is for. Debian 12 has them all.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(spdlog REQUIRED)
find_package(fmt REQUIRED)
pkg_check_modules(XAPIAN REQUIRED IMPORTED_TARGET xapian-core)
pkg_check_modules(HTTPLIB REQUIRED IMPORTED_TARGET cpp-httplib)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(ARCHIVE REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(LIBXML REQUIRED IMPORTED_TARGET libxml-2.0)
pkg_check_modules(MD4C REQUIRED IMPORTED_TARGET md4c)
pkg_check_modules(CRYPTO REQUIRED IMPORTED_TARGET libcrypto)

# Debian's packages of these are a header and a library without a package file.
find_path(RAPIDJSON_INCLUDE rapidjson/document.h REQUIRED)
find_path(MUSTACHE_INCLUDE kainjow/mustache.hpp REQUIRED)
find_path(TOMLPP_INCLUDE toml++/toml.h REQUIRED)
find_path(CLI11_INCLUDE CLI/CLI.hpp REQUIRED)
find_path(DATE_INCLUDE date/date.h REQUIRED)
find_path(CLD2_INCLUDE cld2/public/compact_lang_det.h REQUIRED)
find_library(CLD2_LIBRARY cld2 REQUIRED)

add_library(quisait_rapidjson INTERFACE)
target_include_directories(quisait_rapidjson SYSTEM INTERFACE ${RAPIDJSON_INCLUDE})
add_library(quisait_cld2 INTERFACE)
target_include_directories(quisait_cld2 SYSTEM INTERFACE ${CLD2_INCLUDE})
target_link_libraries(quisait_cld2 INTERFACE ${CLD2_LIBRARY})
