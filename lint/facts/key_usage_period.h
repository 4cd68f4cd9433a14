#pragma once
// privateKeyUsagePeriod: when a key may sign (RFC 3280 §4.2.1.4), read when it is wanted: few
// certificates have it.

#include "lint/facts/certificate.h"

namespace dcvlint {

struct KeyUsagePeriod {
  Time not_before, not_after;  // of type `none` where they are absent or can't be read
};
KeyUsagePeriod key_usage_period(const Extension& extension);

}  // namespace dcvlint
