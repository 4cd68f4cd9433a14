#include "lint/facts/authority_choice.h"

#include <vector>

#include "lint/base/ascii.h"
#include "lint/base/spelling.h"

namespace dcvlint {
namespace {

std::string hint(const Authorities& authorities, std::string_view word) {
  std::vector<std::string_view> ids;
  ids.reserve(authorities.authorities.size());
  for (const Authority& each : authorities.authorities) ids.push_back(each.id);
  std::string_view meant = nearest(word, ids);
  if (meant.empty()) {
    if (const IssuerName* issuer = authorities.probably_meant(word)) meant = issuer->domain;
  }
  if (!meant.empty()) return "; did you mean \"" + std::string(meant) + "\"?";
  return "; ids are words like \"harica\", \"sectigo\", \"letsencrypt\", or what CAA records name "
         "a CA by, like \"harica.gr\"";
}

}  // namespace

tl::expected<const Authority*, std::string> choose_authority(const Authorities& authorities,
                                                             std::string_view word) {
  if (const Authority* by_id = authorities.by_id(lower_case(word))) return by_id;
  if (const IssuerName* issuer = authorities.find(word)) {
    return &authorities.authorities[issuer->authority];
  }
  return tl::unexpected("\"" + std::string(word) + "\" is no CA that we know" +
                        hint(authorities, word));
}

const Authority* authority_of(const Authorities& authorities, const Provider& provider) {
  const IssuerName* issuer = authorities.find(provider.issuer);
  return issuer != nullptr ? &authorities.authorities[issuer->authority]
                           : authorities.by_id(provider.id);
}

}  // namespace dcvlint
