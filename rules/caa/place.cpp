#include "rules/caa/place.h"

#include <algorithm>
#include <array>

namespace dcvlint {

namespace {

constexpr std::size_t flags_token = 0, tag_token = 1, value_token = 2;
constexpr std::size_t generic_length_token = 1;
constexpr std::uint32_t tag_at = 2;  // offset in RDATA

std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

std::string hex(std::string_view octets) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text;
  for (char c : octets) {
    text += digits[static_cast<unsigned char>(c) / 16U];
    text += digits[static_cast<unsigned char>(c) % 16U];
  }
  return text;
}

}  // namespace

CaaText::CaaText(const CaaFact& caa) : caa_(&caa), text_(caa.in.documents, caa.record.place) {}

Place CaaText::octets(std::size_t begin, std::size_t end) const {
  return text_.generic_octets(offset(begin), offset(end));
}

Place CaaText::flags() const { return generic() ? octets(0, 1) : text_.rdata(flags_token); }

Place CaaText::tag() const {
  return generic() ? octets(tag_at, tag_at + caa_->property.tag.size()) : text_.rdata(tag_token);
}

Place CaaText::tag(std::size_t begin, std::size_t end) const {
  return generic() ? octets(tag_at + begin, tag_at + end)
                   : text_.within(tag_token, offset(begin), offset(end));
}

Place CaaText::value() const {
  if (!generic()) return text_.rdata(value_token);
  if (caa_->property.value.empty()) return caa_->record.place;
  return octets(caa_->property.value_at, caa_->property.value_at + caa_->property.value.size());
}

Place CaaText::value(std::size_t begin, std::size_t end) const {
  if (begin >= end) return value();
  return generic() ? octets(caa_->property.value_at + begin, caa_->property.value_at + end)
                   : text_.within(value_token, offset(begin), offset(end));
}

Place CaaText::piece(std::string_view piece) const {
  const std::size_t begin = offset_in(caa_->property.value, piece);
  return value(begin, begin + piece.size());
}

void CaaFix::change(Place place, std::string_view old, std::string_view with) {
  std::string shown(caa_->in.documents.text(place));
  if (text_.generic()) {
    std::ranges::transform(shown, shown.begin(), ascii_upper);
    spoilt_ = spoilt_ || shown != hex(old);
    changes_.push_back({place, hex(with)});
  } else {
    spoilt_ = spoilt_ || (shown != old && shown != "\\" + std::string(old));
    changes_.push_back({place, std::string(with)});
  }
}

CaaFix& CaaFix::flags(std::uint8_t flags) {
  const char old = static_cast<char>(caa_->property.flags);
  const char octet = static_cast<char>(flags);
  if (text_.generic()) {
    change(text_.flags(), {&old, 1}, {&octet, 1});
  } else {
    change(text_.flags(), std::to_string(caa_->property.flags), std::to_string(flags));
  }
  return *this;
}

CaaFix& CaaFix::tag(std::string_view tag) {
  change(text_.tag(), caa_->property.tag, tag);
  return *this;
}

CaaFix& CaaFix::value(std::size_t begin, std::size_t end, std::string_view with) {
  change(text_.value(begin, end), caa_->property.value.substr(begin, end - begin), with);
  growth_ += static_cast<std::ptrdiff_t>(with.size()) - static_cast<std::ptrdiff_t>(end - begin);
  return *this;
}

void CaaFix::give(Hits& hits, Hit& hit, bool safe, std::string_view title) {
  if (spoilt_ || changes_.empty()) return;
  if (text_.generic() && growth_ != 0) {
    const Place length = text_.tokens().rdata(generic_length_token);
    const auto size = static_cast<std::ptrdiff_t>(caa_->record.rdata_size);
    if (caa_->in.documents.text(length) != std::to_string(size)) return;
    changes_.insert(changes_.begin(), {length, std::to_string(size + growth_)});
  }
  std::vector<Edit> edits;
  edits.reserve(changes_.size());
  for (const Change& each : changes_) edits.push_back({each.place, each.text});
  hits.fix(hit, safe, title, edits);
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t most = 60;
  if (text.size() <= most) return std::string(text);
  std::size_t end = most;
  while (end > most - 4 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "…";
}

bool has_capitals(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string owner_text(const CaaFact& caa) { return caa.in.names.display(caa.record.owner); }

std::string enumeration(const std::vector<std::string>& items) {
  constexpr std::size_t most = 8;
  const std::size_t told = items.size() > most + 1 ? most : items.size();
  std::string text;
  for (std::size_t i = 0; i < told; ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += excerpt(items[i]);
  }
  if (told < items.size()) text += " and " + std::to_string(items.size() - told) + " more";
  return text;
}

std::size_t offset_in(std::string_view text, std::string_view piece) {
  return static_cast<std::size_t>(piece.data() - text.data());
}

}  // namespace dcvlint
