// RDATA of SVCB and HTTPS (RFC 9460), with dohpath of RFC 9461 §5.

#include <algorithm>
#include <vector>

#include "lint/sources/rdata.h"
#include "lint/sources/rdata_base64.h"
#include "lint/sources/rdata_number.h"
#include "lint/sources/rdata_wire.h"

namespace dcvlint {
namespace {

using Octets = std::vector<std::uint8_t>;

enum Key : std::uint16_t {
  mandatory,
  alpn,
  no_default_alpn,
  port,
  ipv4hint,
  ech,
  ipv6hint,
  dohpath
};
constexpr std::string_view key_names[] = {"mandatory", "alpn", "no-default-alpn", "port",
                                          "ipv4hint",  "ech",  "ipv6hint",        "dohpath"};

std::string key_text(std::uint16_t key) {
  if (key < std::size(key_names)) return std::string(key_names[key]);
  return "key" + std::to_string(key);
}

// "port" or "key3"; numbers without leading zeros. `by_name` tells which.
std::optional<std::uint16_t> key_from_text(std::string_view text, bool& by_name) {
  by_name = true;
  for (std::size_t i = 0; i < std::size(key_names); ++i) {
    if (text == key_names[i]) return static_cast<std::uint16_t>(i);
  }
  by_name = false;
  if (text.size() < 4 || text.size() > 8 || text.substr(0, 3) != "key") return std::nullopt;
  text.remove_prefix(3);
  if (!std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  if (text.size() > 1 && text[0] == '0') return std::nullopt;
  std::uint32_t number = 0;
  for (char c : text) number = number * 10 + digit(c);
  if (number > 65535) return std::nullopt;
  return static_cast<std::uint16_t>(number);
}

void put_u16(Octets& out, std::uint32_t value) {
  out.push_back(static_cast<std::uint8_t>(value >> 8U));
  out.push_back(static_cast<std::uint8_t>(value));
}
unsigned u16_at(std::span<const std::uint8_t> bytes, std::size_t at) {
  return static_cast<unsigned>(bytes[at]) << 8U | bytes[at + 1];
}

// The items of a list in which "\" escapes a comma or itself (RFC 9460 appendix A.1).
std::optional<std::vector<std::string>> list_of(std::string_view text) {
  std::vector<std::string> items(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ',') {
      items.emplace_back();
    } else {
      if (text[i] == '\\' && ++i == text.size()) return std::nullopt;
      items.back() += text[i];
    }
  }
  return items;
}

// A URI template with the variable "dns" (RFC 9461 §5, RFC 6570).
bool is_doh_path(std::string_view path) {
  if (!path.starts_with('/')) return false;
  for (std::size_t open = path.find('{'); open != path.npos; open = path.find('{', open + 1)) {
    const std::size_t close = path.find('}', open);
    if (close == path.npos) return false;
    std::string_view names = path.substr(open + 1, close - open - 1);
    if (!names.empty() && std::string_view("+#./;?&").find(names[0]) != names.npos) {
      names.remove_prefix(1);
    }
    for (std::size_t at = 0; at <= names.size();) {
      const std::size_t comma = std::min(names.find(',', at), names.size());
      std::string_view name = names.substr(at, comma - at);
      if (name.substr(0, name.find_first_of(":*")) == "dns") return true;
      at = comma + 1;
    }
  }
  return false;
}

struct Param {
  std::uint16_t key = 0;
  Octets value;
  Token token;
};

}  // namespace

// Reads the parameters of one record; a friend of the reader whose tokens it takes.
class SvcbReader {
 public:
  explicit SvcbReader(RdataReader& reader) : reader_(reader) {}

  bool read() {
    std::uint32_t priority = 0;
    if (!reader_.number("priority", 65535, priority)) return false;
    reader_.out_.u16(priority);
    if (!reader_.name("target name")) return false;
    for (;;) {
      const Token token = reader_.take();
      if (token.is_end()) break;
      if (token.kind != TokenKind::word) {
        if (token.kind == TokenKind::quoted) {
          return fail(token, "only the value of a parameter stands in quotes: key=\"value\"");
        }
        return reader_.wrong_token(token, "parameter");
      }
      if (!param(token)) return false;
      if (params_.size() > 65535) return fail(token, "too many parameters");
    }
    return put();
  }

 private:
  bool fail(const Token& token, std::string detail) {
    return reader_.fail(FaultCode::zone_svcb_parameter, token, std::move(detail));
  }

  bool param(const Token& word) {
    const std::string_view text = word.text();
    const std::size_t equals = std::min(text.find('='), text.size());
    Param param;
    param.token = word;
    bool by_name = false;
    const auto key = key_from_text(text.substr(0, equals), by_name);
    if (!key) {
      Token name = word;
      name.end = word.begin + equals;
      return fail(name, "no parameter has this name; others are written key65400=VALUE");
    }
    param.key = *key;
    Token value = word;
    value.begin = word.begin + std::min(equals + 1, text.size());
    const bool has_equals = equals < text.size();
    if (has_equals && value.size() == 0 && *word.end == '"') {
      value = reader_.take();
      if (value.kind != TokenKind::quoted) return reader_.wrong_token(value, "parameter");
      param.token.end = value.end + 1;
    }
    Octets octets;
    if (!decode(value, octets)) return false;
    if (by_name ? !encode(param, octets, has_equals) : !take_wire(param, std::move(octets))) {
      return false;
    }
    params_.push_back(std::move(param));
    return true;
  }

  bool decode(const Token& token, Octets& out) {
    for (const char* p = token.begin; p < token.end;) {
      if (*p != '\\') {
        out.push_back(static_cast<std::uint8_t>(*p++));
        continue;
      }
      const auto escape = read_escape({p, static_cast<std::size_t>(token.end - p)});
      if (!escape) return reader_.fail_escape(token, p);
      out.push_back(escape->octet);
      p += escape->size;
    }
    return true;
  }

  // keyNNN=… gives the octets themselves.
  bool take_wire(Param& param, Octets octets) {
    if (param.key < std::size(key_names)) {
      if (const auto flaw = value_flaw(param.key, octets)) return fail(param.token, *flaw);
    }
    param.value = std::move(octets);
    return true;
  }

  bool encode(Param& param, const Octets& octets, bool has_value) {
    const std::string_view text(reinterpret_cast<const char*>(octets.data()), octets.size());
    if (param.key == no_default_alpn) {
      return octets.empty() || fail(param.token, "no-default-alpn takes no value");
    }
    // BIND takes an empty ech, which says as much as none.
    if (param.key != ech && (!has_value || octets.empty())) {
      return fail(param.token, "a value is expected: " + key_text(param.key) + "=VALUE");
    }
    switch (param.key) {
      case mandatory:
        return encode_mandatory(param, text);
      case alpn:
        return encode_alpn(param, text);
      case port:
        return encode_port(param, text);
      case ipv4hint:
        return encode_addresses(param, text, false);
      case ipv6hint:
        return encode_addresses(param, text, true);
      case ech:
        return encode_ech(param, text);
      default:
        break;
    }
    param.value = octets;
    if (const auto flaw = value_flaw(param.key, octets)) return fail(param.token, *flaw);
    return true;
  }

  bool encode_mandatory(Param& param, std::string_view text) {
    std::vector<std::uint16_t> keys;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t comma = std::min(text.find(',', at), text.size());
      bool by_name = false;
      const auto key = key_from_text(text.substr(at, comma - at), by_name);
      if (!key) return fail(param.token, "mandatory is a list of parameter names, with commas");
      keys.push_back(*key);
      at = comma + 1;
    }
    std::sort(keys.begin(), keys.end());
    for (std::uint16_t key : keys) put_u16(param.value, key);
    if (const auto flaw = value_flaw(mandatory, param.value)) return fail(param.token, *flaw);
    return true;
  }

  bool encode_alpn(Param& param, std::string_view text) {
    const auto items = list_of(text);
    if (!items) return fail(param.token, "a backslash ends the list");
    for (const std::string& item : *items) {
      if (item.empty() || item.size() > 255) {
        return fail(param.token, "a protocol id has 1 to 255 octets; commas stand between ids");
      }
      param.value.push_back(static_cast<std::uint8_t>(item.size()));
      param.value.insert(param.value.end(), item.begin(), item.end());
    }
    return true;
  }

  bool encode_port(Param& param, std::string_view text) {
    std::uint32_t number = 0;
    for (char c : text) {
      number = is_digit(c) ? std::min<std::uint32_t>(number * 10 + digit(c), 65536) : 65536;
      if (number > 65535) return fail(param.token, "a port is a number from 0 to 65535");
    }
    put_u16(param.value, number);
    return true;
  }

  bool encode_addresses(Param& param, std::string_view text, bool six) {
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t comma = std::min(text.find(',', at), text.size());
      std::uint8_t address[16];
      const std::string_view one = text.substr(at, comma - at);
      if (!(six ? ipv6_from_text(one, address) : ipv4_from_text(one, address))) {
        return fail(param.token, six ? "a list of IPv6 addresses is expected, with commas"
                                     : "a list of IPv4 addresses is expected, with commas");
      }
      param.value.insert(param.value.end(), address, address + (six ? 16 : 4));
      at = comma + 1;
    }
    return true;
  }

  bool encode_ech(Param& param, std::string_view text) {
    RdataBase64 decoder;
    for (char c : text) {
      if (!decoder.take(c, [&](std::uint8_t octet) { param.value.push_back(octet); })) {
        return fail(param.token, "ech is written in base64");
      }
    }
    return decoder.complete() || fail(param.token, "ech is written in base64");
  }

 public:
  // What is wrong with the octets of a value; nothing if all is well or the key is unknown.
  static std::optional<std::string> value_flaw(std::uint16_t key,
                                               std::span<const std::uint8_t> value) {
    const std::string name = key_text(key);
    switch (key) {
      case mandatory:
        if (value.empty() || value.size() % 2 != 0) return "mandatory lists keys of two octets";
        for (std::size_t i = 0; i < value.size(); i += 2) {
          if (u16_at(value, i) == mandatory) return "mandatory does not list itself";
          if (i > 0 && u16_at(value, i) <= u16_at(value, i - 2)) {
            return "mandatory lists a key twice, or not in order";
          }
        }
        break;
      case alpn:
        if (value.empty()) return "alpn lists at least one protocol id";
        for (std::size_t i = 0; i < value.size(); i += 1U + value[i]) {
          if (value[i] == 0 || i + value[i] >= value.size()) {
            return "alpn is a list of protocol ids, each behind its length";
          }
        }
        break;
      case no_default_alpn:
        if (!value.empty()) return "no-default-alpn takes no value";
        break;
      case port:
        if (value.size() != 2) return "a port has two octets";
        break;
      case ipv4hint:
      case ipv6hint:
        if (value.empty() || value.size() % (key == ipv4hint ? 4 : 16) != 0) {
          return name + " is a list of addresses";
        }
        break;
      case dohpath:
        if (!is_doh_path({reinterpret_cast<const char*>(value.data()), value.size()})) {
          return "dohpath is a path that begins with \"/\" and has the variable dns, as in "
                 "/dns-query{?dns}";
        }
        break;
      default:
        break;
    }
    return std::nullopt;
  }

 private:
  // Sorted by key, and the rules between parameters (RFC 9460 §2.2, §7.1.1, §8).
  bool put() {
    std::stable_sort(params_.begin(), params_.end(),
                     [](const Param& a, const Param& b) { return a.key < b.key; });
    for (std::size_t i = 1; i < params_.size(); ++i) {
      if (params_[i].key != params_[i - 1].key) continue;
      fail(params_[i].token, "the parameter " + key_text(params_[i].key) + " was given before");
      reader_.problem_.related_begin = params_[i - 1].token.begin;
      reader_.problem_.related_end = params_[i - 1].token.end;
      return false;
    }
    for (const Param& param : params_) {
      if (param.key == no_default_alpn && find(alpn) == nullptr) {
        return fail(param.token, "no-default-alpn needs alpn beside it");
      }
      if (param.key != mandatory) continue;
      for (std::size_t i = 0; i + 1 < param.value.size(); i += 2) {
        const auto key = static_cast<std::uint16_t>(u16_at(param.value, i));
        if (find(key) == nullptr) {
          return fail(param.token, key_text(key) + " is mandatory and missing");
        }
      }
    }
    for (const Param& param : params_) {
      if (param.value.size() > 65535) return fail(param.token, "a value has at most 65,535 octets");
      reader_.out_.u16(param.key);
      reader_.out_.u16(static_cast<std::uint32_t>(param.value.size()));
      reader_.out_.append(param.value.data(), param.value.size());
    }
    return true;
  }

  const Param* find(std::uint16_t key) const {
    const auto at = std::lower_bound(params_.begin(), params_.end(), key,
                                     [](const Param& p, std::uint16_t k) { return p.key < k; });
    return at != params_.end() && at->key == key ? &*at : nullptr;
  }

  RdataReader& reader_;
  std::vector<Param> params_;
};

bool RdataReader::svcb() { return SvcbReader(*this).read(); }

std::optional<WireFlaw> check_svc_params(std::span<const std::uint8_t> params, std::uint32_t at) {
  const auto flaw = [at](std::size_t begin, std::size_t end, std::string detail) {
    return WireFlaw{FaultCode::zone_svcb_parameter, static_cast<std::uint32_t>(at + begin),
                    static_cast<std::uint32_t>(at + end), std::move(detail)};
  };
  std::vector<std::uint16_t> keys;
  std::span<const std::uint8_t> needed;
  std::size_t needed_at = 0;
  for (std::size_t i = 0; i < params.size();) {
    if (params.size() - i < 4 || params.size() - i - 4 < u16_at(params, i + 2)) {
      return flaw(i, params.size(), "the RDATA ends within a parameter");
    }
    const auto key = static_cast<std::uint16_t>(u16_at(params, i));
    const std::size_t size = u16_at(params, i + 2);
    if (!keys.empty() && keys.back() >= key) return flaw(i, i + 2, "keys are not in order");
    if (auto bad = SvcbReader::value_flaw(key, params.subspan(i + 4, size))) {
      return flaw(i, i + 4 + size, std::move(*bad));
    }
    if (key == mandatory) needed = params.subspan(i + 4, size), needed_at = i;
    keys.push_back(key);
    i += 4 + size;
  }
  const auto has = [&keys](unsigned key) {
    return std::binary_search(keys.begin(), keys.end(), static_cast<std::uint16_t>(key));
  };
  for (std::size_t i = 0; i < needed.size(); i += 2) {
    if (has(u16_at(needed, i))) continue;
    return flaw(
        needed_at, needed_at + 4 + needed.size(),
        key_text(static_cast<std::uint16_t>(u16_at(needed, i))) + " is mandatory and missing");
  }
  if (has(no_default_alpn) && !has(alpn)) {
    return flaw(0, params.size(), "no-default-alpn needs alpn beside it");
  }
  return std::nullopt;
}

}  // namespace dcvlint
