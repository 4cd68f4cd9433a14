#pragma once
// Requests and certificates to measure with, all of them without errors.

#include <cstddef>
#include <cstdint>
#include <string>

namespace dcvlint {

// What the names of the subject are written in.
enum class BenchText : std::uint8_t { latin, ascii, greek, damaged };

// PEM of a host of a university: number n, RSA-2048 and P-256 in turn, one to eight names.
std::string bench_object(bool certificate, std::size_t n, BenchText text = BenchText::latin);

}  // namespace dcvlint
