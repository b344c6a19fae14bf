#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searchd/http/exchange.h"

namespace quisait {

/// An address with parameters, to be changed and written. Made from a request it keeps what a
/// search is: q, filters, sort, the needs of a team; no page.
class PageAddress {
public:
    PageAddress(std::string path, const Request& request);
    explicit PageAddress(std::string path) : path_{std::move(path)} {}

    PageAddress with(std::string_view name, std::string_view value) const;
    PageAddress without(std::string_view name, std::string_view value) const;
    PageAddress without(std::string_view name) const;
    /// Without any filter.
    PageAddress bare() const;
    PageAddress at(std::string path) const;

    /// The filters, in order.
    std::vector<std::pair<std::string, std::string>> filters() const;
    std::string text() const;

private:
    std::string path_;
    std::vector<std::pair<std::string, std::string>> parameters_;
};

std::string person_address(std::string_view id);
/// @param post  full id of the post to show; empty: the beginning
std::string thread_address(std::string_view thread, std::string_view query, std::string_view post);
/// The name of a post's place within its page.
std::string anchor_of(std::string_view post);

/// The host of an http or https address, in lower case; empty for any other.
std::string host_of(std::string_view url);

/// The target of a request as a link to this host: "//elsewhere" would be a link to another.
std::string own_target(std::string_view target);

/// `url` if its scheme is http, https or mailto; else empty.
std::string safe_url(std::string_view url);

}  // namespace quisait
