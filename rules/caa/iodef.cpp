#include <optional>
#include <string>

#include "lint/facts/caa_contact.h"
#include "lint/facts/caa_parameters.h"
#include "rules/caa/checks.h"
#include "rules/caa/issue_value.h"
#include "rules/caa/place.h"

namespace dcvlint {

namespace {

// Why an iodef value can't be reported to; nothing when it can, http: included.
std::optional<std::string> iodef_problem(std::string_view value) {
  if (value.empty()) return "it is empty";
  if (quote_size(value, 0) > 0) return "it has quotation marks of its own";
  const std::string_view scheme = uri_scheme(value);
  if (scheme.empty()) {
    // What has a scheme is no address: the ":" would stand in it without quotes.
    if (check_mailbox(value).fault == MailboxFault::none)
      return "it is an address without \"mailto:\", and so no URL";
    return "it is no URL";
  }
  if (equal_folded(scheme, "mailto")) {
    const std::string_view rest = value.substr(scheme.size() + 1);
    const std::string_view to = rest.substr(0, rest.find('?'));
    if (to.find('@') == std::string_view::npos || to.starts_with("//"))
      return "no address follows \"mailto:\"";
  } else if (!equal_folded(scheme, "https") && !equal_folded(scheme, "http")) {
    return "CAs don't know the scheme \"" + excerpt(lower_case(scheme)) + ":\"";
  }
  const UriCheck check = check_uri(value);
  if (check.fault == UriFault::no_host) return "the URL has no host";
  if (check.fault == UriFault::bad_character)
    return "\"" + std::string(value.substr(check.at, check.end - check.at)) +
           "\" may not stand in a URL";
  return std::nullopt;
}

}  // namespace

void CaaIodefUnsupportedScheme::operator()(const CaaFact& caa, Hits& hits) const {
  if (caa.property.known_tag != CaaTag::iodef) return;
  const std::string_view value = caa.property.value;
  const auto problem = iodef_problem(value);
  if (!problem) return;
  Hit& hit =
      hits.add(CaaText(caa).value(), owner_text(caa),
               {{"owner", owner_text(caa)}, {"value", excerpt(value)}, {"problem", *problem}});
  if (check_mailbox(value).fault == MailboxFault::none)
    CaaFix(caa)
        .value(0, 1, "mailto:" + std::string(value.substr(0, 1)))
        .give(hits, hit, true, "write mailto: before the address");
}

void CaaIodefHttpScheme::operator()(const CaaFact& caa, Hits& hits) const {
  if (caa.property.known_tag != CaaTag::iodef) return;
  const std::string_view value = caa.property.value;
  const std::string_view scheme = uri_scheme(value);
  if (!equal_folded(scheme, "http") || iodef_problem(value)) return;
  hits.add(CaaText(caa).piece(scheme), owner_text(caa),
           {{"owner", owner_text(caa)}, {"value", excerpt(value)}});
}

}  // namespace dcvlint
