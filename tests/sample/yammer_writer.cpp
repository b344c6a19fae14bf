#include "tests/sample/yammer_writer.h"

#include <array>

#include <fmt/format.h>

#include "base/files.h"
#include "tests/sample/profile_facts.h"
#include "tests/sample/zip_folder.h"

namespace quisait::sample {
namespace {

constexpr std::int64_t kFirstFile = 127815000;
constexpr std::int64_t kFirstAside = 3000000000000000;
constexpr std::int64_t kRowsABlankLine = 400;

struct CsvFile {
    std::string_view name;
    std::string_view header;
};

// clang-format off
constexpr auto kFiles = std::to_array<CsvFile>({
    {"Networks.csv", "id,permalink,name,url,paid,created_at,moderated,usage_policy,number_of_users"},
    {"Admins.csv", "id,name,email,verified"},
    {"Users.csv", "id,name,email,job_title,location,department,api_url,deleted_by_id,deleted_by_type,joined_at,deleted_at,suspended_by_id,suspended_by_type,suspended_at,guid,state"},
    {"Groups.csv", "id,name,description,private,external,deleted,created_at,updated_at"},
    {"Messages.csv", "id,replied_to_id,thread_id,group_id,group_name,participants,in_private_group,in_private_conversation,sender_id,sender_name,sender_email,body,html_body,message_type,attachments,created_at,deleted_at,title"},
    {"MessageVersions.csv", "message_id,body,html_body,created_at,updated_at"},
    {"Files.csv", "file_id,name,description,path,uploader_id,group_id,group_name,in_private_conversation,deleted_at,file_api_url,download_url,storage_path"},
});
// clang-format on

std::string stamp(Instant instant) {
    auto text = to_rfc3339(instant);
    text.insert(text.size() - 1, ".000");
    return text;
}

std::string word_of(bool value) {
    return value ? "true" : "false";
}

std::string_view message_type(PostKind kind) {
    if (kind == PostKind::question) return "question";
    return kind == PostKind::article ? "announcement" : "update";
}

/// A name after @ as `[[user:ID]]`; some bodies have their line breaks as backslash and n.
std::string body_cell(const SamplePost& one, const Company& company, std::string_view text) {
    std::string cell{text};
    const auto& post = one.post;
    if (one.mentioned) {
        const auto name = "@" + company.people[*one.mentioned].name();
        const auto at = cell.find(name);
        if (at != std::string::npos) {
            cell.replace(at, name.size(), "[[user:" + post.mentions.front() + "]]");
        }
    }
    if (post.id.back() % 4 != 0) return cell;
    for (auto at = cell.find('\n'); at != std::string::npos; at = cell.find('\n', at))
        cell.replace(at, 1, "\\n");
    return cell;
}

}  // namespace

Result<YammerWriter> YammerWriter::create(const std::filesystem::path& folder) {
    YammerWriter writer{folder / "yammer-export"};
    QS_CHECK(remove_tree(writer.folder_));
    QS_CHECK(make_folder(writer.folder_));
    for (const auto& file : kFiles)
        QS_CHECK(writer.open(file.name, file.header));
    return writer;
}

Result<> YammerWriter::open(std::string_view name, std::string_view header) {
    QS_TRY(auto file, OutputFile::create(folder_ / name));
    QS_CHECK(file.write("\xEF\xBB\xBF"));
    QS_CHECK(file.line(header));
    files_.emplace(name, std::move(file));
    return {};
}

Result<> YammerWriter::row(std::string_view name, std::vector<std::string> cells) {
    auto& file = files_.find(name)->second;
    auto& rows = rows_[std::string{name}];
    if (++rows % kRowsABlankLine == 0) QS_CHECK(file.line(""));
    return file.row(cells);
}

Result<> YammerWriter::begin(const Company& company, const Places& places) {
    const auto founded = stamp(first_day(company.size));
    QS_CHECK(row("Networks.csv",
                 {"8810", "arvane.example", "Arvane", "https://social.arvane.example", "true",
                  founded, "false", "", fmt::format("{}", company.size.people)}));
    QS_CHECK(write_users(company));
    for (const auto& place : places.all) {
        if (place.source != Source::network) continue;
        QS_CHECK(row("Groups.csv", {place.space.id, place.space.name, place.space.description,
                                    word_of(!place.open), "false", "false", founded, founded}));
    }
    return {};
}

Result<> YammerWriter::write_users(const Company& company) {
    for (std::size_t i = 0; i < company.people.size(); ++i) {
        const auto& one = company.people[i];
        const auto person = profile_of(company, Source::network, i);
        auto guid = Chance{company.size.seed}.fork(person.id);
        const auto joined = std::max(one.joined, first_day(company.size));
        QS_CHECK(row(
            "Users.csv",
            {person.id, person.name, one.email, person.title, person.location, person.department,
             "https://www.yammer.com/api/v1/users/" + person.id, one.left ? person.id : "",
             one.left ? "User" : "", stamp(joined), one.left ? stamp(*one.left) : "", "", "", "",
             fmt::format("{:08x}-0000-4000-8000-{:012x}", guid.below(0xFFFFFFFF),
                         guid.below(0xFFFFFFFFFFFF)),
             one.left ? "soft_delete" : "active"}));
        if (i == 0) QS_CHECK(row("Admins.csv", {person.id, person.name, one.email, "true"}));
    }
    return {};
}

Result<> YammerWriter::take(const Company& company, const Talk& talk) {
    if (talk.place->source != Source::network) return {};
    for (const auto& one : talk.posts)
        QS_CHECK(write_message(company, talk, one));
    return write_asides(company, talk);
}

Result<> YammerWriter::write_message(const Company& company, const Talk& talk,
                                     const SamplePost& one) {
    const auto& post = one.post;
    const auto& author = company.people[one.author];
    std::string attachments;
    for (const auto& link : post.links) {
        attachments +=
            fmt::format("{}opengraphobject:[{} : {} : title=\"{}\"]",
                        attachments.empty() ? "" : ", ", ++attached_, link.url, link.title);
    }
    if (!post.files.empty()) {
        const auto id = fmt::format("{}", kFirstFile + ++attached_);
        attachments += fmt::format("{}uploadedfile:{}", attachments.empty() ? "" : ", ", id);
        QS_CHECK(write_file(talk, one, id));
    }
    QS_CHECK(row(
        "Messages.csv",
        {post.id, post.parent, post.thread, post.space, talk.place->space.name, "",
         word_of(!talk.place->open), "false", post.author, author.name(), author.email,
         body_cell(one, company, post.body), "", std::string{message_type(post.kind)}, attachments,
         stamp(post.created), one.deleted ? stamp(*one.deleted) : "", post.title}));
    if (one.first_body.empty()) return {};
    return row("MessageVersions.csv", {post.id, body_cell(one, company, one.first_body), "",
                                       stamp(post.created), stamp(*post.changed)});
}

Result<> YammerWriter::write_file(const Talk& talk, const SamplePost& one, const std::string& id) {
    const auto& file = one.post.files.front();
    return row("Files.csv",
               {id, file.name, "", "", one.post.author, one.post.space, talk.place->space.name,
                "false", "", "https://www.yammer.com/api/v1/uploaded_files/" + id, file.url, ""});
}

/// Now and then a system message and a conversation between two.
Result<> YammerWriter::write_asides(const Company& company, const Talk& talk) {
    if (++talks_ % 40 != 0) return {};
    const auto& root = talk.posts.front();
    const auto& author = company.people[root.author];
    const auto system = fmt::format("{}", kFirstAside + ++asides_);
    QS_CHECK(
        row("Messages.csv", {system, "", system, talk.place->space.id, talk.place->space.name, "",
                             word_of(!talk.place->open), "false", root.post.author, author.name(),
                             author.email, author.name() + " has joined the group.", "", "system",
                             "", stamp(root.post.created), "", ""}));
    const auto other = talk.posts.back().post.author;
    const auto own = fmt::format("{}", kFirstAside + ++asides_);
    return row("Messages.csv",
               {own, "", own, "", "", fmt::format("user:{},user:{}", root.post.author, other),
                "false", "true", root.post.author, author.name(), author.email,
                "Entre nous / between us: zwischenruf", "", "update", "", stamp(root.post.created),
                "", ""});
}

Result<> YammerWriter::end(const Company& company) {
    QS_TRY(auto log, OutputFile::create(folder_ / "log.txt"));
    for (auto& [name, file] : files_) {
        QS_CHECK(file.close());
        QS_CHECK(log.line(fmt::format("{}: {} rows", name, rows_[name])));
    }
    QS_CHECK(log.close());
    QS_TRY(auto request, OutputFile::create(folder_ / "request.txt"));
    QS_CHECK(request.line("since=" + to_rfc3339(first_day(company.size))));
    QS_CHECK(request.line("include=csv"));
    QS_CHECK(request.close());
    return zip_folder(folder_, folder_.parent_path() / "yammer-export.zip", company.size.until);
}

}  // namespace quisait::sample
