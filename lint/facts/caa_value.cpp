// The issue-value grammar of RFC 8659 §4.2, with errata 5934 and 7139.

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "lint/facts/caa.h"

namespace dcvlint {

namespace {

enum Class : std::uint8_t { letter_digit = 1, blank = 2, printable = 4 };

constexpr auto make_classes() {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t c = 0x21; c <= 0x7E; ++c) table[c] = printable;
  table[';'] = 0;  // separates parameters, so it's in no value
  for (std::size_t c = '0'; c <= '9'; ++c) table[c] |= letter_digit;
  for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] |= letter_digit;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) table[c] |= letter_digit;
  table[' '] = blank;
  table['\t'] = blank;
  return table;
}
constexpr auto classes = make_classes();

bool is(char c, Class wanted) { return (classes[static_cast<std::uint8_t>(c)] & wanted) != 0; }

// Reads one value. Keep is told of each parameter, so that a caller that only
// wants the verdict pays for nothing else.
template <class Keep>
class Parser {
 public:
  Parser(std::string_view value, Keep keep) : value_(value), keep_(keep) {}

  void run() {
    std::size_t at = skip_blanks(0);
    if (at == value_.size()) return;
    if (value_[at] != ';') {
      at = read_issuer(at);
      if (fault_ != IssueFault::none) return;
      at = skip_blanks(at);
      if (at == value_.size()) return;
      if (value_[at] != ';') return broken(IssueFault::list_of_names, at, text_end(at));
    }
    at = skip_blanks(at + 1);
    if (at < value_.size()) read_parameters(at);
  }

  IssueFault fault() const { return fault_; }
  std::size_t fault_at() const { return fault_at_; }
  std::size_t fault_end() const { return fault_end_; }
  std::size_t issuer_at() const { return issuer_at_; }
  std::string_view issuer() const { return issuer_; }

 private:
  void broken(IssueFault fault, std::size_t begin, std::size_t end) {
    fault_ = fault;
    fault_at_ = begin;
    fault_end_ = end;
  }

  std::size_t skip_blanks(std::size_t at) const {
    while (at < value_.size() && is(value_[at], blank)) ++at;
    return at;
  }
  // End of the text from `at` up to the next ";", blanks at its end left out.
  std::size_t text_end(std::size_t at) const {
    std::size_t end = std::min(value_.find(';', at), value_.size());
    while (end > at + 1 && is(value_[end - 1], blank)) --end;
    return end;
  }
  // A character of UTF-8 is shown whole, together with its neighbours outside ASCII.
  std::size_t character_end(std::size_t at) const {
    std::size_t end = at + 1;
    if (static_cast<std::uint8_t>(value_[at]) < 0x80) return end;
    while (end < value_.size() && static_cast<std::uint8_t>(value_[end]) >= 0x80) ++end;
    return end;
  }
  std::size_t hyphens_before(std::size_t at) const {
    while (at > 0 && value_[at - 1] == '-') --at;
    return at;
  }
  std::size_t hyphens_end(std::size_t at) const {
    while (at < value_.size() && value_[at] == '-') ++at;
    return at;
  }

  // issuer-domain-name = label *("." label); ends before a blank, a ";", or the end.
  std::size_t read_issuer(std::size_t begin) {
    issuer_at_ = begin;
    std::size_t at = begin;
    std::size_t label = begin;
    for (; at < value_.size(); ++at) {
      const char c = value_[at];
      if (is(c, letter_digit)) continue;
      if (c == ';' || is(c, blank)) break;
      if (c == '-') {
        if (at == label) return stop(IssueFault::hyphen_at_label_edge, at, hyphens_end(at));
      } else if (c == '.') {
        if (at == label) return stop(IssueFault::empty_label, at, at + 1);
        if (!label_ends_well(at)) return at;
        label = at + 1;
      } else if (c == ',') {
        return stop(IssueFault::list_of_names, at, text_end(at));
      } else {
        return stop(IssueFault::bad_character, at, character_end(at));
      }
    }
    if (at == label) return stop(IssueFault::final_dot, at - 1, at);
    if (!label_ends_well(at)) return at;
    issuer_ = value_.substr(begin, at - begin);
    return at;
  }
  std::size_t stop(IssueFault fault, std::size_t begin, std::size_t end) {
    issuer_ = value_.substr(issuer_at_, begin - issuer_at_);
    broken(fault, begin, end);
    return end;
  }
  bool label_ends_well(std::size_t at) {
    if (value_[at - 1] != '-') return true;
    stop(IssueFault::hyphen_at_label_edge, hyphens_before(at), at);
    return false;
  }

  void read_parameters(std::size_t at) {
    while (true) {
      if (value_[at] == ';') return broken(IssueFault::empty_parameter, at, at + 1);
      const std::size_t segment = std::min(value_.find(';', at), value_.size());
      const std::size_t equals = value_.substr(0, segment).find('=', at);
      if (equals == std::string_view::npos)
        return broken(IssueFault::parameter_without_equals, at, text_end(at));
      IssueParameter parameter;
      if (!read_tag(at, equals, parameter)) return;
      at = read_value(skip_blanks(equals + 1), parameter);
      if (fault_ != IssueFault::none) return;
      keep_(parameter);
      if (at == value_.size()) return;
      const std::size_t next = skip_blanks(at + 1);
      if (next == value_.size()) return broken(IssueFault::empty_parameter, at, at + 1);
      at = next;
    }
  }

  // tag = (ALPHA / DIGIT) *( *("-") (ALPHA / DIGIT)), then blanks before "=".
  bool read_tag(std::size_t begin, std::size_t equals, IssueParameter& parameter) {
    std::size_t end = equals;
    while (end > begin && is(value_[end - 1], blank)) --end;
    if (end == begin) {
      broken(IssueFault::bad_parameter_tag, equals, equals + 1);
      return false;
    }
    for (std::size_t at = begin; at < end; ++at) {
      if (is(value_[at], letter_digit)) continue;
      const bool hyphen = value_[at] == '-';
      const std::size_t past = hyphen ? hyphens_end(at) : character_end(at);
      if (hyphen && at > begin && past < end) {
        at = past - 1;
        continue;
      }
      broken(IssueFault::bad_parameter_tag, at, past);
      return false;
    }
    parameter.tag = value_.substr(begin, end - begin);
    parameter.tag_at = static_cast<std::uint32_t>(begin);
    return true;
  }

  // value = *(%x21-3A / %x3C-7E), then blanks before ";" or the end. Gives where that is.
  std::size_t read_value(std::size_t begin, IssueParameter& parameter) {
    std::size_t at = begin;
    while (at < value_.size() && is(value_[at], printable)) ++at;
    parameter.value = value_.substr(begin, at - begin);
    parameter.value_at = static_cast<std::uint32_t>(begin);
    const std::size_t next = skip_blanks(at);
    if (next == value_.size() || value_[next] == ';') return next;
    // Either a blank with more behind it, or a character that no value has.
    broken(IssueFault::bad_parameter_value, at, next > at ? next : character_end(at));
    return at;
  }

  std::string_view value_;
  Keep keep_;
  IssueFault fault_ = IssueFault::none;
  std::size_t fault_at_ = 0, fault_end_ = 0, issuer_at_ = 0;
  std::string_view issuer_;
};

}  // namespace

IssueValue parse_issue_value(std::string_view value) {
  IssueValue result;
  Parser parser(value, [&](const IssueParameter& each) { result.parameters.push_back(each); });
  parser.run();
  result.fault = parser.fault();
  result.fault_at = static_cast<std::uint32_t>(parser.fault_at());
  result.fault_end = static_cast<std::uint32_t>(parser.fault_end());
  result.issuer = parser.issuer();
  result.issuer_at = static_cast<std::uint32_t>(parser.issuer_at());
  return result;
}

IssueFault check_issue_value(std::string_view value, std::string_view& issuer) {
  Parser parser(value, [](const IssueParameter&) {});
  parser.run();
  issuer = parser.issuer();
  return parser.fault();
}

}  // namespace dcvlint
