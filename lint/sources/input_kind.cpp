#include "lint/sources/input_kind.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string>

#include "lint/base/ascii.h"
#include "lint/base/base64.h"
#include "lint/sources/der_content.h"
#include "lint/sources/text_form.h"

namespace dcvlint {
namespace {

constexpr std::size_t looked_at = std::size_t{64} * 1024;

bool begins(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         equal_folded(text.substr(0, lower_case.size()), lower_case);
}

struct Magic {
  std::string_view bytes;
  InputKind kind;
};
using namespace std::string_view_literals;
constexpr Magic magics[] = {
    {"\x7F"
     "ELF"sv,
     InputKind::executable},
    {"MZ\x90\0"sv, InputKind::executable},
    {"\xCF\xFA\xED\xFE"sv, InputKind::executable},
    {"PK\3\4"sv, InputKind::archive},
    {"\x1F\x8B"sv, InputKind::archive},
    {"BZh"sv, InputKind::archive},
    {"\xFD"
     "7zXZ"sv,
     InputKind::archive},
    {"\x28\xB5\x2F\xFD"sv, InputKind::archive},
    {"7z\xBC\xAF"sv, InputKind::archive},
    {"\x89PNG"sv, InputKind::image},
    {"\xFF\xD8\xFF"sv, InputKind::image},
    {"GIF8"sv, InputKind::image},
    {"#!"sv, InputKind::script},
    {"ssh-rsa "sv, InputKind::ssh_key},
    {"ssh-ed25519 "sv, InputKind::ssh_key},
    {"ecdsa-sha2-"sv, InputKind::ssh_key},
};

// What a PEM block's label says (RFC 7468).
InputKind pem_kind(std::string_view label) {
  if (label.ends_with("PRIVATE KEY")) {
    return label == "OPENSSH PRIVATE KEY" ? InputKind::ssh_key : InputKind::private_key;
  }
  if (label == "CERTIFICATE" || label == "X509 CERTIFICATE" || label == "TRUSTED CERTIFICATE") {
    return InputKind::certificate;
  }
  if (label == "CERTIFICATE REQUEST" || label == "NEW CERTIFICATE REQUEST") {
    return InputKind::request;
  }
  if (label == "X509 CRL") return InputKind::crl;
  return InputKind::other_pem;
}

// A private key anywhere decides, then a request or certificate, then the first block.
InputKind pem(std::string_view text) {
  constexpr std::string_view mark = "-----BEGIN ";
  InputKind first = InputKind::text;
  for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at)) {
    const bool line_begins = at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
    at += mark.size();
    const std::size_t end = text.find("-----", at);
    if (!line_begins || end == std::string_view::npos || end - at > 64) continue;
    const InputKind kind = pem_kind(text.substr(at, end - at));
    if (kind == InputKind::private_key || kind == InputKind::ssh_key) return kind;
    const bool is_signed = kind == InputKind::certificate || kind == InputKind::request;
    const bool was_signed = first == InputKind::certificate || first == InputKind::request;
    if (first == InputKind::text || (is_signed && !was_signed)) first = kind;
  }
  return first;
}

// The tag at `at` with the offset of its content; false when it is no DER header.
bool der_header(std::string_view bytes, std::size_t& at, unsigned char& tag) {
  if (at + 2 > bytes.size()) return false;
  tag = static_cast<unsigned char>(bytes[at]);
  const auto length = static_cast<unsigned char>(bytes[at + 1]);
  at += 2;
  if (length < 0x80) return true;
  if (length < 0x81 || length > 0x84) return false;
  at += length - 0x80U;
  return at < bytes.size();
}

// By the first tags: SEQUENCE { SEQUENCE { [0] … or INTEGER … (RFC 5280, RFC 2986),
// SEQUENCE { INTEGER 3 … is PKCS #12, SEQUENCE { INTEGER 0 or 1 … a private key.
InputKind der(std::string_view bytes) {
  std::size_t at = 0;
  unsigned char tag = 0;
  if (!der_header(bytes, at, tag) || tag != 0x30) return InputKind::binary;
  std::size_t inner = at;
  if (!der_header(bytes, inner, tag)) return InputKind::binary;
  if (tag == 0x02) {
    const bool three = inner < bytes.size() && bytes[inner] == 3;
    return three ? InputKind::pkcs12 : InputKind::private_key;
  }
  if (tag == 0x06 && der_content(bytes) == DerContent::cms) return InputKind::other_pem;
  if (der_content(bytes) == DerContent::crl) return InputKind::crl;
  if (tag != 0x30 || !der_header(bytes, inner, tag)) return InputKind::binary;
  if (tag == 0xA0) return InputKind::certificate;
  if (tag != 0x02 || inner >= bytes.size()) return InputKind::other_pem;
  if (bytes[inner] == 0) return InputKind::request;  // version v1 is 0
  return bytes[inner] == 1 ? InputKind::crl : InputKind::other_pem;
}

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool named_like_zone(std::string_view name) {
  constexpr std::array endings = {".zone"sv, ".db"sv, ".hosts"sv, ".rev"sv, ".dns"sv, "."sv};
  return begins(name, "db.") || std::any_of(endings.begin(), endings.end(), [&](auto ending) {
           return name.size() > ending.size() &&
                  equal_folded(name.substr(name.size() - ending.size()), ending);
         });
}

// What signers leave beside a zone: Kexample.org.+013+12345.key (or .ds), dsset-example.org.,
// keyset-example.org. Those are records that others take over, and no zones.
bool named_like_zone_key(std::string_view name) {
  if (name.ends_with(".") && (name.starts_with("dsset-") || name.starts_with("keyset-"))) {
    return true;
  }
  const std::size_t dot = name.rfind('.');
  const std::string_view stem = name.substr(0, dot);
  constexpr std::string_view form = ".+000+00000";
  if (dot == std::string_view::npos || !name.starts_with("K") || stem.size() <= form.size()) {
    return false;
  }
  const std::string_view end = stem.substr(stem.size() - form.size());
  return std::equal(end.begin(), end.end(), form.begin(),
                    [](char c, char like) { return like == '0' ? is_digit(c) : c == like; });
}

// Zero bytes and other controls that no text has. A zone with a stray one is still a zone.
bool looks_binary(std::string_view text) {
  const auto controls = std::count_if(text.begin(), text.end(), [](char c) {
    return (c >= 0 && c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 0x7F;
  });
  return static_cast<std::size_t>(controls) * 20 > text.size();
}

std::string_view without_blanks(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

InputKind text_by_name(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  const std::string_view ending = dot == std::string_view::npos ? "" : name.substr(dot);
  if (equal_folded(ending, ".json")) return InputKind::json;
  if (equal_folded(ending, ".yaml") || equal_folded(ending, ".yml")) return InputKind::yaml;
  for (std::string_view script : {".sh"sv, ".py"sv, ".pl"sv, ".js"sv, ".rb"sv, ".ps1"sv}) {
    if (equal_folded(ending, script)) return InputKind::script;
  }
  for (std::string_view markup : {".html"sv, ".htm"sv, ".xml"sv, ".md"sv, ".rst"sv, ".svg"sv}) {
    if (equal_folded(ending, markup)) return InputKind::markup;
  }
  return InputKind::text;
}

// BEGIN or END with a label, whatever stands beside them.
bool has_certificate_boundary(std::string_view text) {
  for (const std::string_view word : {"BEGIN "sv, "END "sv}) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at)) {
      at += word.size();
      std::string_view label = text.substr(at, 23);
      if (label.starts_with("NEW ")) label.remove_prefix(4);
      if (label.starts_with("CERTIFICATE") || label.starts_with("TRUSTED CERTIFICATE") ||
          label.starts_with("X509 CRL")) {
        return true;
      }
    }
  }
  return false;
}

InputKind text_kind(std::string_view name, std::string_view text) {
  if (equal_folded(name, "dcvlint.toml")) return InputKind::config;
  if (name.ends_with(".toml")) return toml_form(text);
  const InputKind by_name = text_by_name(name);
  const std::string_view body = without_blanks(text);
  if (by_name == InputKind::text || by_name == InputKind::markup) {
    if (begins(body, "<!doctype") || begins(body, "<html") || begins(body, "<?xml")) {
      return InputKind::markup;
    }
  }
  // Prose and programs may hold zone snippets; that makes them no zones.
  if (by_name != InputKind::text) return by_name;
  if (begins(body, "{\"") || (begins(body, "{") && begins(without_blanks(body.substr(1)), "\"")) ||
      begins(body, "[{") || begins(body, "[\"")) {
    return InputKind::json;
  }
  if (begins(body, "---\n") || begins(body, "%yaml")) return InputKind::yaml;
  if (name == "Corefile") return InputKind::corefile;
  if (reads_like_named_conf(text)) return InputKind::named_conf;
  if (const InputKind conf = colon_conf(text); conf != InputKind::text) return conf;
  return reads_like_zone(text) ? InputKind::zone : InputKind::text;
}

}  // namespace

InputKind input_kind(std::string_view path, std::string_view bytes) {
  if (bytes.empty()) return InputKind::empty;
  bytes = bytes.substr(0, looked_at);
  const std::string_view name = last_part(path);
  for (const Magic& magic : magics) {
    if (bytes.starts_with(magic.bytes)) return magic.kind;
  }
  if (const InputKind kind = pem(bytes); kind != InputKind::text) {
    // A line that looks like PEM may stand in a TXT record: it must not hide a zone.
    const bool hidden_zone =
        kind != InputKind::private_key && named_like_zone(name) && has_soa_line(bytes);
    if (!hidden_zone) return kind;
  }
  if (bytes.front() == 0x30) {
    if (const InputKind kind = der(bytes); kind != InputKind::binary) {
      const bool sure = der_content(bytes) != DerContent::unknown;
      if (sure || looks_binary(bytes.substr(0, 256))) return kind;
    }
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (named_like_zone_key(name) && !has_soa_line(bytes)) return InputKind::zone_key;
  if (reads_like_root_hints(bytes)) return InputKind::root_hints;
  // The zone's own name for itself is believed: what isn't readable as one is then a fault in it.
  if (named_like_zone(name)) return InputKind::zone;
  if (looks_binary(bytes)) return InputKind::binary;
  return text_kind(name, bytes);
}

bool resembles_signed(std::string_view bytes) {
  bytes = bytes.substr(0, looked_at);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    std::string narrow;
    std::ranges::copy_if(bytes.substr(2), std::back_inserter(narrow),
                         [](char c) { return c != 0; });
    return has_certificate_boundary(narrow);
  }
  if (has_certificate_boundary(bytes)) return true;
  const DerContent content = der_content(decode_base64(bytes.substr(0, 256)).octets.view());
  return content == DerContent::request || content == DerContent::certificate ||
         content == DerContent::crl;
}

bool named_like_signed(std::string_view path) {
  constexpr std::array endings = {".csr"sv, ".req"sv, ".p10"sv, ".pem"sv,
                                  ".crt"sv, ".cer"sv, ".crl"sv};
  return std::ranges::any_of(endings, [&](auto ending) { return path.ends_with(ending); });
}

bool is_server_conf(InputKind kind) {
  return kind == InputKind::named_conf || kind == InputKind::nsd_conf ||
         kind == InputKind::knot_conf || kind == InputKind::corefile;
}

std::string_view input_kind_text(InputKind kind) {
  switch (kind) {
    case InputKind::zone:
      return "a zone";
    case InputKind::root_hints:
      return "the addresses of the root's servers, which are no zone";
    case InputKind::zone_key:
      return "DNSSEC keys of a zone";
    case InputKind::named_conf:
      return "a configuration of BIND";
    case InputKind::nsd_conf:
      return "a configuration of NSD";
    case InputKind::knot_conf:
      return "a configuration of Knot DNS";
    case InputKind::corefile:
      return "a configuration of CoreDNS";
    case InputKind::config:
      return "a configuration of dcvlint";
    case InputKind::rule:
      return "a rule file";
    case InputKind::certificate:
      return "a certificate";
    case InputKind::request:
      return "a certificate request";
    case InputKind::crl:
      return "a certificate revocation list";
    case InputKind::other_pem:
      return "a PEM or DER file";
    case InputKind::private_key:
      return "a private key";
    case InputKind::pkcs12:
      return "a PKCS #12 key store";
    case InputKind::ssh_key:
      return "an SSH key";
    case InputKind::json:
      return "a JSON file";
    case InputKind::yaml:
      return "a YAML file";
    case InputKind::archive:
      return "an archive or compressed file";
    case InputKind::image:
      return "an image";
    case InputKind::executable:
      return "a program";
    case InputKind::script:
      return "a script";
    case InputKind::markup:
      return "a page or document";
    case InputKind::text:
      return "text, but not a zone";
    case InputKind::binary:
      return "binary data";
    case InputKind::empty:
      return "empty";
  }
  return {};
}

}  // namespace dcvlint
