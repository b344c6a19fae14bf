#include "searchd/index/auth.h"

#include <arpa/inet.h>
#include <cstring>

#include "indexer/schema.h"
#include "indexer/store.h"

namespace quisait {
namespace {

bool is_loopback(const std::string& address) {
    if (address == "localhost" || address == "::1") return true;
    in_addr parsed{};
    if (inet_pton(AF_INET, address.c_str(), &parsed) != 1) return false;
    return (ntohl(parsed.s_addr) >> 24U) == 127U;
}

/// Compares store and index: a space that is not everyone's must have no post in the everyone
/// database, whatever happened to the index.
Result<> check_everyone(const std::filesystem::path& data_folder) {
    const auto generation = current_generation(data_folder);
    // Before the first sync there is nothing to show.
    if (!generation && generation.error().code() == Code::no_such_thing) return {};
    if (!generation) return generation.error();
    QS_TRY(auto store, StoreReader::open(data_folder));
    QS_TRY(const auto spaces, store.spaces());
    QS_TRY(const auto shown, guarded("checking the everyone database", [&] {
               const Xapian::Database everyone{generation->database(kEveryone).string()};
               for (const auto& space : spaces) {
                   if (space.audience == kEveryone) continue;
                   auto id = space.source_name + ":" + space.space.id;
                   if (everyone.term_exists(term(FieldId::space, id))) return id;
               }
               return std::string{};
           }));
    if (shown.empty()) return {};
    return Error{Code::not_allowed,
                 fmt::format("the everyone database holds posts of {}, which is restricted", shown),
                 "Run quisait-indexer sync, or reindex, and start again."};
}

}  // namespace

Result<Auth> Auth::create(const Settings& settings) {
    if (!is_loopback(settings.address)) {
        return Error{Code::bad_setting,
                     fmt::format("search.address is {}, but auth.mode none answers this machine "
                                 "alone",
                                 settings.address),
                     "Listen on 127.0.0.1, or choose another auth.mode."};
    }
    QS_CHECK(check_everyone(settings.data));
    return Auth{settings.data};
}

Reader Auth::everyone_reader(ColumnCache& columns) const {
    return Reader{data_folder_, {kEveryone}, columns};
}

}  // namespace quisait
