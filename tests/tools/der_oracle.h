#pragma once
// libcrypto's reading of a certificate or request beside ours, as text: equal
// when every field is. What libcrypto cannot read gives nothing.

#include <optional>
#include <string>
#include <string_view>

#include "lint/facts/certificate.h"
#include "lint/facts/request.h"

namespace dcvlint::der {

std::optional<std::string> openssl_certificate(std::string_view octets);
std::optional<std::string> openssl_request(std::string_view octets);
std::string our_certificate(const Certificate& certificate);
std::string our_request(const Request& request);
// The first line that differs, from both; "" when none does.
std::string difference(std::string_view a, std::string_view b);

}  // namespace dcvlint::der
