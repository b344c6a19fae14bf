#include "tests/connectors/large_source.h"

#include <fstream>
#include <string>

#include <fmt/format.h>

namespace quisait::testing {
namespace {

constexpr std::int64_t kPostsAPerson = 50;
constexpr const char* kCreated = "2026-03-14T09:26:53Z";

std::string body_of(std::int64_t post) {
    std::string body = fmt::format("Post {}", post);
    while (body.size() < 500)
        body += fmt::format(" of {} who knows", post);
    return body;
}

}  // namespace

void write_large_facts(const std::filesystem::path& path, std::int64_t posts) {
    std::ofstream file{path, std::ios::binary};
    file << R"({"space":{"id":"s","access":"everyone"}})" << '\n';
    for (std::int64_t i = 0; i <= posts / kPostsAPerson; ++i)
        file << fmt::format(R"({{"person":{{"id":"U{0}","name":"Person {0}"}}}})", i) << '\n';
    for (std::int64_t i = 0; i < posts; ++i) {
        file
            << fmt::format(
                   R"({{"post":{{"id":"{}","space":"s","author":"U{}","body":"{}","created":"{}"}}}})",
                   i, i / kPostsAPerson, body_of(i), kCreated)
            << '\n';
    }
    file << R"({"whole":{"scope":"","kind":"post"}})" << '\n';
}

void write_large_yammer_export(const std::filesystem::path& path, std::int64_t posts) {
    std::filesystem::create_directories(path);
    std::ofstream{path / "request.txt"} << "since=2015-01-01T00:00:00\n";
    std::ofstream{path / "Networks.csv"} << "id,created_at\n1,2016-01-01T00:00:00Z\n";
    std::ofstream{path / "Groups.csv"} << "id,name,private\n7,Search,false\n";
    std::ofstream users{path / "Users.csv", std::ios::binary};
    users << "id,name\n";
    for (std::int64_t i = 0; i <= posts / kPostsAPerson; ++i)
        users << fmt::format("{0},Person {0}\n", i);
    std::ofstream messages{path / "Messages.csv", std::ios::binary};
    messages << "id,group_id,in_private_group,in_private_conversation,sender_id,body,created_at\n";
    for (std::int64_t i = 0; i < posts; ++i) {
        messages << fmt::format("{},7,false,false,{},{},{}\n", i, i / kPostsAPerson, body_of(i),
                                kCreated);
    }
}

void write_large_wordpress(const std::filesystem::path& path, std::int64_t posts) {
    std::ofstream file{path, std::ios::binary};
    file << R"(<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/")"
         << R"( xmlns:dc="http://purl.org/dc/elements/1.1/")"
         << R"( xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>)"
         << "<title>Search</title><wp:category/><wp:category/>\n";
    for (std::int64_t i = 0; i < posts; ++i) {
        file << fmt::format(
            "<item><title>Post {0}</title><dc:creator>person{1}</dc:creator>"
            "<content:encoded>{2}</content:encoded><wp:post_id>{0}</wp:post_id>"
            "<wp:post_date_gmt>2026-03-14 09:26:53</wp:post_date_gmt>"
            "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>\n",
            i, i / kPostsAPerson, body_of(i));
    }
    file << "</channel></rss>\n";
}

}  // namespace quisait::testing
