#include <iostream>

#include "indexer/commands.h"
#include "indexer/sync.h"

namespace quisait {
namespace {

constexpr std::int64_t kPreviewFacts = 20;

/// Prints the first facts and then asks the connector to stop.
class PrintingSink : public FactSink {
public:
    explicit PrintingSink(std::stop_source& stop) : stop_{stop} {}

    Result<> take(Fact fact, std::string_view /*where*/) override {
        if (printed_ >= kPreviewFacts) return {};
        std::cout << to_line(cleaned(std::move(fact))) << '\n';
        if (++printed_ >= kPreviewFacts) stop_.request_stop();
        return {};
    }
    Result<> set_aside(SetAside item) override {
        std::cout << fmt::format("set aside {}: {}\n", item.where, item.reason);
        return {};
    }
    Result<> mark(const Checkpoint& /*next*/) override { return {}; }

private:
    std::stop_source& stop_;
    std::int64_t printed_ = 0;
};

}  // namespace

Result<> preview_command(const Call& call) {
    const auto& name = call.arguments.names.front();
    const auto* source = call.settings.source(name);
    if (source == nullptr) {
        return fail(Code::bad_parameter, "no source {} in the settings", name);
    }
    QS_TRY(const auto type, source_type_of(*source));
    const SystemClock clock;
    std::stop_source stop;
    PrintingSink sink{stop};
    const Task task{*source, clock, static_cast<std::size_t>(call.settings.max_item_bytes),
                    stop.get_token()};
    return type.read(task, {}, sink);
}

}  // namespace quisait
