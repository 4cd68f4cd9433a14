// HTTP as a CA may fetch it, and mail as it may send it (BR 1.6.1, 3.2.2.4.4, .18, .19).

#include <algorithm>
#include <array>
#include <string>

#include "lint/base/ascii.h"
#include "rules/validation/checks.h"
#include "rules/validation/text.h"

namespace dcvlint {
namespace {

// 3.2.2.4.18 and .19; the methods for addresses that fetch, too.
bool is_http(const LogLine& line) {
  if (line.kind != LogKind::validation || line.method == nullptr) return false;
  const unsigned number = line.method->number;
  if (line.method->family == MethodFamily::domain) return number == 18 || number == 19;
  return line.method->family == MethodFamily::ip && (number == 1 || number == 6);
}

// The authority of an http or https URL, without user and port; and its port as written.
struct Authority {
  std::string_view scheme, port;
};
Authority authority_of(std::string_view url) {
  Authority out;
  const std::size_t mark = url.find("://");
  if (mark == std::string_view::npos) return out;
  out.scheme = url.substr(0, mark);
  std::string_view rest = url.substr(mark + 3);
  rest = rest.substr(0, rest.find_first_of("/?#"));
  if (const std::size_t user = rest.rfind('@'); user != std::string_view::npos) {
    rest.remove_prefix(user + 1);
  }
  const std::size_t bracket = rest.rfind(']');  // of an IPv6 address
  const std::size_t colon = rest.find(':', bracket == std::string_view::npos ? 0 : bracket);
  if (colon != std::string_view::npos) out.port = rest.substr(colon + 1);
  return out;
}

// Why a CA may not go there; empty: it may. A target relative to the one before keeps its scheme
// and port.
std::string problem_with(std::string_view url) {
  constexpr std::array<std::string_view, 4> ports{"80", "443", "25", "22"};
  const Authority authority = authority_of(url);
  if (authority.scheme.empty()) {
    const std::size_t colon = url.find(':');
    const bool relative = colon == std::string_view::npos || url.find_first_of("/?#") < colon;
    return relative ? "" : "the scheme is " + lower_case(url.substr(0, colon));
  }
  if (!equal_folded(authority.scheme, "http") && !equal_folded(authority.scheme, "https")) {
    return "the scheme is " + lower_case(authority.scheme);
  }
  if (authority.port.empty() || std::ranges::find(ports, authority.port) != ports.end()) return "";
  return "the port is " + std::string(authority.port);
}

// The local part and the domain of an address.
std::pair<std::string_view, std::string_view> parts_of(std::string_view address) {
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos) return {address, {}};
  return {address.substr(0, at), address.substr(at + 1)};
}

}  // namespace

void ValidationRedirectCode::operator()(const LogLineFact& fact, Hits& hits) const {
  constexpr std::array<std::int64_t, 4> allowed{301, 302, 307, 308};
  const LogLine& line = fact.line;
  if (!is_http(line) || line.method->family == MethodFamily::ip) return;
  for (const LogRedirect& redirect : line.redirects) {
    if (std::ranges::find(allowed, redirect.code) != allowed.end()) continue;
    hits.add(line.at(LogField::redirects), line.name,
             {{"name", subject_of(line)},
              {"code", std::to_string(redirect.code)},
              {"target", redirect.url}});
    return;
  }
}

void ValidationRedirectTarget::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (!is_http(line) || line.method->family == MethodFamily::ip) return;
  for (const LogRedirect& redirect : line.redirects) {
    const std::string problem = problem_with(redirect.url);
    if (problem.empty()) continue;
    hits.add(line.at(LogField::redirects), line.name,
             {{"name", subject_of(line)}, {"target", redirect.url}, {"problem", problem}});
    return;
  }
}

void ValidationHttpStatus::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (!is_http(line) || line.method->family == MethodFamily::ip || !line.status) return;
  if (*line.status >= 200 && *line.status <= 299) return;
  hits.add(line.at(LogField::status), line.name,
           {{"name", subject_of(line)}, {"status", std::to_string(*line.status)}});
}

void ValidationMailAddress::operator()(const LogLineFact& fact, Hits& hits) const {
  constexpr std::array<std::string_view, 5> local_parts{"admin", "administrator", "webmaster",
                                                        "hostmaster", "postmaster"};
  const LogLine& line = fact.line;
  if (line.kind != LogKind::validation || line.method == nullptr || line.mail_to.empty()) return;
  if (line.method->family != MethodFamily::domain || line.method->number != 4) return;
  const auto [local, host] = parts_of(line.mail_to);
  if (domain) {
    // Without an ADN the log says nothing to compare with: it may differ from the name.
    if (line.adn.empty() || equal_folded(host, line.adn)) return;
  } else if (std::ranges::any_of(
                 local_parts, [&](std::string_view each) { return equal_folded(local, each); })) {
    return;
  }
  hits.add(line.at(LogField::mail_to), line.name,
           {{"name", subject_of(line)}, {"address", line.mail_to}, {"adn", line.adn}});
}

}  // namespace dcvlint
