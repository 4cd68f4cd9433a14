// Any bytes as a file of requests and certificates, as they are and as the base64 of a PEM block:
// every rule looks, no check throws, and each report is made of text that a terminal can be shown.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "tests/tools/harmless_report.h"
#include "tests/tools/signed_run.h"

namespace {

using namespace dcvlint;

std::string base64(std::string_view octets) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < octets.size(); at += 3) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      bits = bits << 8U | (at + i < octets.size() ? static_cast<std::uint8_t>(octets[at + i]) : 0U);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      text += at + i > octets.size() ? '=' : alphabet[bits >> (18 - 6 * i) & 63U];
    }
    if (at % 48 == 45) text += '\n';
  }
  return text;
}

void look(const std::string& file) { require_harmless(SignedBookRun(file).report()); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string file(reinterpret_cast<const char*>(data), size);
  look(file);
  if (size == 0 || data[0] != 0x30) return 0;
  constexpr std::array<std::string_view, 2> labels = {"CERTIFICATE REQUEST", "CERTIFICATE"};
  const std::string label(labels[size % 2]);
  look("-----BEGIN " + label + "-----\n" + base64(file) + "\n-----END " + label + "-----\n");
  return 0;
}
