// Names of places: country in two letters, then ST and L parted by a line feed. Whatever they are,
// keys, judgements and spellings in ASCII end, and a spelling of a text is its twin.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "lint/base/utf8.h"
#include "lint/facts/place_key.h"
#include "lint/facts/romanization.h"
#include "lint/facts/state_value.h"

namespace {

void check_spelling(std::string_view native, const std::string& ascii) {
  using namespace dcvlint;
  if (!is_utf8(native) || !is_ascii(ascii)) return;
  if (ascii_twin(native, ascii) == TwinVerdict::differs) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dcvlint;
  std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string_view country = text.substr(0, 2);
  text.remove_prefix(std::min<std::size_t>(2, text.size()));
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view state = text.substr(0, end);
  const std::string_view locality = text.substr(std::min(end + 1, text.size()));
  judge_state(country, state, locality, make_date(2026, 11, 22));
  is_place_name(country, state);
  if (const auto code = find_postal_code(country, state)) {
    if (code->begin >= code->end || code->end > state.size()) std::abort();
  }
  const PlaceKeys keys = place_keys(state);
  if (keys.whole.empty() != keys.bare.empty()) std::abort();
  check_spelling(state, without_accents(state));
  check_spelling(state, with_doubled_letters(state));
  ascii_twin(state, locality);
  return 0;
}
