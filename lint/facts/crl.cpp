#include "lint/facts/crl.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lint/base/der.h"
#include "lint/facts/crl_entry_issuer.h"

namespace dcvlint {
namespace {

constexpr auto reasons = std::to_array<std::string_view>(
    {"unspecified", "keyCompromise", "cACompromise", "affiliationChanged", "superseded",
     "cessationOfOperation", "certificateHold", "", "removeFromCRL", "privilegeWithdrawn",
     "aACompromise"});

// Steps along values without telling what is wrong.
class Steps {
 public:
  Steps(std::string_view bytes, std::uint32_t begin, std::uint32_t end)
      : bytes_(bytes), at_(begin), end_(end) {}

  std::optional<Tlv> next() {
    Tlv tlv;
    if (at_ >= end_) return std::nullopt;
    if (!short_tlv_at(bytes_, at_, end_, tlv)) {
      const TlvStep step = tlv_at(bytes_, at_, end_);
      if (step.problem != TlvProblem::none && step.problem != TlvProblem::overrun) {
        at_ = end_;
        return std::nullopt;
      }
      tlv = step.tlv;
    }
    at_ = tlv.end;
    return tlv;
  }

 private:
  std::string_view bytes_;
  std::uint32_t at_, end_;
};

std::string_view content(std::string_view bytes, const Tlv& tlv) {
  return bytes.substr(tlv.content, tlv.size());
}

bool is_negative(std::string_view integer) {
  return !integer.empty() && (static_cast<std::uint8_t>(integer.front()) & 0x80U) != 0;
}

// Without octets that only repeat the sign.
std::string_view minimal(std::string_view integer) {
  while (integer.size() > 1) {
    const auto first = static_cast<std::uint8_t>(integer[0]);
    const bool high = (static_cast<std::uint8_t>(integer[1]) & 0x80U) != 0;
    if (!((first == 0 && !high) || (first == 0xFF && high))) break;
    integer.remove_prefix(1);
  }
  return integer;
}

std::string hex(std::string_view octets) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char each : octets) {
    const auto octet = static_cast<std::uint8_t>(each);
    text += digits[octet >> 4U];
    text += digits[octet & 15U];
  }
  return text;
}

// FNV-1a. Numbers that are made to collide cost a longer comparison each, no more.
std::uint64_t hash(std::string_view octets) {
  std::uint64_t value = 0xCBF29CE484222325U;
  for (const char each : octets) {
    value = (value ^ static_cast<std::uint8_t>(each)) * 0x100000001B3U;
  }
  return value;
}

}  // namespace

std::string_view crl_reason_text(std::int64_t code) {
  return code >= 0 && code < static_cast<std::int64_t>(reasons.size())
             ? reasons[static_cast<std::size_t>(code)]
             : std::string_view();
}

std::string crl_reason_label(std::int64_t code) {
  const std::string_view name = crl_reason_text(code);
  const std::string number = std::to_string(code);
  return name.empty() ? number + ", which means nothing" : std::string(name) + " (" + number + ")";
}

Extension extension_frame(std::string_view bytes, Doc doc, std::uint32_t begin, std::uint32_t end) {
  Extension extension;
  extension.oid_place = extension.critical_place = extension.value_place = {doc, begin, begin};
  Steps steps(bytes, begin, end);
  auto tlv = steps.next();
  if (!tlv || tlv->tag != tag::oid) return extension;
  extension.oid = content(bytes, *tlv);
  extension.type = extension_type(extension.oid);
  extension.oid_place = extension.critical_place = {doc, tlv->begin, tlv->end};
  tlv = steps.next();
  if (tlv && tlv->tag == tag::boolean) {
    extension.critical = content(bytes, *tlv).find_first_not_of('\0') != std::string_view::npos;
    extension.critical_place = {doc, tlv->begin, tlv->end};
    tlv = steps.next();
  }
  if (!tlv || tlv->tag != tag::octet_string) return extension;
  extension.value = content(bytes, *tlv);
  extension.value_place = {doc, tlv->content, tlv->end};
  return extension;
}

std::optional<std::int64_t> crl_reason_code(std::string_view extension_value) {
  if (extension_value.empty()) return std::nullopt;
  const auto size = static_cast<std::uint32_t>(extension_value.size());
  const TlvStep step = tlv_at(extension_value, 0, size);
  if (step.problem != TlvProblem::none || step.tlv.tag != tag::enumerated || step.tlv.size() != 1 ||
      step.tlv.end != size) {
    return std::nullopt;
  }
  return static_cast<std::int8_t>(extension_value[step.tlv.content]);
}

std::string_view CrlEntries::serial(std::size_t index) const {
  const std::string_view bytes = crl_->bytes;
  const auto size = static_cast<std::uint32_t>(bytes.size());
  const auto entry = Steps(bytes, crl_->entries[index], size).next();
  if (!entry) return {};
  const auto serial = Steps(bytes, entry->content, entry->end).next();
  return serial && serial->tag == tag::integer ? content(bytes, *serial) : std::string_view();
}

const CrlEntry& CrlEntries::at(std::size_t index) {
  const std::string_view bytes = crl_->bytes;
  const Doc doc = crl_->place.doc;
  const std::uint32_t begin = crl_->entries[index];
  entry_ = CrlEntry{};
  extensions_.clear();
  entry_.index = static_cast<std::uint32_t>(index);
  entry_.place = entry_.serial_place = {doc, begin, begin};
  const auto whole = Steps(bytes, begin, static_cast<std::uint32_t>(bytes.size())).next();
  if (!whole) return entry_;
  entry_.place.end = whole->end;
  Steps steps(bytes, whole->content, whole->end);
  if (const auto serial = steps.next(); serial && serial->tag == tag::integer) {
    entry_.serial = content(bytes, *serial);
    entry_.serial_place = {doc, serial->content, serial->end};
  }
  if (const auto time = steps.next();
      time && (time->tag == tag::utc_time || time->tag == tag::generalized_time)) {
    const bool utc = time->tag == tag::utc_time;
    entry_.revoked =
        parse_time(utc ? TimeType::utc_time : TimeType::generalized_time, content(bytes, *time));
    entry_.revoked.place = {doc, time->content, time->end};
  }
  const auto list = steps.next();
  if (!list || list->tag != tag::sequence) return entry_;
  Steps frames(bytes, list->content, list->end);
  for (auto frame = frames.next(); frame; frame = frames.next()) {
    if (frame->tag != tag::sequence) continue;
    Extension& each =
        extensions_.emplace_back(extension_frame(bytes, doc, frame->content, frame->end));
    each.index = static_cast<std::uint32_t>(extensions_.size() - 1);
    each.place = {doc, frame->begin, frame->end};
  }
  entry_.extensions = extensions_;
  for (const Extension& each : entry_.extensions) {
    const Extension** slot = each.type == ExtensionType::crl_reason        ? &entry_.reason
                             : each.type == ExtensionType::invalidity_date ? &entry_.invalidity_date
                             : each.type == ExtensionType::certificate_issuer
                                 ? &entry_.certificate_issuer
                                 : nullptr;
    if (slot != nullptr && *slot == nullptr) *slot = &each;
  }
  if (entry_.reason != nullptr) entry_.reason_code = crl_reason_code(entry_.reason->value);
  return entry_;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> repeated_serials(const Crl& crl,
                                                                      std::size_t most) {
  struct Key {
    std::uint64_t hash;
    std::uint32_t index;
  };
  const CrlEntries entries(crl);
  const std::vector<std::uint32_t> issuers = issuer_numbers(crl);
  const auto issuer = [&](std::uint32_t i) { return issuers.empty() ? 0U : issuers[i]; };
  std::vector<Key> keys;
  keys.reserve(entries.size());
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    const std::string_view serial = minimal(entries.serial(i));
    if (!serial.empty()) keys.push_back({hash(serial) ^ issuer(i), i});
  }
  std::ranges::sort(keys, [&](const Key& a, const Key& b) {
    if (a.hash != b.hash) return a.hash < b.hash;
    if (issuer(a.index) != issuer(b.index)) return issuer(a.index) < issuer(b.index);
    const std::string_view x = minimal(entries.serial(a.index)),
                           y = minimal(entries.serial(b.index));
    return x != y ? x < y : a.index < b.index;
  });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  std::size_t first = 0;  // of those with the same number
  for (std::size_t i = 1; i < keys.size(); ++i) {
    if (keys[i].hash != keys[first].hash || issuer(keys[i].index) != issuer(keys[first].index) ||
        minimal(entries.serial(keys[i].index)) != minimal(entries.serial(keys[first].index))) {
      first = i;
      continue;
    }
    pairs.emplace_back(keys[first].index, keys[i].index);
  }
  std::ranges::sort(pairs, {}, [](const auto& pair) { return pair.second; });
  if (pairs.size() > most) pairs.resize(most);
  return pairs;
}

int compare_integers(std::string_view a, std::string_view b) {
  a = minimal(a);
  b = minimal(b);
  if (is_negative(a) != is_negative(b)) return is_negative(a) ? -1 : 1;
  if (a.size() != b.size()) return (a.size() < b.size()) != is_negative(a) ? -1 : 1;
  return a.compare(b);
}

std::string integer_text(std::string_view octets) {
  if (octets.empty()) return "nothing";
  octets = minimal(octets);
  if (octets.size() > 8) return "0x" + hex(octets);
  std::uint64_t value = is_negative(octets) ? UINT64_MAX : 0;
  for (const char each : octets) value = value << 8U | static_cast<std::uint8_t>(each);
  return std::to_string(static_cast<std::int64_t>(value));
}

std::string serial_text(std::string_view octets) {
  if (octets.size() > 1 && octets.front() == '\0') octets.remove_prefix(1);
  constexpr std::size_t longest = 64;
  std::string text = hex(octets.substr(0, longest));
  if (octets.size() > longest) text += "…";
  return text;
}

}  // namespace dcvlint
