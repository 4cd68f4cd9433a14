#pragma once
// Requests and certificates to measure with, all of them without errors.

#include <cstddef>
#include <string>

namespace dcvlint {

// PEM of a host of a university: number n, RSA-2048 and P-256 in turn, one to eight names.
std::string bench_object(bool certificate, std::size_t n);

}  // namespace dcvlint
