// HTTP as a CA may fetch it, and mail as it may send it (BR 1.6.1, 3.2.2.4.4, .18, .19, 3.2.2.5.1,
// .6).

#include <algorithm>
#include <array>
#include <string>

#include "lint/base/ascii.h"
#include "lint/facts/host_name.h"
#include "lint/facts/validation_reuse.h"
#include "rules/validation/checks.h"
#include "rules/validation/text.h"
#include "rules/validation/url.h"

namespace dcvlint {
namespace {

// 3.2.2.4.18 and .19; the methods for addresses that fetch, too.
bool is_http(const LogLine& line) {
  if (line.kind != LogKind::validation || line.method == nullptr) return false;
  const unsigned number = line.method->number;
  if (line.method->family == MethodFamily::domain) return number == 18 || number == 19;
  return line.method->family == MethodFamily::ip && (number == 1 || number == 6);
}

// The local part and the domain of an address.
std::pair<std::string_view, std::string_view> parts_of(std::string_view address) {
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos) return {address, {}};
  return {address.substr(0, at), address.substr(at + 1)};
}

// Without an ADN in the log, any name that could be it: the name or one above it, or the target of
// an alias that the log tells of or one above that.
bool is_validated_domain(const LogLine& line, std::string_view host) {
  const std::string domain = lower_case(host);
  if (!line.adn.empty()) return domain == line.adn;
  if (line.name.empty()) return true;
  const auto is_at_or_above = [&](std::string_view name) {
    return name == domain || is_under(name, domain);
  };
  return is_at_or_above(without_wildcard(line.name)) ||
         std::ranges::any_of(line.aliases, is_at_or_above);
}

bool is_acme(const LogLine& line) { return line.method->acme == "http-01"; }

std::string port_problem(const LogLine& line) {
  const UrlParts parts = url_parts(line.url);
  if (parts.scheme.empty()) return {};  // of another form than a URL
  if (std::string problem = url_problem(line.url); !problem.empty()) return problem;
  if (!is_acme(line)) return {};
  if (!equal_folded(parts.scheme, "http")) return "ACME begins with http";
  if (!parts.port.empty() && parts.port != "80") return "ACME begins at port 80";
  return {};
}

std::string path_problem(const LogLine& line) {
  const UrlParts parts = url_parts(line.url);
  if (parts.scheme.empty()) return {};
  // For addresses other paths that IANA has registered are as good.
  const std::string_view wanted = is_acme(line) ? "/.well-known/acme-challenge/"
                                  : line.method->family == MethodFamily::ip
                                      ? "/.well-known/"
                                      : "/.well-known/pki-validation/";
  return parts.path.starts_with(wanted) ? std::string()
                                        : "the path must begin with " + std::string(wanted);
}

// Until the algorithm of SC-101 was the only one, an alias's target could be the one validated.
std::string host_problem(const LogLine& line) {
  const UrlParts parts = url_parts(line.url);
  if (parts.host.empty()) return {};
  const auto day = line.day();
  const auto is_host = [&](std::string_view name) { return same_host(parts.host, name); };
  if (is_host(without_wildcard(line.name)) || is_host(line.adn)) return {};
  const bool by_alias = !day || *day < make_date(2026, 11, 15);
  if (by_alias && std::ranges::any_of(line.aliases, is_host)) return {};
  return "the host is " + std::string(parts.host);
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
    const std::string problem = url_problem(redirect.url);
    if (problem.empty()) continue;
    hits.add(line.at(LogField::redirects), line.name,
             {{"name", subject_of(line)}, {"target", redirect.url}, {"problem", problem}});
    return;
  }
}

Result<void> ValidationUrl::prepare() const {
  if (part == "port" || part == "path" || part == "host") return {};
  return fail("part", "must be port, path or host");
}

void ValidationUrl::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (!is_http(line) || line.url.empty() || line.name.empty()) return;
  const std::string problem = part == "port"   ? port_problem(line)
                              : part == "path" ? path_problem(line)
                                               : host_problem(line);
  if (problem.empty()) return;
  hits.add(line.at(LogField::url), line.name,
           {{"name", subject_of(line)},
            {"method", method_of(line)},
            {"url", line.url},
            {"problem", problem}});
}

void ValidationRandomValueInUrl::operator()(const LogLineFact& fact, Hits& hits) const {
  constexpr std::size_t least = 8;  // a digest's beginning may be anywhere
  const LogLine& line = fact.line;
  // ACME's token is in the path, and what is looked for in the file is more than that.
  if (!is_http(line) || is_acme(line) || line.random_value.size() < least) return;
  if (line.url.find(line.random_value) == std::string_view::npos) return;
  hits.add(line.at(LogField::url), line.name, {{"name", subject_of(line)}, {"url", line.url}});
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
    if (host.empty() || is_validated_domain(line, host)) return;
  } else if (std::ranges::any_of(
                 local_parts, [&](std::string_view each) { return equal_folded(local, each); })) {
    return;
  }
  hits.add(line.at(LogField::mail_to), line.name,
           {{"name", subject_of(line)},
            {"address", line.mail_to},
            {"adn", line.adn.empty() ? without_wildcard(line.name) : line.adn}});
}

}  // namespace dcvlint
