// Names of places and how they are written in ASCII.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <string_view>

#include "lint/base/utf8.h"
#include "lint/facts/place_key.h"
#include "lint/facts/romanization.h"
#include "lint/facts/state_value.h"

using namespace dcvlint;

namespace {

// Letter by letter without accents or doubled, as the bits say.
std::string mixed(std::string_view text, std::uint64_t bits) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    const std::string_view letter = text.substr(at, step.size);
    out += (bits & 1U) != 0 ? with_doubled_letters(letter) : without_accents(letter);
    bits = bits >> 1U | bits << 63U;
    at += step.size;
  }
  return out;
}

const SubdivisionRow& some_subdivision() {
  return subdivision_rows[*rc::gen::inRange<std::size_t>(0, subdivision_rows.size())];
}

}  // namespace

TEST_CASE("places: any mixture of ways to write a subdivision is found, and is its twin") {
  CHECK(rc::check("mixtures", [] {
    const SubdivisionRow& row = some_subdivision();
    const std::string name(row.name.view());
    const std::string written = mixed(name, *rc::gen::arbitrary<std::uint64_t>());
    const std::string_view country(row.code, 2);
    RC_ASSERT(find_subdivision(country, written).has_value());
    RC_ASSERT(is_place_name(country, written));
    if (is_ascii(written)) RC_ASSERT(ascii_twin(name, written) == TwinVerdict::same);
  }));
}

TEST_CASE("places: a letter that is taken away is no twin any more") {
  CHECK(rc::check("shortened", [] {
    const std::string name(some_subdivision().name.view());
    std::string written = without_accents(name);
    RC_PRE(is_ascii(written) && written.size() > 1 && written.back() >= 'a' &&
           written.back() <= 'z');
    written.pop_back();
    // "ae" and "oe" are two ways to write one letter.
    RC_PRE(!name.ends_with("æ") && !name.ends_with("œ") && is_ascii(name));
    RC_ASSERT(ascii_twin(name, written) == TwinVerdict::differs);
  }));
}

TEST_CASE("places: keys of keys, and texts of any kind") {
  CHECK(rc::check("a key is its own key", [](const std::string& text) {
    const PlaceKeys keys = place_keys(text);
    RC_ASSERT(keys.whole.empty() == keys.bare.empty());
    RC_ASSERT(place_keys(keys.whole).whole == keys.whole);
  }));
}
