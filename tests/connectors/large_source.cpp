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

}  // namespace quisait::testing
