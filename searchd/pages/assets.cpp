#include "searchd/pages/assets.h"

#include <Assets.h>
#include <array>
#include <cassert>
#include <vector>

#include "indexer/schema.h"

namespace quisait {
namespace {

struct Asset {
    std::string_view file;
    std::string address;
    std::string_view type;
    std::string_view content;
    std::string tag;
};

std::string_view type_of(std::string_view file) {
    if (file.ends_with(".css")) return "text/css; charset=utf-8";
    if (file.ends_with(".js")) return "text/javascript; charset=utf-8";
    if (file.ends_with(".svg")) return "image/svg+xml";
    return "application/octet-stream";
}

const std::vector<Asset>& all_assets() {
    static const std::vector<Asset> made = [] {
        std::vector<Asset> assets;
        for (const auto& file : embedded::kAssets) {
            const auto sum = fmt::format("{:016x}", thread_hash(file.content));
            const auto dot = file.name.rfind('.');
            assets.push_back({file.name,
                              fmt::format("/assets/{}-{}{}", file.name.substr(0, dot), sum,
                                          file.name.substr(dot)),
                              type_of(file.name), file.content, "\"" + sum + "\""});
        }
        return assets;
    }();
    return made;
}

}  // namespace

const std::string& asset_address(std::string_view file) {
    for (const auto& one : all_assets()) {
        if (one.file == file) return one.address;
    }
    assert(false && "no such asset");
    return all_assets().front().address;
}

Result<Reply> asset(std::string_view name, const Request& request) {
    for (const auto& one : all_assets()) {
        if (std::string_view{one.address}.substr(std::string_view{"/assets/"}.size()) != name)
            continue;
        Reply reply;
        reply.type = one.type;
        reply.headers = {{"ETag", one.tag},
                         {"Cache-Control", "public, max-age=31536000, immutable"},
                         {"X-Content-Type-Options", "nosniff"}};
        if (request.header("if-none-match").find(one.tag) != std::string_view::npos) {
            reply.status = 304;
        } else {
            reply.body = one.content;
        }
        return reply;
    }
    return fail(Code::no_such_thing, "no asset {:.100}", name);
}

}  // namespace quisait
