#include "lint/engine/example_key.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lint/base/der.h"
#include "lint/engine/example_name.h"
#include "lint/sources/der_writer.h"

namespace dcvlint {
namespace {

using enum SignatureScheme;

struct AlgorithmRow {
  std::string_view name;
  std::string_view oid;
  SignatureScheme scheme;
  Digest digest;
};
constexpr std::string_view oid_pss = "1.2.840.113549.1.1.10";
constexpr auto algorithms = std::to_array<AlgorithmRow>({
    {"md5WithRSAEncryption", "1.2.840.113549.1.1.4", rsa_pkcs1, Digest::md5},
    {"sha1WithRSAEncryption", "1.2.840.113549.1.1.5", rsa_pkcs1, Digest::sha1},
    {"sha224WithRSAEncryption", "1.2.840.113549.1.1.14", rsa_pkcs1, Digest::sha224},
    {"sha256WithRSAEncryption", "1.2.840.113549.1.1.11", rsa_pkcs1, Digest::sha256},
    {"sha384WithRSAEncryption", "1.2.840.113549.1.1.12", rsa_pkcs1, Digest::sha384},
    {"sha512WithRSAEncryption", "1.2.840.113549.1.1.13", rsa_pkcs1, Digest::sha512},
    {"rsassaPss-SHA256", oid_pss, rsa_pss, Digest::sha256},
    {"rsassaPss-SHA384", oid_pss, rsa_pss, Digest::sha384},
    {"rsassaPss-SHA512", oid_pss, rsa_pss, Digest::sha512},
    {"ecdsa-with-SHA1", "1.2.840.10045.4.1", ecdsa, Digest::sha1},
    {"ecdsa-with-SHA224", "1.2.840.10045.4.3.1", ecdsa, Digest::sha224},
    {"ecdsa-with-SHA256", "1.2.840.10045.4.3.2", ecdsa, Digest::sha256},
    {"ecdsa-with-SHA384", "1.2.840.10045.4.3.3", ecdsa, Digest::sha384},
    {"ecdsa-with-SHA512", "1.2.840.10045.4.3.4", ecdsa, Digest::sha512},
    {"ed25519", "1.3.101.112", ed25519, Digest::none},
    {"ed448", "1.3.101.113", ed448, Digest::none},
});

// RSASSA-PSS-params (RFC 4055 §3.1) for 32 octets of salt.
std::string pss_parameters(Digest digest) {
  const std::string_view oid = digest == Digest::sha384   ? "2.16.840.1.101.3.4.2.2"
                               : digest == Digest::sha512 ? "2.16.840.1.101.3.4.2.3"
                                                          : "2.16.840.1.101.3.4.2.1";
  const std::string hash = der::algorithm(oid, der::null());
  return der::sequence({der::context(0, hash),
                        der::context(1, der::algorithm("1.2.840.113549.1.1.8", hash)),
                        der::context(2, der::integer(32))});
}

WrittenAlgorithm written(const AlgorithmRow& row) {
  std::string parameters;
  if (row.scheme == rsa_pkcs1) parameters = der::null();
  if (row.scheme == rsa_pss) parameters = pss_parameters(row.digest);
  return {der::algorithm(row.oid, parameters), row.scheme, row.digest};
}

// A SubjectPublicKeyInfo by its parts.
struct KeyParts {
  std::string algorithm;  // content octets of the OID
  std::string parameters;
  std::string content;
  std::string modulus, exponent, point;
  bool is_rsa = false;
};

KeyParts parts_of(SampleKey key) {
  KeyParts parts;
  const KeyKind kind = sample_key_kind(key);
  parts.is_rsa = kind == KeyKind::rsa;
  std::string_view algorithm = "1.2.840.113549.1.1.1";
  if (parts.is_rsa) {
    parts.parameters = der::null();
    parts.modulus = sample_modulus(key);
    parts.exponent = std::string("\1\0\1", 3);
  } else {
    algorithm = kind == KeyKind::ed25519 ? "1.3.101.112" : "1.3.101.113";
    parts.point = sample_point(key);
    if (kind == KeyKind::ec) {
      algorithm = "1.2.840.10045.2.1";
      parts.parameters = der::oid(curve_oid(sample_key_curve(key)));
    }
  }
  parts.algorithm = der::oid(algorithm);
  return parts;
}

std::string big_endian(std::int64_t value) {
  std::string out;
  for (int shift = 56; shift >= 0; shift -= 8) {
    const char octet = static_cast<char>(value >> shift & 0xFF);
    if (!out.empty() || octet != 0 || shift == 0) out += octet;
  }
  return out;
}

class KeyReader {
 public:
  KeyReader(const TomlValue& value, std::string_view key, TomlProblems& problems)
      : table_(value, key, problems), problems_(&problems) {}

  WrittenKey read() {
    if (table_.entry("hex") != nullptr) {
      WrittenKey key{octets("hex").value_or(""), std::nullopt};
      table_.done();
      return key;
    }
    const TomlValue* type = table_.take("type", TomlKind::string, true);
    const auto found = type != nullptr ? sample(*type, *problems_) : std::nullopt;
    if (!found) return {};
    parts_ = parts_of(*found);
    signer_ = found;
    read_key_itself(*found);
    read_algorithm();
    table_.done();
    return {der::sequence({der::sequence({parts_.algorithm, parts_.parameters}),
                           der::bit_string(parts_.content)}),
            signer_};
  }

  static std::optional<SampleKey> sample(const TomlValue& name, TomlProblems& problems) {
    const auto found = sample_key_from_text(name.text);
    if (found) return found;
    std::vector<std::string_view> known;
    for (unsigned i = 0; i < static_cast<unsigned>(SampleKey::count_); ++i) {
      known.push_back(sample_key_text(static_cast<SampleKey>(i)));
    }
    problems.add(name.place, fmt::format("unknown key \"{}\"", name.text),
                 nearest_help(name.text, known));
    return std::nullopt;
  }

 private:
  std::optional<std::string> octets(std::string_view key) {
    const TomlValue* value = table_.take(key, TomlKind::string, false);
    return value != nullptr ? read_hex(*value, key, *problems_) : std::nullopt;
  }

  // A part that takes the place of the sample's.
  void replace(std::string& part, const std::optional<std::string>& by) {
    if (!by) return;
    part = *by;
    signer_.reset();
  }

  void read_key_itself(SampleKey sample) {
    if (parts_.is_rsa) {
      replace(parts_.modulus, octets("modulus"));
      if (const TomlValue* exponent = table_.take("exponent", TomlKind::integer, false)) {
        if (exponent->integer < 0) problems_->add(exponent->place, "\"exponent\" is negative");
        replace(parts_.exponent, big_endian(exponent->integer));
      }
      read_factor();
      read_bits();
      parts_.content = der::sequence(
          {der::unsigned_integer(parts_.modulus), der::unsigned_integer(parts_.exponent)});
    } else {
      if (sample_key_kind(sample) == KeyKind::ec &&
          table_.boolean("compressed", false).value_or(false)) {
        parts_.point = sample_point(sample, true);
      }
      replace(parts_.point, octets("point"));
      parts_.content = parts_.point;
    }
    replace(parts_.content, octets("content"));
  }

  void read_factor() {
    const TomlValue* factor = table_.take("factor", TomlKind::integer, false);
    if (factor == nullptr) return;
    const bool in_range = factor->integer > 1 && factor->integer <= UINT32_MAX;
    const auto modulus =
        in_range ? multiple_of(parts_.modulus, static_cast<std::uint32_t>(factor->integer))
                 : std::nullopt;
    if (!modulus) problems_->add(factor->place, "\"factor\" must be from 2 to 4294967295");
    replace(parts_.modulus, modulus);
  }

  void read_bits() {
    const TomlValue* bits = table_.take("bits", TomlKind::integer, false);
    if (bits == nullptr) return;
    const auto least = static_cast<std::int64_t>(parts_.modulus.size()) * 8;
    if (bits->integer < least || bits->integer > most_bits || bits->integer % 8 != 0) {
      problems_->add(bits->place, fmt::format("\"bits\" must be a multiple of 8, from {} to {}",
                                              least, most_bits));
      return;
    }
    std::string modulus = parts_.modulus;
    modulus.resize(static_cast<std::size_t>(bits->integer / 8), '\xFF');
    replace(parts_.modulus, modulus);
  }

  void read_algorithm() {
    if (const TomlValue* oid = table_.take("algorithm", TomlKind::string, false)) {
      parts_.algorithm = der::tlv(tag::oid, write_oid(*oid, "algorithm", *problems_));
    }
    const TomlValue* parameters = table_.take("parameters", TomlKind::string, false);
    if (parameters == nullptr) return;
    if (parameters->text == "absent") {
      parts_.parameters.clear();
    } else if (parameters->text == "null") {
      parts_.parameters = der::null();
    } else {
      parts_.parameters = read_hex(*parameters, "parameters", *problems_).value_or("");
    }
  }

  static constexpr std::int64_t most_bits = 65'536;

  TableReader table_;
  TomlProblems* problems_;
  KeyParts parts_;
  std::optional<SampleKey> signer_;
};

}  // namespace

WrittenKey write_key(SampleKey key) { return {sample_public_key(key), key}; }

WrittenKey write_key(const TomlValue& value, std::string_view key, TomlProblems& problems) {
  if (value.kind == TomlKind::string) {
    const auto sample = KeyReader::sample(value, problems);
    return sample ? write_key(*sample) : WrittenKey{};
  }
  if (value.kind == TomlKind::table) return KeyReader(value, key, problems).read();
  wrong_kind(value, key, "a string or a table", problems);
  return {};
}

WrittenAlgorithm write_algorithm(const TomlValue& value, std::string_view key,
                                 TomlProblems& problems) {
  if (value.kind == TomlKind::table) {
    TableReader table(value, key, problems);
    const TomlValue* hex = table.take("hex", TomlKind::string, true);
    table.done();
    WrittenAlgorithm algorithm;
    if (hex != nullptr) algorithm.der = read_hex(*hex, "hex", problems).value_or("");
    return algorithm;
  }
  if (value.kind != TomlKind::string) {
    wrong_kind(value, key, "a string or a table", problems);
    return {};
  }
  const auto found = std::ranges::find(algorithms, value.text, &AlgorithmRow::name);
  if (found != algorithms.end()) return written(*found);
  std::vector<std::string_view> names;
  names.reserve(algorithms.size());
  for (const AlgorithmRow& each : algorithms) names.push_back(each.name);
  problems.add(value.place, fmt::format("unknown signature algorithm \"{}\"", value.text),
               nearest_help(value.text, names));
  return {};
}

WrittenAlgorithm usual_algorithm(SampleKey key) {
  std::string_view name = "sha256WithRSAEncryption";
  if (sample_key_kind(key) == KeyKind::ed25519) name = "ed25519";
  if (sample_key_kind(key) == KeyKind::ed448) name = "ed448";
  if (sample_key_kind(key) == KeyKind::ec) {
    const std::uint32_t bits = curve_bits(sample_key_curve(key));
    name = bits > 384    ? "ecdsa-with-SHA512"
           : bits == 384 ? "ecdsa-with-SHA384"
                         : "ecdsa-with-SHA256";
  }
  return written(*std::ranges::find(algorithms, name, &AlgorithmRow::name));
}

std::optional<SampleKey> ca_key(const WrittenAlgorithm& algorithm) {
  switch (algorithm.scheme) {
    case rsa_pkcs1:
    case rsa_pss:
      return SampleKey::ca_rsa;
    case ecdsa:
      return algorithm.digest == Digest::sha384 ? SampleKey::ca_p384 : SampleKey::ca_p256;
    case SignatureScheme::ed25519:
      return SampleKey::ed25519;
    case SignatureScheme::ed448:
      return SampleKey::ed448;
    default:
      break;
  }
  return std::nullopt;
}

}  // namespace dcvlint
