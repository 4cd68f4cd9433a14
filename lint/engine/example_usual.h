#pragma once
// What the request or certificate of an example has where the example says nothing: faultless
// values.

#include <cstdint>
#include <string>
#include <string_view>

#include "lint/engine/example_name.h"

namespace dcvlint {

// Octets.
std::string_view usual_serial();
std::string_view usual_ca_key_id();
std::string_view usual_ca_place();  // a URI that ends in "/"

WrittenName usual_subject();
std::string usual_issuer();  // DER
// The value of a subjectAltName with the GeneralNames that the subject's CNs ask for.
std::string usual_san(const WrittenName& subject);
std::string_view usual_policy(const WrittenName& subject);  // "2.23.140.1.2.2"

// DER; UTCTime until 2049, as RFC 5280 §4.1.2.5 wants it. `seconds` since 1970-01-01 UTC.
std::string usual_time(std::int64_t seconds);

}  // namespace dcvlint
