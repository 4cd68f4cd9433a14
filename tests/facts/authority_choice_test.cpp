#include "lint/facts/authority_choice.h"

#include <doctest/doctest.h>

#include "lint/engine/rule.h"

using namespace dcvlint;

namespace {

std::string chosen(std::string_view word) {
  const auto found = choose_authority(builtin_authorities, word);
  return found ? std::string((*found)->id) : found.error();
}

}  // namespace

TEST_CASE("a CA by its id or by what CAA records call it") {
  CHECK(chosen("harica") == "harica");
  CHECK(chosen("LetsEncrypt") == "letsencrypt");
  CHECK(chosen("letsencrypt.org") == "letsencrypt");
  CHECK(chosen("Harica.GR") == "harica");
  CHECK(chosen("comodo.com") == "sectigo");
}

TEST_CASE("an unknown CA, and what was probably meant") {
  CHECK(chosen("hariac") == "\"hariac\" is no CA that we know; did you mean \"harica\"?");
  CHECK(chosen("www.sectigo.com") ==
        "\"www.sectigo.com\" is no CA that we know; did you mean \"sectigo.com\"?");
  CHECK(chosen("nobody at all") ==
        "\"nobody at all\" is no CA that we know; ids are words like \"harica\", \"sectigo\", "
        "\"letsencrypt\", or what CAA records name a CA by, like \"harica.gr\"");
}
