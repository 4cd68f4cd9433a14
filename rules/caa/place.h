#pragma once
// Where the parts of a CAA record stand in its text, in the CAA form and in the
// generic one (RFC 3597), and changes of them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/ascii.h"
#include "lint/facts/record_text.h"
#include "lint/facts/zone_facts.h"
#include "lint/findings/finding.h"

namespace dcvlint {

class CaaText {
 public:
  explicit CaaText(const CaaFact& caa);
  Place flags() const;
  Place tag() const;
  Place tag(std::size_t begin, std::size_t end) const;  // octets of the tag
  Place value() const;                                  // with its quotes
  // Octets of the value; the whole value when there are none.
  Place value(std::size_t begin, std::size_t end) const;
  // Octets of a piece of the value.
  Place piece(std::string_view piece) const;
  bool generic() const { return text_.generic(); }
  const RecordText& tokens() const { return text_; }

 private:
  Place octets(std::size_t begin, std::size_t end) const;

  const CaaFact* caa_;
  RecordText text_;
};

// The same, looked up when the first finding asks: a record may have thousands of parameters, and
// mostly there is nothing to find.
class LazyCaaText {
 public:
  explicit LazyCaaText(const CaaFact& caa) : caa_(&caa) {}
  const CaaText& operator*() {
    if (!text_) text_.emplace(*caa_);
    return *text_;
  }
  const CaaText* operator->() { return &**this; }

 private:
  const CaaFact* caa_;
  std::optional<CaaText> text_;
};

// Collects changes of one record's source. A change whose place does not show
// what it is to replace, spoils the whole fix: then none is given.
class CaaFix {
 public:
  explicit CaaFix(const CaaFact& caa) : caa_(&caa), text_(caa) {}
  CaaFix(const CaaFact& caa, const CaaText& text) : caa_(&caa), text_(text) {}
  CaaFix& flags(std::uint8_t flags);
  CaaFix& tag(std::string_view tag);  // of the same length
  // Octets [begin, end) of the value, not none; `with` is letters, digits, "-", ".", ":" or
  // nothing.
  CaaFix& value(std::size_t begin, std::size_t end, std::string_view with);
  void give(Hits& hits, Hit& hit, bool safe, std::string_view title);

 private:
  struct Change {
    Place place;
    std::string text;
  };
  void change(Place place, std::string_view old, std::string_view with);

  const CaaFact* caa_;
  CaaText text_;
  std::vector<Change> changes_;
  std::ptrdiff_t growth_ = 0;  // of RDATA, in octets
  bool spoilt_ = false;
};

// The beginning of a text, for a message.
std::string excerpt(std::string_view text);
bool has_capitals(std::string_view text);
// The owner as people write it.
std::string owner_text(const CaaFact& caa);
// "a", "a and b", "a, b and c".
std::string enumeration(const std::vector<std::string>& items);
// Offset of a piece within the text that it is a view of.
std::size_t offset_in(std::string_view text, std::string_view piece);

}  // namespace dcvlint
