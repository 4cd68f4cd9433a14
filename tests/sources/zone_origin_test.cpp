#include <doctest/doctest.h>

#include "lint/sources/zone_file.h"

using namespace dcvlint;

TEST_CASE("a zone's name from its text") {
  const auto origin = [](std::string_view text) { return origin_from_text(text).value_or("none"); };
  CHECK(origin("$ORIGIN example.org.\n@ SOA a b 1 2 3 4 5\n") == "example.org.");
  CHECK(origin("; hello\n\n$TTL 1h\n$origin\texample.org. ; here\n") == "example.org.");
  CHECK(origin("\xef\xbb\xbf$ORIGIN example.org.\n") == "example.org.");
  CHECK(origin("example.org. 3600 IN SOA a b (\n1 2 3 4 5 )\n") == "example.org.");
  CHECK(origin("$TTL 1\nexample.org.\tSOA a b 1 2 3 4 5\n") == "example.org.");
  CHECK(origin("@ IN SOA a b 1 2 3 4 5\n$ORIGIN sub.example.org.\n") == "none");
  CHECK(origin("$ORIGIN sub\n$ORIGIN example.org.\n") == "none");
  // As named and named-compilezone write zones.
  CHECK(origin("$ORIGIN .\n$TTL 60\t; 1 minute\nexample.org IN SOA a b (\n1 2 3 4 5 )\n") ==
        "example.org.");
  CHECK(origin("$ORIGIN org.\nexample 60 IN SOA a b 1 2 3 4 5\n") == "example.org.");
  CHECK(origin("$ORIGIN org.\nexample.net. SOA a b 1 2 3 4 5\n") == "example.net.");
  CHECK(origin("$ORIGIN .\n@ SOA a b 1 2 3 4 5\n") == ".");
  CHECK(origin("$ORIGIN .\nexample.org NS a.\n") == "none");
  CHECK(origin("$ORIGIN example.org.\nwww A 192.0.2.1\n") == "example.org.");
  CHECK(origin("$ORIGIN example.org.\n www A 192.0.2.1\n") == "example.org.");
  CHECK(origin("example.org. IN NS a\n") == "none");
  CHECK(origin("$INCLUDE x\n$ORIGIN example.org.\n") == "example.org.");
  CHECK(origin(" $ORIGIN example.org.\n") == "none");
  CHECK(origin("") == "none");
  CHECK(origin(std::string(70'000, '\n') + "$ORIGIN example.org.\n") == "none");
}

TEST_CASE("a zone's name from its file's name") {
  const auto origin = [](std::string_view path) { return origin_from_path(path).value_or("none"); };
  CHECK(origin("zones/example.org.zone") == "example.org.");
  CHECK(origin("/a/b/db.example.org") == "example.org.");
  CHECK(origin("example.org.db") == "example.org.");
  CHECK(origin("example.org") == "example.org.");
  CHECK(origin("example.org.") == "example.org.");
  CHECK(origin("2.0.192.in-addr.arpa") == "2.0.192.in-addr.arpa.");
  CHECK(origin("db.2.0.192.in-addr.arpa") == "2.0.192.in-addr.arpa.");
  CHECK(origin("db.local") == "local.");
  CHECK(origin("mesh.zone") == "mesh.");
  CHECK(origin("Example.ORG.zone") == "Example.ORG.");
  CHECK(origin("db.127") == "none");
  CHECK(origin("notes.txt") == "none");
  CHECK(origin("caa.inc") == "none");
  CHECK(origin("named.conf") == "none");
  CHECK(origin("zone") == "none");
  CHECK(origin(".zone") == "none");
  CHECK(origin("a b.zone") == "none");
  CHECK(origin("") == "none");
}

TEST_CASE("included files as written") {
  const auto joined = [](std::string_view text) {
    std::string out;
    for (const std::string& path : included_paths(text)) out += path + "|";
    return out;
  };
  CHECK(joined("$INCLUDE a\n$include\t\"b c\" origin.\n;$INCLUDE d\n $INCLUDE e\nx $INCLUDE f\n"
               "$INCLUDE\n$INCLUDES g\n\r\n$INCLUDE h ; comment\r\n$INCLUDE i") == "a|b c|h|i|");
  // Text of a record or a comment, which would hide a file from the linter.
  CHECK(joined("x TXT ( a\n$INCLUDE b\n)\n; c\r$INCLUDE d\n$INCLUDE e\n") == "e|");
  CHECK(joined("") == "");
}
