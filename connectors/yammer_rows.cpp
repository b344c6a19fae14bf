#include "connectors/yammer_rows.h"

#include <array>

#include "base/text.h"
#include "connectors/yammer_text.h"

namespace quisait {
namespace {

constexpr auto kTimeFormats = std::to_array<const char*>(
    {"%Y/%m/%d %T %z", "%Y-%m-%d %T UTC", "%Y-%m-%d %T %z", "%Y-%m-%d %T", "%FT%T"});
constexpr std::size_t kMostRemembered = 10000;
constexpr std::size_t kLongestKey = 200;
constexpr std::size_t kLongestText = 2048;
constexpr char kBetween = '\x1f';  ///< in a packed file; cleaned texts have no such character

constexpr std::string_view kOpen = "open";

Result<std::string> needed(const CsvRow& row, std::string_view column) {
    const auto cell = row.cell(column);
    if (cell.empty()) return fail(Code::bad_input, "no {}", column);
    return std::string{cell};
}

std::string_view cut(std::string_view text) {
    return text.substr(0, kLongestText);
}

bool add(TextTable& table, std::string_view key, std::string_view text) {
    if (key.empty() || key.size() > kLongestKey) return true;
    return table.add(key, cut(text));
}

bool is_open(const YammerIndex& index, std::string_view group) {
    return index.groups.find(group) == kOpen;
}

/// The sender as the message has it, for an export that begins after the sender's last change.
void add_sender(const CsvRow& row, YammerIndex& index, std::vector<Fact>& facts) {
    Person person;
    person.id = row.cell("sender_id");
    person.brief = true;
    const bool needs = !person.id.empty() && !index.names.find(person.id);
    if (!needs || !index.is_news("person/" + person.id)) return;
    person.name = row.cell("sender_name");
    if (!row.cell("sender_email").empty()) person.emails.emplace_back(row.cell("sender_email"));
    facts.emplace_back(std::move(person));
}

void add_group(const CsvRow& row, const std::string& id, YammerIndex& index,
               std::vector<Fact>& facts) {
    if (!index.is_news("space/" + id)) return;
    Space space;
    space.id = id;
    space.brief = true;
    space.name = row.cell("group_name");
    space.access.kind = AccessKind::everyone;
    facts.emplace_back(std::move(space));
}

/// The place of a message. Its group if both agree, or if the group is the stricter; a message
/// that is stricter than its group, or stands in an unknown group and is not said to be open, goes
/// where nobody reads.
std::string place_of(const CsvRow& row, YammerIndex& index, std::vector<Fact>& facts) {
    std::string group{row.cell("group_id")};
    if (group.empty()) return std::string{kYammerAllCompany};
    const bool says_open = row.is_false("in_private_group");
    const bool silent = !row.has_column("in_private_group");
    if (index.groups.find(group)) {
        const bool stricter = is_open(index, group) && !says_open && !silent;
        return stricter ? std::string{kYammerClosed} : group;
    }
    if (!says_open) return std::string{kYammerClosed};
    add_group(row, group, index, facts);
    return group;
}

/// Deleted, not sent yet, or not said to be for more than a few.
bool is_not_for_readers(const CsvRow& row) {
    if (!row.cell("deleted_at").empty()) return true;
    if (row.is_true("draft") || lower_ascii(row.cell("state")) == "draft") return true;
    const auto conversation = row.cell("in_private_conversation");
    const bool said_open = row.is_false("in_private_conversation");
    if (row.cell("group_id").empty()) return !said_open;
    return !conversation.empty() && !said_open;
}

void add_body(const CsvRow& row, const YammerIndex& index, Post& post) {
    const auto body = row.cell("body");
    if (body.empty() && !row.cell("html_body").empty()) {
        post.body = row.cell("html_body");
        post.format = Format::html;
        return;
    }
    auto read = read_yammer_body(body, index.names);
    post.body = std::move(read.text);
    post.mentions = std::move(read.mentions);
    post.tags = std::move(read.tags);
}

/// Takes the part of a packed file before the next mark.
std::string take_part(std::string_view& packed) {
    const auto end = std::min(packed.find(kBetween), packed.size());
    std::string part{packed.substr(0, end)};
    packed.remove_prefix(std::min(end + 1, packed.size()));
    return part;
}

/// A file of another group that is not open is not named.
std::optional<File> file_of(const std::string& id, const Post& post, const YammerIndex& index) {
    auto packed = index.files.find(id);
    if (!packed) return std::nullopt;
    const auto group = take_part(*packed);
    if (!group.empty() && group != post.space && !is_open(index, group)) return std::nullopt;
    File file;
    file.name = take_part(*packed);
    file.url = take_part(*packed);
    return file;
}

void add_attachments(const CsvRow& row, const YammerIndex& index, Post& post) {
    auto attachments = read_yammer_attachments(row.cell("attachments"));
    post.links = std::move(attachments.links);
    for (const auto& id : attachments.file_ids) {
        if (auto file = file_of(id, post, index)) post.files.push_back(*std::move(file));
    }
}

std::string address_of(const CsvRow& row, const YammerIndex& index, const std::string& id) {
    constexpr std::string_view kDeletePage = "/hard_delete_confirmation";
    if (!index.web.empty()) return index.web + "/messages/" + id;
    auto address = row.cell("gdpr_delete_url");
    if (!address.ends_with(kDeletePage)) return {};
    address.remove_suffix(kDeletePage.size());
    return std::string{address};
}

Result<Post> read_post(const CsvRow& row, YammerIndex& index, std::vector<Fact>& facts) {
    Post post;
    QS_TRY(post.id, needed(row, "id"));
    const auto created = parse_yammer_time(row.cell("created_at"));
    if (!created) return Error{created.error()}.during("created_at");
    post.created = *created;
    post.thread = row.cell("thread_id").empty() ? post.id : std::string{row.cell("thread_id")};
    post.parent = row.cell("replied_to_id");
    post.author = row.cell("sender_id");
    post.title = row.cell("title");
    if (lower_ascii(row.cell("message_type")) == "question") post.kind = PostKind::question;
    post.space = place_of(row, index, facts);
    add_body(row, index, post);
    add_attachments(row, index, post);
    if (const auto edit = index.edits.greatest(post.id)) {
        QS_TRY(post.changed, parse_instant(*edit));
    }
    post.url = address_of(row, index, post.id);
    return post;
}

}  // namespace

bool YammerIndex::is_news(const std::string& what) {
    if (told_.size() >= kMostRemembered) told_.clear();
    return told_.insert(what).second;
}

Result<Instant> parse_yammer_time(std::string_view text) {
    if (auto instant = parse_instant(text)) return instant;
    for (const auto* format : kTimeFormats) {
        if (auto instant = parse_instant_as(text, format)) return instant;
    }
    return fail(Code::bad_input, "no time of the years 1970 to 2199");
}

Result<Person> yammer_person(const CsvRow& row) {
    Person person;
    QS_TRY(person.id, needed(row, "id"));
    person.name = row.cell("name");
    if (!row.cell("email").empty()) person.emails.emplace_back(row.cell("email"));
    person.title = row.cell("job_title");
    person.location = row.cell("location");
    person.department = row.cell("department");
    if (!row.cell("deleted_at").empty()) {
        person.state = PersonState::left;
    } else if (lower_ascii(row.cell("state")) == "soft_delete" ||
               !row.cell("suspended_at").empty()) {
        person.state = PersonState::suspended;  // or invited and not here yet
    }
    return person;
}

Result<Space> yammer_space(const CsvRow& row) {
    Space space;
    QS_TRY(space.id, needed(row, "id"));
    if (space.id == kYammerAllCompany || space.id == kYammerClosed) {
        return fail(Code::bad_input, "the id is one that no group can have");
    }
    space.name = row.cell("name");
    space.description = row.cell("description");
    space.access.kind = row.is_false("private") ? AccessKind::everyone : AccessKind::nobody;
    return space;
}

bool add_yammer_name(const CsvRow& row, YammerIndex& index) {
    return add(index.names, row.cell("id"), row.cell("name"));
}

bool add_yammer_group(const CsvRow& row, YammerIndex& index) {
    return add(index.groups, row.cell("id"), row.is_false("private") ? kOpen : "closed");
}

bool add_yammer_file(const CsvRow& row, YammerIndex& index) {
    const auto group = row.cell("group_id");
    const bool told_open = row.is_false("in_private_conversation");
    const bool hidden = row.is_true("in_private_conversation") || (group.empty() && !told_open);
    if (hidden || !row.cell("deleted_at").empty()) return true;
    const auto packed = fmt::format("{}{}{}{}{}", clean_line(cut(group)), kBetween,
                                    clean_line(cut(row.cell("name"))), kBetween,
                                    clean_line(cut(row.cell("download_url"))));
    const auto id = row.cell("file_id");
    if (id.empty() || id.size() > kLongestKey) return true;
    return index.files.add(id, packed);
}

bool add_yammer_edit(const CsvRow& row, YammerIndex& index) {
    const auto id = row.cell(row.has_column("message_id") ? "message_id" : "id");
    for (const std::string_view column : {"updated_at", "created_at"}) {
        if (const auto time = parse_yammer_time(row.cell(column))) {
            return add(index.edits, id, to_rfc3339(*time));
        }
    }
    return true;
}

Result<std::vector<Fact>> yammer_message(const CsvRow& row, YammerIndex& index) {
    std::vector<Fact> facts;
    if (lower_ascii(row.cell("message_type")) == "system") return facts;
    if (is_not_for_readers(row)) {
        QS_TRY(auto id, needed(row, "id"));
        facts.emplace_back(Gone{ObjectKind::post, std::move(id)});
        return facts;
    }
    add_sender(row, index, facts);
    QS_TRY(auto post, read_post(row, index, facts));
    facts.emplace_back(std::move(post));
    return facts;
}

}  // namespace quisait
