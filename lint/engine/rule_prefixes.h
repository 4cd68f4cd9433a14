#pragma once
// Many prefixes of rule ids, asked about many rules: a dcvlint.toml may name hundreds, and each
// kind of document on each day has a plan of its own.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace dcvlint {

class RulePrefixes {
 public:
  // With a number that answers give back; of one prefix that comes twice the later counts.
  void add(std::string prefix, std::size_t number = 0) {
    numbers_.insert_or_assign(std::move(prefix), number);
  }
  bool empty() const { return numbers_.empty(); }

  // How much of the id the longest prefix says that it falls under (see falls_under); of "all" 0;
  // -1: it falls under none.
  int strength(std::string_view id) const;
  // The highest number of those that it falls under.
  std::optional<std::size_t> last(std::string_view id) const;

 private:
  std::map<std::string, std::size_t, std::less<>> numbers_;
};

}  // namespace dcvlint
