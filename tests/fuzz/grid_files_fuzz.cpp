// Namespaces files, signing policies and grid-mapfiles: whatever they hold, what is read of them is
// printable ASCII, survives being a parameter, and matching ends.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "lint/base/ascii.h"
#include "lint/facts/subject_line.h"
#include "lint/sources/grid_files.h"

namespace {

void check_text(std::string_view text) {
  for (const char c : text) {
    if (c < ' ' || c > '~') std::abort();
  }
}

void check_lines(const dcvlint::Result<std::vector<dcvlint::NamespaceLine>>& read) {
  using namespace dcvlint;
  if (!read) {
    if (read.error().what.empty()) std::abort();
    return;
  }
  for (const NamespaceLine& line : *read) {
    check_text(line.issuer);
    check_text(line.pattern);
    const NamespaceLine again = namespace_line(namespace_text(line));
    if (again.pattern != line.pattern || again.issuer != line.issuer) std::abort();
    fits_namespace(line, "/DC=org/DC=terena/DC=tcs/C=SE/O=KTH/CN=host.kth.se");
    judge_namespace(*read, line.issuer, line.pattern);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dcvlint;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_lines(read_namespaces("n", text));
  check_lines(read_signing_policy("s", text));
  const auto mapped = read_grid_mapfile("m", text);
  if (!mapped) return 0;
  for (const MappedSubject& each : *mapped) {
    check_text(each.subject);
    folded_line(each.subject);
    std::size_t parts = 0;
    for (const LinePart& part : line_parts(each.subject))
      parts += part.type.size() + part.value.size() + 2;
    if (parts != 0 && parts != each.subject.size()) std::abort();
  }
  return 0;
}
