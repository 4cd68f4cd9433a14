#include "lint/facts/caa_parameters.h"

#include <doctest/doctest.h>

#include <string>

namespace dcvlint {
namespace {

TEST_CASE("caa parameters: account URIs") {
  struct Row {
    std::string_view text;
    UriFault fault;
    std::uint32_t at, end;
  };
  using enum UriFault;
  const Row rows[] = {
      {"https://ca.example/acct/7", none, 0, 0},
      {"https://acme-v02.api.letsencrypt.org/acme/acct/123", none, 0, 0},
      {"HTTPS://ca.example", none, 0, 0},
      {"acct:lu@ca.example", none, 0, 0},
      {"urn:x", none, 0, 0},
      {"https://ca.example/%41?q=1#f", none, 0, 0},
      {"https://[2001:db8::1]:443/a", none, 0, 0},
      {"", empty, 0, 0},
      {"12345", no_scheme, 0, 5},
      {"ca.example/acct/7", no_scheme, 0, 17},
      {":x", no_scheme, 0, 2},
      {"1a:b", no_scheme, 0, 4},
      {"https:", no_scheme, 0, 6},
      {"https:/ca.example", no_host, 5, 17},
      {"https://", no_host, 5, 8},
      {"http:///acct", no_host, 4, 12},
      {"https://ca.example/%4", bad_character, 19, 20},
      {"https://ca.example/%zz", bad_character, 19, 20},
      {"https://ca.example/<id>", bad_character, 19, 20},
      {"\"https://ca.example/\"", bad_character, 0, 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const UriCheck check = check_uri(row.text);
    CHECK(check.fault == row.fault);
    CHECK(check.at == row.at);
    CHECK(check.end == row.end);
  }
  CHECK(uri_scheme("https://x") == "https");
  CHECK(uri_scheme("a+b-c.d:x") == "a+b-c.d");
  CHECK(uri_scheme("dns@example.se") == "");
}

std::string labels(std::string_view value) {
  std::string line;
  for (const MethodLabel& label : method_labels(value)) {
    CHECK(value.substr(label.at, label.text.size()) == label.text);
    line += "[" + std::string(label.text) + "]";
  }
  return line;
}

TEST_CASE("caa parameters: validation methods") {
  CHECK(labels("") == "");
  CHECK(labels("dns-01") == "[dns-01]");
  CHECK(labels("dns-01,http-01") == "[dns-01][http-01]");
  CHECK(labels(",") == "[][]");
  CHECK(labels("dns-01,") == "[dns-01][]");
  CHECK(labels(",dns-01") == "[][dns-01]");
  CHECK(method_label_break("dns-01") == std::nullopt);
  CHECK(method_label_break("-") == std::nullopt);
  CHECK(method_label_break("").value() == 0);
  CHECK(method_label_break("dns_01").value() == 3);
  CHECK(method_label_break("\"dns-01\"").value() == 0);
  CHECK(method_label_break("dns-01|http-01").value() == 6);
}

TEST_CASE("caa parameters: labels of the Baseline Requirements' methods") {
  CHECK(tbr_number("ca-tbr-7") == "7");
  CHECK(tbr_number("CA-TBR-19") == "19");
  CHECK(tbr_number("ca-tbr-07") == "");
  CHECK(tbr_number("ca-tbr-") == "");
  CHECK(tbr_number("ca-tbr-7a") == "");
  CHECK(tbr_number("ca-tbr") == "");
  CHECK(tbr_number("ca-own-7") == "");
}

}  // namespace
}  // namespace dcvlint
