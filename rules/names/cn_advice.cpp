#include "rules/names/cn_advice.h"

#include <algorithm>
#include <span>
#include <utility>

#include "lint/base/utf8.h"
#include "lint/facts/domain_lists.h"
#include "lint/facts/host_name.h"
#include "lint/facts/punycode.h"
#include "rules/names/place.h"

namespace dcvlint {
namespace {

bool has_host(std::span<const GeneralName> names, std::string_view host) {
  return std::ranges::any_of(names, [&](const GeneralName& name) {
    return name.kind == GeneralNameKind::dns_name && equal_names(name.bytes, host);
  });
}

bool is_host(std::string_view text) {
  constexpr unsigned usual = host_wildcard | host_a_label;
  const HostName host = host_name(text);
  return host.is_name() && host.labels > 1 && (host.traits & ~usual) == 0;
}

// Whether public DNS can have it.
bool is_public(const SignedFact& object, std::string_view host) {
  const DomainLists* lists = object.in.lists;
  return lists == nullptr || lists->top_levels.contains(host_name(host).last);
}

}  // namespace

std::string_view host_of_service(std::string_view cn) {
  const std::size_t slash = cn.find('/');
  if (slash == std::string_view::npos || slash == 0) return {};
  const std::string_view host = cn.substr(slash + 1);
  return is_host(host) ? host : std::string_view();
}

std::string other_spelling(const Attribute& cn, std::span<const GeneralName> names) {
  if (const std::string_view host = host_of_service(cn.text); has_host(names, host)) {
    return std::string(host);
  }
  if (is_ascii(cn.text)) return {};
  auto encoded = to_a_labels(cn.text);
  return encoded && has_host(names, *encoded) ? *std::move(encoded) : std::string();
}

RequestChanges cn_written(const Attribute& cn, std::string_view text) {
  return {.attributes = {{&cn, false, AttributeType::unknown, std::string(text)}}};
}

RequestChanges cn_in_san(const SignedFact& object, const Attribute& cn) {
  constexpr std::size_t longest_cn = 64;
  const auto names = object.object.extensions.subject_alt_name.names;
  if (const std::string other = other_spelling(cn, names); !other.empty()) {
    return cn_written(cn, other);
  }
  std::string_view host = host_of_service(cn.text);
  RequestChanges changes = host.empty() ? RequestChanges{} : cn_written(cn, host);
  if (host.empty() && is_host(cn.text) && is_public(object, cn.text)) host = cn.text;
  if (!host.empty()) {
    changes.added_name = host;
    changes.title = "asks for " + name_excerpt(host) + " in subjectAltName, too";
    return changes;
  }
  for (const GeneralName& name : names) {
    if (name.kind == GeneralNameKind::dns_name && name.bytes.size() <= longest_cn &&
        is_host(name.bytes)) {
      return cn_written(cn, name.bytes);
    }
  }
  return {};
}

void advise_cn(const SignedFact& object, const RequestChanges& changes, Hits& hits, Hit& hit) {
  // Which of several is to stay nobody knows.
  if (changes.attributes.empty() && changes.added_name.empty()) return;
  if (object.object.subject.count(AttributeType::common_name) > 1) return;
  advise_command(object, hits, hit, changes);
}

}  // namespace dcvlint
