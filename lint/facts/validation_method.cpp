#include "lint/facts/validation_method.h"

#include <algorithm>
#include <array>

#include "lint/facts/caa_parameters.h"

namespace dcvlint {

namespace {

constexpr Date never{INT32_MAX};
constexpr Date long_ago{INT32_MIN};

// Status by BR 2.3.1 §3.2.2.4.1 to .22; labels by the IANA registry "ACME Validation Methods" and
// the drafts that BR 3.2.2.4.21 and .22 take over. The methods without a day were dropped before
// any CA had to look at a label.
const std::array<ValidationMethod, 29>& all_methods() {
  static const std::array<ValidationMethod, 29> methods{{
      {"http-01", 19, true, false, never},
      {"dns-01", 7, true, true, never},
      {"tls-alpn-01", 20, true, false, never},
      {"dns-account-01", 21, true, true, never},
      {"dns-persist-01", 22, true, true, never},
      {"onion-csr-01", 0, true, true, never},
      {"email-reply-00", 0, false, false, never},
      {"tkauth-01", 0, false, false, never},
      {"bp-nodeid-00", 0, false, false, never},
      {"device-attest-01", 0, false, false, never},
      {"tls-sni-01", 0, true, false, long_ago},
      {"tls-sni-02", 0, true, false, long_ago},
      {"", 1, true, true, make_date(2018, 8, 1)},
      {"", 2, true, true, make_date(2025, 7, 15)},
      {"", 3, true, true, make_date(2019, 6, 1)},
      {"", 4, true, true, make_date(2028, 3, 15)},
      {"", 5, true, true, make_date(2018, 8, 1)},
      {"", 6, true, true, make_date(2020, 6, 3)},
      {"", 8, true, false, make_date(2026, 3, 15)},
      {"", 9, true, false, long_ago},
      {"", 10, true, false, long_ago},
      {"", 11, true, true, long_ago},
      {"", 12, true, true, never},
      {"", 13, true, true, make_date(2028, 3, 15)},
      {"", 14, true, true, make_date(2028, 3, 15)},
      {"", 15, true, true, make_date(2025, 7, 15)},
      {"", 16, true, true, make_date(2027, 3, 15)},
      {"", 17, true, true, make_date(2027, 3, 15)},
      {"", 18, true, false, never},
  }};
  return methods;
}

unsigned number_of(std::string_view label) {
  unsigned number = 0;
  if (!label.starts_with("ca-")) return 0;  // not "CA-TBR-7"
  for (const char digit : tbr_number(label)) {
    number = number * 10 + static_cast<unsigned>(digit - '0');
    if (number > UINT8_MAX) return 0;
  }
  return number;
}

}  // namespace

std::span<const ValidationMethod> validation_methods() { return all_methods(); }

const ValidationMethod* validation_method(std::string_view label) {
  if (label.empty()) return nullptr;
  const unsigned number = number_of(label);
  const auto found = std::ranges::find_if(all_methods(), [&](const ValidationMethod& method) {
    return number != 0 ? method.number == number : method.acme == label;
  });
  return found == all_methods().end() ? nullptr : &*found;
}

bool is_method_label(std::string_view label) {
  const bool own = label.starts_with("ca-") && !label.starts_with("ca-tbr-");
  return validation_method(label) != nullptr || (own && !method_label_break(label));
}

bool same_method(std::string_view label, std::string_view other) {
  if (label == other) return true;
  const ValidationMethod* method = validation_method(label);
  return method != nullptr && method == validation_method(other);
}

}  // namespace dcvlint
