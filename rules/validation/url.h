#pragma once
// URLs that a CA fetches to validate control (BR 1.6.1, 3.2.2.4.18).

#include <string>
#include <string_view>

namespace dcvlint {

// Of an absolute URL, as written; all empty if it is none. An IPv6 address without its brackets.
struct UrlParts {
  std::string_view scheme, host, port, path;
};
UrlParts url_parts(std::string_view url);

// Why a CA may not go there: another scheme than http and https, or no Authorized Port. Empty: it
// may; a URL relative to the one before keeps that one's scheme and port.
std::string url_problem(std::string_view url);

// Whether the host of a URL is that name or address.
bool same_host(std::string_view host, std::string_view name);

}  // namespace dcvlint
