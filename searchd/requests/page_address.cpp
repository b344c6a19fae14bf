#include "searchd/requests/page_address.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "indexer/schema.h"
#include "searchd/requests/address_query.h"

namespace quisait {
namespace {

bool is_filter(std::string_view name) {
    const auto rows = filter_parameters();
    return std::any_of(rows.begin(), rows.end(),
                       [&](const FilterParameter& row) { return row.name == name; });
}

bool is_kept(std::string_view name) {
    constexpr auto kKept =
        std::to_array<std::string_view>({"q", "sort", "days", "need", "place", "on"});
    return std::find(kKept.begin(), kKept.end(), name) != kKept.end() || is_filter(name);
}

}  // namespace

PageAddress::PageAddress(std::string path, const Request& request) : path_{std::move(path)} {
    for (const auto& [name, value] : request.parameters) {
        if (is_kept(name) && !value.empty()) parameters_.emplace_back(name, value);
    }
}

PageAddress PageAddress::with(std::string_view name, std::string_view value) const {
    auto made = *this;
    made.parameters_.emplace_back(name, value);
    return made;
}

PageAddress PageAddress::without(std::string_view name, std::string_view value) const {
    auto made = *this;
    std::erase_if(made.parameters_,
                  [&](const auto& one) { return one.first == name && one.second == value; });
    return made;
}

PageAddress PageAddress::without(std::string_view name) const {
    auto made = *this;
    std::erase_if(made.parameters_, [&](const auto& one) { return one.first == name; });
    return made;
}

PageAddress PageAddress::bare() const {
    auto made = *this;
    std::erase_if(made.parameters_, [](const auto& one) { return is_filter(one.first); });
    return made;
}

PageAddress PageAddress::at(std::string path) const {
    auto made = *this;
    made.path_ = std::move(path);
    return made;
}

std::vector<std::pair<std::string, std::string>> PageAddress::filters() const {
    auto made = parameters_;
    std::erase_if(made, [](const auto& one) { return !is_filter(one.first); });
    return made;
}

std::string PageAddress::text() const {
    auto text = path_;
    char sign = '?';
    for (const auto& [name, value] : parameters_) {
        text += sign + percent_encoded(name) + "=" + percent_encoded(value);
        sign = '&';
    }
    return text;
}

std::string person_address(std::string_view id) {
    return "/person/" + percent_encoded(id);
}

std::string anchor_of(std::string_view post) {
    return fmt::format("p{:016x}", thread_hash(post));
}

std::string thread_address(std::string_view thread, std::string_view query, std::string_view post) {
    auto text = "/thread/" + percent_encoded(thread);
    if (!query.empty()) text += "?q=" + percent_encoded(query);
    if (!post.empty()) text += "#" + anchor_of(post);
    return text;
}

std::string host_of(std::string_view url) {
    const auto begin = url.find("://");
    if (begin == std::string_view::npos) return {};
    auto host = url.substr(begin + 3);
    host = host.substr(0, host.find_first_of("/?#\\"));
    // What stands before an @ is a name that only looks like a host.
    if (const auto at = host.rfind('@'); at != std::string_view::npos) host.remove_prefix(at + 1);
    return lower_ascii(host);
}

std::string own_target(std::string_view target) {
    const auto begin = target.find_first_not_of("/\\");
    return "/" + std::string{begin == std::string_view::npos ? "" : target.substr(begin)};
}

std::string safe_url(std::string_view url) {
    const auto lower = lower_ascii(url.substr(0, 8));
    for (const std::string_view scheme : {"http://", "https://", "mailto:"}) {
        if (lower.starts_with(scheme)) return std::string{url};
    }
    return {};
}

}  // namespace quisait
