#include "lint/engine/example_usual.h"

#include <fmt/format.h>

#include "lint/base/date.h"
#include "lint/base/der.h"
#include "lint/engine/example_extension.h"
#include "lint/facts/extension.h"
#include "lint/sources/der_writer.h"

namespace dcvlint {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view some_host = "www.kth.se";

// One RDN each.
std::string name_of(std::initializer_list<std::pair<std::string_view, std::string_view>> parts) {
  std::string out;
  for (const auto& [oid, text] : parts) {
    const bool country = oid == "2.5.4.6";
    out += der::rdn(oid, country ? der::printable(text) : der::utf8(text));
  }
  return der::tlv(tag::sequence, out);
}

}  // namespace

std::string_view usual_serial() {
  return "\x4B\x1D\x5C\xA0\x7E\x93\x42\x8F\xB6\x2A\x0C\xD5\x71\x68"sv;
}
std::string_view usual_ca_key_id() {
  return "\x9A\x3E\x51\xC7\x08\xF4\x6D\xB2\x17\x85\xE0\x2C\x4F\x93\xAB\x76\xD8\x11\x5A\x64"sv;
}
std::string_view usual_ca_place() { return "http://pki.sample-trust.se/"; }

WrittenName usual_subject() {
  WrittenName name;
  name.der = name_of({{"2.5.4.6", "SE"}, {"2.5.4.7", "Stockholm"}, {"2.5.4.10", "KTH"}});
  name.text = "C=SE, L=Stockholm, O=KTH";
  name.types = {AttributeType::country, AttributeType::locality, AttributeType::organization};
  return name;
}

std::string usual_issuer() {
  return name_of(
      {{"2.5.4.6", "SE"}, {"2.5.4.10", "Sample Trust AB"}, {"2.5.4.3", "Sample Trust TLS CA 1"}});
}

std::string usual_san(const WrittenName& subject) {
  std::string names;
  for (const std::string& cn : subject.common_names) {
    if (const auto address = address_octets(cn)) {
      names += der::tlv(tag::context(7, false), *address);
    } else if (looks_like_dns_name(cn)) {
      names += der::dns_name(cn);
    }
  }
  return subject_alt_name_value(names.empty() ? der::dns_name(some_host) : names);
}

std::string_view usual_policy(const WrittenName& subject) {
  using enum AttributeType;
  if (subject.has(business_category) || subject.has(jurisdiction_country)) return "2.23.140.1.1";
  if (subject.has(organization)) return "2.23.140.1.2.2";
  if (subject.has(given_name) || subject.has(surname)) return "2.23.140.1.2.3";
  return "2.23.140.1.2.1";
}

std::string usual_time(std::int64_t seconds) {
  const Date day = utc_day(seconds);
  const std::int64_t rest = seconds - first_second(day);
  std::string text = to_string(day);
  std::erase(text, '-');
  text += fmt::format("{:02}{:02}{:02}Z", rest / 3600, rest / 60 % 60, rest % 60);
  const bool short_year = text >= "1950" && text < "2050";
  return short_year ? der::utc_time(std::string_view(text).substr(2)) : der::generalized_time(text);
}

}  // namespace dcvlint
