#pragma once
// Which subjects an issuer may sign, as those who rely on grid certificates say it (GFD.189): both
// are compared as text on one line (lint/facts/subject_line.h).

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dcvlint {

struct NamespaceLine {
  std::string issuer;     // on one line
  bool permit = true;     // false: DENY
  bool is_globs = false;  // `*` and `?` of a signing_policy; else `.*` and `.` of a namespaces file
  std::string pattern;    // of the whole subject on one line
};
// One text for one line, and back: parameters of checks are texts.
std::string namespace_text(const NamespaceLine& line);
NamespaceLine namespace_line(std::string_view text);

// Whether the whole text is as the pattern says. Steps: at most the product of both lengths.
bool fits_namespace(const NamespaceLine& line, std::string_view subject);

enum class NamespaceVerdict : std::uint8_t {
  unknown_issuer,  // no line is about the issuer
  permitted,
  denied,   // a DENY line fits
  outside,  // no PERMIT line fits
};
// Of the lines in namespaces files those of signing policies are only asked where there is none
// about the issuer.
NamespaceVerdict judge_namespace(std::span<const NamespaceLine> lines, std::string_view issuer,
                                 std::string_view subject);

}  // namespace dcvlint
