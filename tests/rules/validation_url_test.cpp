#include <doctest/doctest.h>

#include "rules/validation/url.h"

using namespace dcvlint;

TEST_CASE("the parts of a URL that a CA fetches") {
  struct Row {
    const char *url, *scheme, *host, *port, *path;
  };
  const Row rows[] = {
      {"http://a.example/x", "http", "a.example", "", "/x"},
      {"https://a.example:8080", "https", "a.example", "8080", ""},
      {"http://u:p@a.example:80/@x:y", "http", "a.example", "80", "/@x:y"},
      {"http://[2001:db8::1]:443/y", "http", "2001:db8::1", "443", "/y"},
      {"http://[2001:db8::1]", "http", "2001:db8::1", "", ""},
      {"http://a.example?x=/y", "http", "a.example", "", "?x=/y"},
      {"/x?next=http://b.example/", "", "", "", ""},
      {"http://", "http", "", "", ""},
      {"http://[", "http", "[", "", ""},
      {"://", "", "", "", ""},
      {"a.example", "", "", "", ""},
      {"", "", "", "", ""},
  };
  for (const Row& row : rows) {
    INFO(row.url);
    const UrlParts parts = url_parts(row.url);
    CHECK(parts.scheme == row.scheme);
    CHECK(parts.host == row.host);
    CHECK(parts.port == row.port);
    CHECK(parts.path == row.path);
  }
}

TEST_CASE("where a CA may go") {
  CHECK(url_problem("HTTP://a.example:25/") == "");
  CHECK(url_problem("/x?a:b") == "");
  CHECK(url_problem("ftp://a.example/") == "the scheme is ftp");
  CHECK(url_problem("javascript:x") == "the scheme is javascript");
  CHECK(url_problem("http://a.example:080/") == "the port is 080");
}

TEST_CASE("hosts of URLs that are a name or an address") {
  CHECK(same_host("A.Example.", "a.example"));
  CHECK(same_host("2001:DB8:0::1", "2001:db8::1"));
  CHECK_FALSE(same_host("192.0.2.1", "192.0.2.2"));
  CHECK_FALSE(same_host("192.0.2.1", "a.example"));
  CHECK_FALSE(same_host("", ""));
}
