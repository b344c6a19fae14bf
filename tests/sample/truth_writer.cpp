#include "tests/sample/truth_writer.h"

#include <fmt/format.h>

#include "base/json.h"

namespace quisait::sample {
namespace {

std::string full(Source source, const std::string& id) {
    return fmt::format("{}:{}", name_of(source), id);
}

void write_topics(JsonWriter& out, const Company& company) {
    out.key("topics").begin_list();
    for (std::size_t t = 0; t < company.topics.size(); ++t) {
        const auto& topic = company.topics[t];
        out.begin_object().text("topic", topic.key);
        out.key("queries").begin_object();
        out.texts("fr", topic.sides[0].queries).texts("en", topic.sides[1].queries).end_object();
        out.key("experts").begin_list();
        for (const auto person : company.experts[t]) {
            const auto& one = company.people[person];
            out.begin_object().text(
                "person", full(Source::network, company.account(Source::network, person)));
            out.boolean("fr", one.speaks(Tongue::french));
            out.boolean("en", one.speaks(Tongue::english));
            out.boolean("quiet", one.manner == Manner::quiet);
            out.boolean("left", one.left.has_value()).end_object();
        }
        out.end_list().end_object();
    }
    out.end_list();
}

void write_people(JsonWriter& out, const Company& company) {
    std::vector<std::string> bots;
    std::vector<std::string> left;
    std::vector<std::string> loud;
    out.key("same").begin_list();
    for (std::size_t i = 0; i < company.people.size(); ++i) {
        const auto& one = company.people[i];
        auto id = full(Source::network, company.account(Source::network, i));
        if (one.in_chat) {
            out.begin_list().text(id);
            out.text(full(Source::chat, company.account(Source::chat, i))).end_list();
        }
        if (one.manner == Manner::loud) loud.push_back(id);
        if (one.left) left.push_back(id);
        if (one.bot) bots.push_back(std::move(id));
    }
    out.end_list().texts("bots", bots).texts("left", left).texts("loud", loud);
}

void write_places(JsonWriter& out, const Company& company, const Places& places) {
    out.key("places").begin_list();
    for (const auto& place : places.all) {
        out.begin_object().text("space", full(place.source, place.space.id));
        out.boolean("everyone", place.open);
        std::vector<std::string> readers;
        for (const auto reader : place.readers)
            readers.push_back(full(place.source, company.account(place.source, reader)));
        out.texts("readers", readers);
        // What stands in no other place: whoever finds it reads this one.
        const bool secret = !place.open && !place.project.empty();
        out.text("secret", secret ? place.project : "").end_object();
    }
    out.end_list();
}

}  // namespace

Result<TruthWriter> TruthWriter::create(const std::filesystem::path& folder) {
    QS_TRY(auto file, OutputFile::create(folder / "truth.json"));
    return TruthWriter{std::move(file)};
}

Result<> TruthWriter::begin(const Company& company, const Places& places) {
    JsonWriter out;
    out.begin_object();
    out.number("people", static_cast<std::int64_t>(company.size.people));
    out.number("accounts", static_cast<std::int64_t>(company.people.size()));
    write_topics(out, company);
    write_people(out, company);
    write_places(out, company, places);
    out.end_object();
    auto text = out.take();
    text.back() = ',';
    QS_CHECK(file_.line(text));
    return file_.write("\"accepted\":[");
}

Result<> TruthWriter::take(const Talk& talk) {
    const auto source = talk.place->source;
    auto& counts = counts_[static_cast<std::size_t>(source)];
    for (const auto& one : talk.posts) {
        if (one.deleted) {
            ++counts.deleted;
            deleted_.push_back(full(source, one.post.id));
            continue;
        }
        ++counts.posts;
        if (talk.place->open) ++counts.open;
        if (!one.first_body.empty()) ++counts.edited;
        ++counts.wrote[static_cast<std::size_t>(one.wrote)];
        ++posts_of_space_[full(source, one.post.space)];
        if (!one.post.accepted) continue;
        JsonWriter pair;
        pair.begin_list().text(full(source, one.post.thread)).text(full(source, one.post.id));
        pair.end_list();
        QS_CHECK(file_.write(first_accepted_ ? "\n" : ",\n"));
        QS_CHECK(file_.write(pair.take()));
        first_accepted_ = false;
    }
    return {};
}

std::string TruthWriter::counts_of(Source source) const {
    const auto& counts = counts_[static_cast<std::size_t>(source)];
    JsonWriter out;
    out.begin_object().number("posts", counts.posts).number("open", counts.open);
    out.number("deleted", counts.deleted).number("edited", counts.edited);
    out.number("french", counts.wrote[0]).number("english", counts.wrote[1]);
    out.number("mixed", counts.wrote[2]).end_object();
    return out.take();
}

Result<> TruthWriter::end() {
    QS_CHECK(file_.line("],"));
    JsonWriter out;
    out.begin_object().texts("deleted", deleted_);
    out.key("posts_of").begin_object();
    for (const auto& [space, posts] : posts_of_space_)
        out.number(space, posts);
    out.end_object().key("counts").begin_object();
    for (const auto source : {Source::network, Source::chat})
        out.key(name_of(source)).raw(counts_of(source));
    out.end_object().end_object();
    auto text = out.take();
    text.front() = ' ';
    QS_CHECK(file_.line(text));
    return file_.close();
}

}  // namespace quisait::sample
