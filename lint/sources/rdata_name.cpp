// Names in RDATA: from text to wire form (RFC 1035 §3.1, §5.1), and what is wrong with them.

#include <algorithm>
#include <cstring>
#include <vector>

#include "lint/sources/rdata.h"
#include "lint/sources/rdata_number.h"

namespace dcvlint {

void NameWire::set(const Names& names, Name name) {
  std::vector<std::uint8_t> wire;
  names.append_wire(name, wire);
  size = static_cast<std::uint32_t>(std::min(wire.size(), bytes.size()));
  std::copy_n(wire.begin(), size, bytes.begin());
}

FaultCode fault_code(NameFaultKind kind) {
  switch (kind) {
    case NameFaultKind::empty_label:
      return FaultCode::zone_empty_label;
    case NameFaultKind::label_too_long:
      return FaultCode::zone_label_too_long;
    case NameFaultKind::name_too_long:
      return FaultCode::zone_name_too_long;
    case NameFaultKind::bad_escape:
      break;
  }
  return FaultCode::zone_bad_escape;
}

std::string name_fault_detail(const NameFault& fault) {
  switch (fault.kind) {
    case NameFaultKind::empty_label:
      return "two dots in a row, or a dot in front";
    case NameFaultKind::label_too_long:
      return "a label has at most 63 octets";
    case NameFaultKind::name_too_long:
      return "with its origin the name has more than 255 octets";
    case NameFaultKind::bad_escape:
      break;
  }
  return "behind a backslash come three digits up to 255, or one character";
}

tl::expected<std::uint32_t, NameFault> name_to_wire(std::string_view text, const NameWire& origin,
                                                    std::uint8_t* out) {
  const auto failed = [](NameFaultKind kind, std::size_t at, std::size_t length) {
    return tl::unexpected(NameFault{kind, static_cast<std::uint32_t>(at),
                                    static_cast<std::uint32_t>(std::max<std::size_t>(length, 1))});
  };
  if (text.empty()) return failed(NameFaultKind::empty_label, 0, 1);
  if (text == "@") {
    std::memcpy(out, origin.bytes.data(), origin.size);
    return origin.size;
  }
  if (text == ".") {
    out[0] = 0;
    return 1U;
  }
  std::uint32_t size = 1, length_at = 0;  // out[length_at] is the label's length octet
  std::size_t label_at = 0;
  bool absolute = false;
  for (std::size_t i = 0; i < text.size();) {
    unsigned octet = static_cast<unsigned char>(text[i]);
    std::size_t step = 1;
    if (octet == '.') {
      const std::uint32_t length = size - length_at - 1;
      if (length == 0) return failed(NameFaultKind::empty_label, i, 1);
      out[length_at] = static_cast<std::uint8_t>(length);
      length_at = size++;
      absolute = ++i == text.size();
      label_at = i;
      if (size > 255) return failed(NameFaultKind::name_too_long, 0, text.size());
      continue;
    }
    if (octet == '\\') {
      const auto escape = read_escape(text.substr(i));
      if (!escape)
        return failed(NameFaultKind::bad_escape, i, std::min<std::size_t>(text.size() - i, 4));
      octet = escape->octet;
      step = escape->size;
    }
    if (size - length_at - 1 == 63) {
      std::size_t end = label_at;
      while (end < text.size() && text[end] != '.') end += text[end] == '\\' ? 2U : 1U;
      return failed(NameFaultKind::label_too_long, label_at, std::min(end, text.size()) - label_at);
    }
    out[size++] = static_cast<std::uint8_t>(octet);
    if (size > 255) return failed(NameFaultKind::name_too_long, 0, text.size());
    i += step;
  }
  if (absolute) {
    out[length_at] = 0;
    return size;
  }
  out[length_at] = static_cast<std::uint8_t>(size - length_at - 1);
  if (size + origin.size > 255) return failed(NameFaultKind::name_too_long, 0, text.size());
  std::memcpy(out + size, origin.bytes.data(), origin.size);
  return size + origin.size;
}

}  // namespace dcvlint
