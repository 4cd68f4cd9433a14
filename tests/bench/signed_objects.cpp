#include "tests/bench/signed_objects.h"

#include <fmt/format.h>

#include <optional>
#include <stdexcept>

#include "lint/engine/example_signed.h"
#include "lint/sources/der_writer.h"

namespace dcvlint {
namespace {

std::string file_of(const std::string& toml) {
  TomlProblems problems("bench");
  const auto top = read_toml(toml, problems);
  if (!top) throw std::runtime_error("TOML");
  TableReader table(*top, "bench", problems);
  const auto example = read_signed_example(table, {false, make_date(2026, 11, 21)}, problems);
  const auto made = example ? dcvlint::file_of(*example) : Result<std::string>(fail("", "nothing"));
  if (!made) throw std::runtime_error(made.error().what);
  return *made;
}

struct Subject {
  std::string_view country, state, locality, organization;
};

Subject subject_in(BenchText text) {
  switch (text) {
    case BenchText::ascii:
      return {"SE", "Stockholms lan", "Stockholm", "Kungliga Lumenhogskolan i Sverige"};
    case BenchText::greek:
      return {"GR", "Αττική", "Αθήνα", "Εθνικό Πανεπιστήμιο του Φωτός"};
    case BenchText::damaged:
      return {"SE", "Stockholms lÃ¤n", "Stockholm", "Kungliga LumenhÃ¶gskolan i Sverige"};
    case BenchText::latin:
      break;
  }
  return {"SE", "Stockholms län", "Stockholm", "Kungliga Lumenhögskolan i Sverige"};
}

}  // namespace

std::string bench_object(bool certificate, std::size_t n, BenchText text) {
  const Subject subject = subject_in(text);
  const std::string host = fmt::format("host{}.institute{}.lumen-university.se", n, n % 37);
  std::string names = "\"" + host + "\"";
  for (std::size_t i = 0; i < n % 8; ++i) names += fmt::format(", \"alt{}-{}\"", i, host);
  const std::string_view key = n % 2 == 0 ? "rsa2048" : "p256";
  const std::string_view usage =
      n % 2 == 0 ? "\"digitalSignature\", \"keyEncipherment\"" : "\"digitalSignature\"";
  std::string toml = fmt::format(
      "{} = {{ subject = {{ C = \"{}\", ST = \"{}\", L = \"{}\", O = \"{} {}\" }}, key = \"{}\", "
      "san = "
      "[{}]",
      certificate ? "certificate" : "request", subject.country, subject.state, subject.locality,
      subject.organization, n % 53, key, names);
  if (certificate) {
    toml += fmt::format(
        ", key_usage = [{}], signature_algorithm = \"{}\", scts = [{{ log = \"{}\", at = "
        "2026-11-21T00:00:00Z }}, {{ log = \"{}\", at = 2026-11-21T00:00:01Z }}]",
        usage, n % 4 < 2 ? "sha256WithRSAEncryption" : "ecdsa-with-SHA256", std::string(64, '1'),
        std::string(64, '2'));
  }
  const std::string_view label = certificate ? "CERTIFICATE" : "CERTIFICATE REQUEST";
  return der::pem(label, file_of(toml + " }"));
}

}  // namespace dcvlint
