#include "lint/facts/http_validation.h"

#include <doctest/doctest.h>

#include <vector>

using namespace dcvlint;

TEST_CASE("HTTP validation: where a CA begins") {
  const auto website = first_ports(HttpMethod::website);
  CHECK(std::vector(website.begin(), website.end()) == std::vector<std::uint16_t>{80, 443});
  const auto acme = first_ports(HttpMethod::acme);
  CHECK(std::vector(acme.begin(), acme.end()) == std::vector<std::uint16_t>{80});
  CHECK(http_path(HttpMethod::website, "AB.txt") == "/.well-known/pki-validation/AB.txt");
  CHECK(http_path(HttpMethod::acme, "token") == "/.well-known/acme-challenge/token");
}

TEST_CASE("HTTP validation: answers and redirects (BR 3.2.2.4.18 and .19)") {
  struct Row {
    int status;
    std::string_view scheme;
    std::uint16_t port;
    HttpFault fault;
  };
  const Row rows[] = {
      {200, "", 0, HttpFault::none},
      {204, "", 0, HttpFault::none},
      {299, "", 0, HttpFault::none},
      {199, "", 0, HttpFault::status},
      {404, "", 0, HttpFault::status},
      {500, "https", 443, HttpFault::status},
      {0, "", 0, HttpFault::status},
      {301, "http", 80, HttpFault::none},
      {302, "https", 443, HttpFault::none},
      {307, "http", 25, HttpFault::none},
      {308, "https", 22, HttpFault::none},
      {300, "http", 80, HttpFault::redirect_status},
      {303, "http", 80, HttpFault::redirect_status},
      {304, "http", 80, HttpFault::redirect_status},
      {301, "", 0, HttpFault::redirect_nowhere},
      {301, "ftp", 21, HttpFault::redirect_scheme},
      {301, "file", 0, HttpFault::redirect_scheme},
      {301, "http", 8080, HttpFault::redirect_port},
      {302, "https", 8443, HttpFault::redirect_port},
  };
  for (const Row& row : rows) {
    CAPTURE(row.status);
    CAPTURE(row.port);
    CHECK(http_fault_text(answer_fault(row.status, row.scheme, row.port)) ==
          http_fault_text(row.fault));
  }
}

TEST_CASE("HTTP validation: what the file says") {
  struct Row {
    HttpMethod method;
    std::string_view body, expected;
    HttpContent content;
  };
  const HttpMethod website = HttpMethod::website, acme = HttpMethod::acme;
  const Row rows[] = {
      {website, "abc\nsectigo.com", "abc\nsectigo.com\n", HttpContent::same},
      {website, "abc \r\nsectigo.com\r\n\r\n", "abc\nsectigo.com", HttpContent::same},
      {website, "<html>\nabc\nsectigo.com\n</html>", "abc\nsectigo.com", HttpContent::with_more},
      {website, "abc\n\nsectigo.com", "abc\nsectigo.com", HttpContent::other},
      {website, "xabc", "abc", HttpContent::other},
      {website, "ABC", "abc", HttpContent::other},
      {website, "", "abc", HttpContent::empty},
      {website, " \r\n\n", "abc", HttpContent::empty},
      {website, "abc", "", HttpContent::other},
      {acme, "token.print", "token.print", HttpContent::same},
      {acme, "token.print\n", "token.print", HttpContent::same},
      {acme, "x\ntoken.print", "token.print", HttpContent::other},
      {acme, "", "token.print", HttpContent::empty},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(static_cast<int>(http_content(row.method, row.body, row.expected)) ==
          static_cast<int>(row.content));
  }
}
