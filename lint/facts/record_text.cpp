#include "lint/facts/record_text.h"

#include <algorithm>

#include "lint/base/ascii.h"
#include "lint/facts/type.h"

namespace dcvlint {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Bytes of source that make the octet at `at`: "a", "\a" or "\097".
std::size_t octet_size(std::string_view text, std::size_t at) {
  if (text[at] != '\\' || at + 1 >= text.size()) return 1;
  if (!is_digit(text[at + 1])) return 2;
  std::size_t size = 2;
  while (size < 4 && at + size < text.size() && is_digit(text[at + size])) ++size;
  return size;
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_blank(text[at])) {
    const char c = text[at];
    if (c == '(' || c == ')' || c == '"' || c == ';') break;
    at +=
        c == '\\' && at + 1 < text.size() && text[at + 1] != '\n' && text[at + 1] != '\r' ? 2U : 1U;
  }
  return std::min(at, text.size());
}

// Behind the closing quote.
std::size_t quote_end(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"';) at += text[at] == '\\' ? 2U : 1U;
  return std::min(at + 1, text.size());
}

std::vector<RecordToken> tokens_of(std::string_view text, Place record) {
  std::vector<RecordToken> tokens;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (is_blank(c) || c == '(' || c == ')') {
      ++at;
    } else if (c == ';') {
      at = std::min(text.find('\n', at), text.size());
    } else {
      const bool quoted = c == '"';
      const std::size_t end = quoted ? quote_end(text, at) : word_end(text, at);
      tokens.push_back({{record.doc, record.begin + static_cast<std::uint32_t>(at),
                         record.begin + static_cast<std::uint32_t>(end)},
                        quoted});
      at = end;
    }
  }
  return tokens;
}

// Whether a record's text begins with its owner: it does at the start of a
// line, which may follow a byte order mark.
bool begins_line(std::string_view document, std::uint32_t at) {
  if (at == 0 || document[at - 1] == '\n' || document[at - 1] == '\r') return true;
  return at == 3 && document.starts_with("\xef\xbb\xbf");
}

}  // namespace

// The type is found as a server finds it: behind the owner come a class, a
// TTL, or both in either order. So an owner may be named "in", "a" or "300".
RecordText::RecordText(const Documents& documents, Place record)
    : documents_(&documents), record_(record) {
  tokens_ = tokens_of(documents.text(record), record);
  owner_ = begins_line(documents[record.doc].bytes, record.begin) && !tokens_.empty();
  type_ = owner_ ? 1 : 0;
  bool has_class = false, has_ttl = false;
  for (; type_ + 1 < tokens_.size(); ++type_) {
    const std::string_view word = documents.text(tokens_[type_].place);
    if (!has_ttl && is_digit(word[0])) {
      has_ttl = true;
    } else if (!has_class && class_from_text(word)) {
      has_class = true;
    } else {
      break;
    }
  }
}

std::size_t RecordText::rdata_count() const {
  return tokens_.size() > type_ + 1 ? tokens_.size() - type_ - 1 : 0;
}

bool RecordText::generic() const {
  if (rdata_count() < 2) return false;
  const RecordToken& first = tokens_[type_ + 1];
  if (first.quoted || documents_->text(first.place) != "\\#") return false;
  // In a TXT record it may be a "#" that is escaped for no reason.
  const std::string_view length = documents_->text(tokens_[type_ + 2].place);
  return std::all_of(length.begin(), length.end(), is_digit);
}

Place RecordText::rdata(std::size_t index) const {
  return index < rdata_count() ? tokens_[type_ + 1 + index].place : record_;
}

Place RecordText::type() const { return type_ < tokens_.size() ? tokens_[type_].place : record_; }

std::optional<Place> RecordText::owner() const {
  if (!owner_) return std::nullopt;
  return tokens_.front().place;
}

Place RecordText::within(std::size_t index, std::uint32_t begin, std::uint32_t end) const {
  if (index >= rdata_count()) return record_;
  const RecordToken& token = tokens_[type_ + 1 + index];
  std::uint32_t base = token.place.begin;
  std::string_view text = documents_->text(token.place);
  if (token.quoted) {
    text.remove_prefix(1);
    if (text.ends_with('"')) text.remove_suffix(1);
    ++base;
  }
  end = std::max(begin, end);
  std::size_t at = 0;
  const auto skip_to = [&](std::uint32_t from, std::uint32_t octet) {
    for (; from < octet && at < text.size(); ++from) at += octet_size(text, at);
    return base + static_cast<std::uint32_t>(std::min(at, text.size()));
  };
  const std::uint32_t first = skip_to(0, begin);
  return {token.place.doc, first, skip_to(begin, end)};
}

Place RecordText::generic_octets(std::uint32_t begin, std::uint32_t end) const {
  const std::uint64_t first = 2 * std::uint64_t{begin};
  const std::uint64_t last = 2 * std::uint64_t{std::max(end, begin + 1)} - 1;
  Place place = record_;
  std::uint64_t passed = 0;
  for (std::size_t index = 2; index < rdata_count(); ++index) {
    const Place word = rdata(index);
    const std::uint64_t size = word.end - word.begin;
    if (first >= passed && first < passed + size) {
      place.begin = word.begin + static_cast<std::uint32_t>(first - passed);
      place.end = word.end;
    }
    if (last >= passed && last < passed + size) {
      place.end = word.begin + static_cast<std::uint32_t>(last - passed) + 1;
    }
    passed += size;
  }
  return place;
}

}  // namespace dcvlint
