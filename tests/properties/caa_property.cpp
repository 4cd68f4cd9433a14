// What holds of every issue value and every property.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lint/facts/caa.h"

namespace dcvlint {
namespace {

rc::Gen<char> one_of(std::string_view characters) {
  return rc::gen::elementOf(std::string(characters));
}
rc::Gen<std::string> text_of(std::string_view characters) {
  return rc::gen::container<std::string>(one_of(characters));
}

constexpr std::string_view letters_digits =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

// (ALPHA / DIGIT) *( *("-") (ALPHA / DIGIT))
rc::Gen<std::string> label() {
  return rc::gen::map(
      rc::gen::pair(rc::gen::nonEmpty(text_of(letters_digits)),
                    rc::gen::pair(text_of("-"), rc::gen::nonEmpty(text_of(letters_digits)))),
      [](const auto& parts) { return parts.first + parts.second.first + parts.second.second; });
}
rc::Gen<std::string> blanks() { return text_of(" \t"); }

std::string printable_without_semicolon() {
  std::string all;
  for (char c = '!'; c <= '~'; ++c) {
    if (c != ';') all += c;
  }
  return all;
}

// A value written from its parts, blanks wherever the grammar has *WSP.
struct Written {
  std::string issuer;
  std::vector<std::pair<std::string, std::string>> parameters;
  std::string value;
};

Written written() {
  Written made;
  made.value = *blanks();
  if (*rc::gen::arbitrary<bool>()) {
    const auto labels = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(label()));
    for (const auto& each : labels) made.issuer += (made.issuer.empty() ? "" : ".") + each;
    made.value += made.issuer + *blanks();
  }
  if (!*rc::gen::arbitrary<bool>()) return made;
  made.value += ";" + *blanks();
  const std::size_t count = *rc::gen::inRange<std::size_t>(0, 4);
  for (std::size_t i = 0; i < count; ++i) {
    const auto tag = *label();
    const auto text = *text_of(printable_without_semicolon());
    if (i > 0) made.value += ";" + *blanks();
    made.value += tag + *blanks() + "=" + *blanks() + text + *blanks();
    made.parameters.emplace_back(tag, text);
  }
  return made;
}

TEST_CASE("property: a value written by the grammar is read as it was written") {
  CHECK(rc::check([] {
    const Written made = written();
    const IssueValue read = parse_issue_value(made.value);
    RC_ASSERT(read.well_formed());
    RC_ASSERT(read.issuer == made.issuer);
    RC_ASSERT(read.names_nobody() == made.issuer.empty());
    RC_ASSERT(read.parameters.size() == made.parameters.size());
    for (std::size_t i = 0; i < made.parameters.size(); ++i) {
      RC_ASSERT(read.parameters[i].tag == made.parameters[i].first);
      RC_ASSERT(read.parameters[i].value == made.parameters[i].second);
    }
  }));
}

// The grammar once more, as slowly and plainly as can be: split at ";", then at the first "=".
std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(" \t") - begin + 1));
}
bool is_label(std::string_view text) {
  return !text.empty() && text.front() != '-' && text.back() != '-' &&
         text.find_first_not_of(std::string(letters_digits) + "-") == std::string_view::npos;
}
std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts(1);
  for (char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}
// The issuer; nothing when the value breaks the grammar.
std::optional<std::string> reference_issuer(std::string_view value) {
  auto parts = split(value, ';');
  const std::string issuer = trimmed(parts.front());
  if (!issuer.empty() && !std::ranges::all_of(split(issuer, '.'), is_label)) return std::nullopt;
  if (parts.size() == 2 && trimmed(parts[1]).empty()) return issuer;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::size_t equals = parts[i].find('=');
    if (equals == std::string::npos || !is_label(trimmed(parts[i].substr(0, equals))))
      return std::nullopt;
    const std::string text = trimmed(parts[i].substr(equals + 1));
    if (text.find_first_not_of(printable_without_semicolon()) != std::string::npos)
      return std::nullopt;
  }
  return issuer;
}

TEST_CASE("property: the parser agrees with a plain one on any text") {
  CHECK(rc::check([] {
    const std::string value = *text_of("ab1.-;;= \t,_\"\x80");
    const IssueValue read = parse_issue_value(value);
    const auto expected = reference_issuer(value);
    RC_ASSERT(read.well_formed() == expected.has_value());
    if (expected) RC_ASSERT(read.issuer == *expected);
    std::string_view issuer;
    RC_ASSERT(check_issue_value(value, issuer) == read.fault);
    RC_ASSERT(issuer == read.issuer);
  }));
}

TEST_CASE("property: every fault is at octets of the value") {
  CHECK(rc::check([](const std::string& value) {
    const IssueValue read = parse_issue_value(value);
    if (read.well_formed()) return;
    RC_ASSERT(read.fault_at < read.fault_end);
    RC_ASSERT(read.fault_end <= value.size());
    // What is before the fault is not at fault: cut there, the value breaks elsewhere or not at
    // all.
    const IssueValue cut = parse_issue_value(std::string_view(value).substr(0, read.fault_at));
    RC_ASSERT(cut.well_formed() || cut.fault_at <= read.fault_at);
  }));
}

TEST_CASE("property: RDATA is taken apart without loss") {
  CHECK(rc::check([](const std::vector<std::uint8_t>& rdata) {
    const CaaProperty property = parse_caa(rdata);
    if (property.fault != CaaWireFault::none) return;
    std::vector<std::uint8_t> again{property.flags, static_cast<std::uint8_t>(property.tag.size())};
    again.insert(again.end(), property.tag.begin(), property.tag.end());
    again.insert(again.end(), property.value.begin(), property.value.end());
    RC_ASSERT(again == rdata);
    RC_ASSERT(property.value_at == 2 + property.tag.size());
  }));
}

TEST_CASE("property: the case of a tag never matters") {
  CHECK(rc::check([](std::string tag, bool known) {
    if (known)
      tag = *rc::gen::element<std::string>("issue", "issuewild", "iodef", "issuemail", "issuevmc",
                                           "contactemail", "contactphone");
    std::string other = tag;
    for (char& c : other) {
      const auto octet = static_cast<unsigned char>(c);
      if (octet < 0x80 && *rc::gen::arbitrary<bool>())
        c = static_cast<char>(std::isupper(octet) ? std::tolower(octet) : std::toupper(octet));
    }
    RC_ASSERT(caa_tag(tag) == caa_tag(other));
  }));
}

}  // namespace
}  // namespace dcvlint
