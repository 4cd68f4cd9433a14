#pragma once
// Subjects on one line, "/C=SE/O=KTH/CN=www.kth.se": how OpenSSL's X509_NAME_oneline writes them,
// and grid software compares them (GFD.225 section 2.3, GFD.189).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/subject.h"

namespace dcvlint {

// Octets of values outside of printable ASCII as \xHH, in capitals; those of wide strings likewise,
// zeros too. At most 4096 octets, then "…".
std::string subject_line(const DistinguishedName& name);
// How long the line is, however long that may be.
std::size_t subject_line_size(const DistinguishedName& name);

// A line in its parts, as one who reads it must take them: a new part begins at each slash before
// something that looks like "TYPE=". "/C=SE/O=A/B=C" has three.
struct LinePart {
  std::string_view type, value;
};
std::vector<LinePart> line_parts(std::string_view line);

// Whether the line is read as other attributes than the name has: a value holds "/TYPE=", or an RDN
// several attributes.
bool is_line_ambiguous(const DistinguishedName& name);

// In lower case, each run of blanks one: what two subjects must not only differ in (GFD.225
// section 4.3.1).
std::string folded_line(std::string_view line);

}  // namespace dcvlint
