#include "lint/facts/domain_lists.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "lint/engine/rule.h"
#include "lint/facts/host_name.h"

using namespace dcvlint;

TEST_CASE("top-level domains") {
  const TopLevels& list = builtin_domain_lists.top_levels;
  CHECK(list.names.size() > 1400);
  CHECK(list.date >= make_date(2026, 10, 22));
  for (const char* known :
       {"se", "SE", "com", "museum", "xn--p1ai", "XN--P1AI", "arpa", "zw", "aaa"}) {
    INFO(known);
    CHECK(list.contains(known));
  }
  for (const char* unknown : {"", "lan", "local", "onion", "example", "s", "sef", "kth.se", "рф"}) {
    INFO(unknown);
    CHECK_FALSE(list.contains(unknown));
  }
  CHECK_FALSE(list.contains(std::string(1000, 'a')));
}

TEST_CASE("public suffixes") {
  const PublicSuffixes& list = builtin_domain_lists.public_suffixes;
  struct Row {
    const char *name, *suffix;
  };
  static const Row rows[] = {
      {"www.kth.se", "se"},
      {"se", "se"},
      {"WWW.EXAMPLE.CO.UK", "CO.UK"},
      {"co.uk", "co.uk"},
      {"uk", "uk"},
      {"www.ck", "ck"},
      {"a.www.ck", "ck"},
      {"foo.ck", "foo.ck"},
      {"a.foo.ck", "foo.ck"},
      {"city.kawasaki.jp", "kawasaki.jp"},
      {"a.city.kawasaki.jp", "kawasaki.jp"},
      {"kawasaki.jp", "kawasaki.jp"},
      {"a.b.c.kawasaki.jp", "c.kawasaki.jp"},
      {"github.io", "io"},
      {"www.unlisted", "unlisted"},
      {"www.xn--55qx5d.xn--j6w193g", "xn--55qx5d.xn--j6w193g"},
      {"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(list.public_suffix(row.name) == row.suffix);
    CHECK(list.is_public_suffix(row.name) ==
          (std::string_view(row.name) == row.suffix && *row.name != '\0'));
  }
  const std::string long_name = std::string(300, 'a') + ".co.uk";
  CHECK(list.public_suffix(long_name) == "co.uk");
  CHECK_FALSE(list.is_public_suffix(long_name));
}

TEST_CASE("the two lists that are built in agree") {
  const DomainLists& lists = builtin_domain_lists;
  std::set<std::string> tops;
  const PublicSuffixes& suffixes = lists.public_suffixes;
  for (const PackedNames* names : {&suffixes.rules, &suffixes.wildcards, &suffixes.exceptions}) {
    for (std::size_t i = 0; i < names->size(); ++i) {
      tops.emplace(host_name((*names)[i]).last);
    }
  }
  CHECK(tops.erase("onion") == 1);  // in no root zone
  std::set<std::string> listed;
  for (std::size_t i = 0; i < lists.top_levels.names.size(); ++i) {
    listed.emplace(lists.top_levels.names[i]);
  }
  CHECK(tops == listed);
}
