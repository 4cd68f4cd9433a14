#pragma once
// Sets of attribute types, as parameters of checks name them.

#include <cstdint>
#include <string>
#include <string_view>

#include "lint/engine/check.h"
#include "lint/facts/certificate_profile.h"
#include "lint/facts/row_days.h"
#include "lint/facts/signed_facts.h"

namespace dcvlint {

class AttributeSet {
 public:
  void add(AttributeType type) { bits_ |= bit(type); }
  bool has(AttributeType type) const { return (bits_ & bit(type)) != 0; }
  bool empty() const { return bits_ == 0; }
  void invert() { bits_ = ~bits_; }

 private:
  static_assert(static_cast<unsigned>(AttributeType::count_) <= 64);
  static std::uint64_t bit(AttributeType type) {
    return std::uint64_t{1} << static_cast<unsigned>(type);
  }
  std::uint64_t bits_ = 0;
};

// The attributes that a check is about: `only`, or all when that is empty, without `except`. An
// error's `where` is the parameter with a name that is none's.
Result<AttributeSet> attribute_set(Strings only, Strings except);

// The table that a check goes by: the named one, else that of the fact's profile; "igtf" stands for
// that of a host, a robot or a person. Null: none.
const CertificateProfile* profile_table(const SignedFact& fact, std::string_view table);

// Says beside a finding from when until when the row of the table that it rests on holds.
template <class Row>
void tell_days(const CertificateProfile& table, const Row& row, Hits& hits, Hit& hit) {
  if (!hits.is_spare(hit)) hits.within(hit, row.from, replaced_on(table, row));
}

// The number of an attribute in an order, from 1; 0: it may stand anywhere.
std::size_t order_rank(const AttributeList& order, AttributeType type);

// Says beside a finding that the type of certificate was guessed, and why; nothing where it was
// not, or where the check goes by a table of its own.
void tell_guess(const SignedFact& fact, std::string_view table, Hits& hits, Hit& hit);

// A value as a message shows it: at most some 60 characters.
std::string value_text(std::string_view value);

// "L", "L or ST", "L, ST or O".
std::string attributes_text(std::span<const AttributeType> types, std::string_view joint);

}  // namespace dcvlint
