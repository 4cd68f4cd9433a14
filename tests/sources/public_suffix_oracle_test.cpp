// Our matching against libpsl's, over the list that is built in.

#include <doctest/doctest.h>
#include <libpsl.h>

#include <string>

#include "lint/engine/rule.h"

using namespace dcvlint;

namespace {

// A rule's own name, its parent, and names below it.
void compare(const psl_ctx_t* oracle, std::string_view rule, std::size_t& differ) {
  const PublicSuffixes& list = builtin_domain_lists.public_suffixes;
  const std::string name(rule);
  const std::size_t dot = name.find('.');
  for (const std::string& each : {name, "a." + name, "www." + name, "b.a." + name, "x" + name,
                                  dot == std::string::npos ? name : name.substr(dot + 1)}) {
    const bool theirs = psl_is_public_suffix2(oracle, each.c_str(), PSL_TYPE_ICANN) != 0;
    if (list.is_public_suffix(each) == theirs) continue;
    ++differ;
    MESSAGE(each << ": libpsl says " << theirs);
  }
}

}  // namespace

TEST_CASE("libpsl finds the same public suffixes") {
  psl_ctx_t* oracle = psl_load_file(DCVLINT_SOURCE_DIR "/data/public_suffix_list.dat");
  REQUIRE(oracle != nullptr);
  const PublicSuffixes& list = builtin_domain_lists.public_suffixes;
  std::size_t differ = 0;
  for (const PackedNames* names : {&list.rules, &list.wildcards, &list.exceptions}) {
    for (std::size_t i = 0; i < names->size(); ++i) compare(oracle, (*names)[i], differ);
  }
  for (const char* other : {"kth.se", "unlisted", "a.unlisted", "github.io", "x.y.z.co.uk"}) {
    compare(oracle, other, differ);
  }
  CHECK(differ == 0);
  psl_free(oracle);
}
