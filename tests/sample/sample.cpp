#include "tests/sample/sample.h"

#include <optional>

#include "base/files.h"
#include "tests/sample/calendar.h"
#include "tests/sample/facts_writer.h"
#include "tests/sample/truth_writer.h"
#include "tests/sample/yammer_writer.h"

namespace quisait::sample {
namespace {

constexpr std::string_view kSettings = R"(# Indexes the sample network: {0}.
data = "data"

[[source]]
name = "network"
type = "{1}"
path = "{2}"
url = "https://social.arvane.example"

[[source]]
name = "chat"
type = "facts"
path = "chat.ndjson"
url = "https://chat.arvane.example"
)";

Result<> check_size(const Size& size) {
    if (size.people < kFewestPeople || size.people > kMostPeople) {
        return fail(Code::bad_parameter, "people is {}, allowed are {} to {}", size.people,
                    kFewestPeople, kMostPeople);
    }
    if (size.posts > kMostPosts) {
        return fail(Code::bad_parameter, "posts is {}, allowed are 0 to {}", size.posts,
                    kMostPosts);
    }
    return {};
}

Result<> write_settings(const std::filesystem::path& folder) {
    QS_CHECK(replace_file(
        folder / "quisait.toml",
        fmt::format(fmt::runtime(kSettings), "its facts and its chat", "facts", "facts.ndjson")));
    return replace_file(folder / "quisait-yammer.toml",
                        fmt::format(fmt::runtime(kSettings), "its Yammer export and its chat",
                                    "yammer_export", "yammer-export.zip"));
}

}  // namespace

Result<> write_sample(const Options& options) {
    const auto& size = options.size;
    QS_CHECK(check_size(size));
    QS_CHECK(make_folder(options.folder));
    const auto company = Company::make(size);
    const auto places = Places::make(company);
    QS_TRY(auto facts, FactsWriter::create(options.folder));
    QS_TRY(auto truth, TruthWriter::create(options.folder));
    std::optional<YammerWriter> yammer;
    if (options.yammer) {
        QS_TRY(yammer, YammerWriter::create(options.folder));
        QS_CHECK(yammer->begin(company, places));
    }
    QS_CHECK(facts.begin(company, places));
    QS_CHECK(truth.begin(company, places));
    TalkMaker talks{company, places};
    auto chance = Chance{size.seed}.fork("calendar");
    for (std::size_t done = 0; done < size.posts;) {
        const auto start = working_moment(size, done, size.posts, chance);
        const auto talk = talks.next(start, size.posts - done);
        done += talk.posts.size();
        QS_CHECK(facts.take(talk));
        QS_CHECK(truth.take(talk));
        if (yammer) QS_CHECK(yammer->take(company, talk));
    }
    QS_CHECK(facts.end(company));
    QS_CHECK(truth.end());
    if (yammer) QS_CHECK(yammer->end(company));
    return write_settings(options.folder);
}

}  // namespace quisait::sample
