#pragma once
// Methods by which a CA validates control over a domain, as the labels of
// validationmethods name them (RFC 8657 §4; BR 2.3.1 §3.2.2.4 and §4.2.2.1.2).

#include <cstdint>
#include <span>
#include <string_view>

#include "lint/base/date.h"

namespace dcvlint {

struct ValidationMethod {
  std::string_view acme;    // label of the IANA registry of ACME methods: "dns-01"; may be empty
  std::uint8_t number = 0;  // N of BR 3.2.2.4.N, whose label is "ca-tbr-N"; 0: none of these
  bool hosts = false;       // validates names of hosts
  bool wildcards = false;   // also "*.x"
  Date ends{INT32_MAX};     // the first day on which the BR forbid it
};

std::span<const ValidationMethod> validation_methods();

// `label` in lower case, as the canonical form is: "http-01" or "ca-tbr-19". Null: unknown.
const ValidationMethod* validation_method(std::string_view label);

// Whether `label`, in lower case, is one that we know or one that a CA may have made for itself
// ("ca-…").
bool is_method_label(std::string_view label);

// "http-01" and "ca-tbr-19" are two labels of one method, and either is to count (BR 4.2.2.1.2).
bool same_method(std::string_view label, std::string_view other);

}  // namespace dcvlint
