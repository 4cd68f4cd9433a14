#include "tests/tools/der_oracle.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ct.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <ctime>

#include "lint/base/handle.h"
#include "lint/facts/oid.h"

namespace dcvlint::der {
namespace {

template <class T>
std::string_view view(const T* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}
std::string_view view(const ASN1_STRING* text) {
  return view(ASN1_STRING_get0_data(text), static_cast<std::size_t>(ASN1_STRING_length(text)));
}
std::string_view view(const ASN1_OBJECT* object) {
  return view(OBJ_get0_data(object), OBJ_length(object));
}

std::string hex(std::string_view octets) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char c : octets) {
    out += digits[static_cast<std::uint8_t>(c) >> 4U];
    out += digits[static_cast<std::uint8_t>(c) & 0xFU];
  }
  return out;
}

std::string line(std::string_view name, std::string_view value) {
  return std::string(name) + " " + std::string(value) + "\n";
}

// Content octets that give this number.
std::string integer_octets_of(const ASN1_INTEGER* number) {
  unsigned char* out = nullptr;
  const int size = i2d_ASN1_INTEGER(number, &out);
  std::string whole(reinterpret_cast<char*>(out), static_cast<std::size_t>(size));
  OPENSSL_free(out);
  return whole.substr(2);
}

std::string utf8_of(const ASN1_STRING* text) {
  unsigned char* out = nullptr;
  const int size = ASN1_STRING_to_UTF8(&out, text);
  if (size < 0) return "unreadable";
  std::string decoded(reinterpret_cast<char*>(out), static_cast<std::size_t>(size));
  OPENSSL_free(out);
  return decoded;
}

std::string name_lines(const X509_NAME* name) {
  std::string out;
  for (int i = 0; i < X509_NAME_entry_count(name); ++i) {
    const X509_NAME_ENTRY* entry = X509_NAME_get_entry(name, i);
    const ASN1_STRING* value = X509_NAME_ENTRY_get_data(entry);
    out += line("attribute", std::to_string(X509_NAME_ENTRY_set(entry)) + " " +
                                 hex(view(X509_NAME_ENTRY_get_object(entry))) + " " +
                                 std::to_string(ASN1_STRING_type(value)) + " " + hex(view(value)) +
                                 " " + utf8_of(value));
  }
  return out;
}
std::string name_lines(const DistinguishedName& name) {
  std::string out;
  for (const Attribute& attribute : name.attributes) {
    out += line("attribute", std::to_string(attribute.rdn) + " " + hex(attribute.oid) + " " +
                                 std::to_string(attribute.tag) + " " + hex(attribute.raw) + " " +
                                 std::string(attribute.text));
  }
  return out;
}

std::string general_name_line(const GENERAL_NAME* name) {
  int type = 0;
  const void* value = GENERAL_NAME_get0_value(name, &type);
  std::string out = std::to_string(type) + " ";
  if (type == GEN_DIRNAME) return out + "\n" + name_lines(static_cast<const X509_NAME*>(value));
  if (type == GEN_RID) return out + hex(view(static_cast<const ASN1_OBJECT*>(value)));
  if (type == GEN_OTHERNAME) {
    const auto* other = static_cast<const OTHERNAME*>(value);
    unsigned char* der = nullptr;
    const int size = i2d_ASN1_TYPE(other->value, &der);
    out += hex(view(other->type_id)) + " " + hex(view(der, static_cast<std::size_t>(size)));
    OPENSSL_free(der);
    return out;
  }
  return out + hex(view(static_cast<const ASN1_STRING*>(value)));
}
std::string general_name_line(const GeneralName& name) {
  std::string out = std::to_string(static_cast<int>(name.kind)) + " ";
  if (name.directory != nullptr) return out + "\n" + name_lines(*name.directory);
  if (name.kind == GeneralNameKind::other_name) out += hex(name.type_id) + " ";
  return out + hex(name.bytes);
}
std::string general_names(const GENERAL_NAMES* names) {
  std::string out;
  for (int i = 0; i < sk_GENERAL_NAME_num(names); ++i) {
    out += line("name", general_name_line(sk_GENERAL_NAME_value(names, i)));
  }
  return out;
}
std::string general_names(std::span<const GeneralName> names) {
  std::string out;
  for (const GeneralName& name : names) out += line("name", general_name_line(name));
  return out;
}

std::string key_lines(X509_PUBKEY* key) {
  const unsigned char* octets = nullptr;
  int size = 0;
  ASN1_OBJECT* object = nullptr;
  X509_PUBKEY_get0_param(&object, &octets, &size, nullptr, key);
  std::string out = line("key algorithm", hex(view(object)));
  out += line("key", hex(view(octets, static_cast<std::size_t>(size))));
  EVP_PKEY* parsed = X509_PUBKEY_get0(key);
  if (parsed == nullptr) return out + line("key", "unreadable");
  out += line("bits", std::to_string(EVP_PKEY_get_bits(parsed)));
  Handle<BIGNUM, BN_free> modulus;
  Handle<BIGNUM, BN_free> exponent;
  if (EVP_PKEY_get_bn_param(parsed, OSSL_PKEY_PARAM_RSA_N, lend(modulus)) == 1 &&
      EVP_PKEY_get_bn_param(parsed, OSSL_PKEY_PARAM_RSA_E, lend(exponent)) == 1) {
    for (const BIGNUM* number : {modulus.get(), exponent.get()}) {
      std::string magnitude(static_cast<std::size_t>(BN_num_bytes(number)), '\0');
      BN_bn2bin(number, reinterpret_cast<unsigned char*>(magnitude.data()));
      out += line("number", hex(magnitude));
    }
  }
  char group[64] = {};
  if (EVP_PKEY_is_a(parsed, "EC") == 1 &&
      EVP_PKEY_get_utf8_string_param(parsed, OSSL_PKEY_PARAM_GROUP_NAME, group, sizeof group,
                                     nullptr) == 1) {
    const std::string_view name = group;
    out += line("curve", name == "prime256v1"   ? "P-256"
                         : name == "prime192v1" ? "P-192"
                         : name == "secp224r1"  ? "P-224"
                         : name == "secp384r1"  ? "P-384"
                         : name == "secp521r1"  ? "P-521"
                                                : name);
  }
  return out;
}
std::string key_lines(const PublicKey& key) {
  std::string out = line("key algorithm", hex(key.algorithm.oid));
  out += line("key", hex(key.key_octets));
  // libcrypto counts Ed25519's strength, not its field.
  out += line("bits", std::to_string(key.kind == KeyKind::ed25519 ? 256 : key.bits));
  if (!key.modulus.empty()) {
    out += line("number", hex(key.modulus));
    out += line("number", hex(key.exponent));
  }
  if (key.kind == KeyKind::ec) out += line("curve", curve_text(key.curve));
  return out;
}

std::string algorithm_line(std::string_view name, const X509_ALGOR* algorithm) {
  unsigned char* out = nullptr;
  const int size = i2d_X509_ALGOR(algorithm, &out);
  const std::string text = hex(view(out, static_cast<std::size_t>(size)));
  OPENSSL_free(out);
  return line(name, text);
}

// RFC 5280 §4.2.1.3: bit 0 is the highest of the first octet.
std::string bits_text(const ASN1_BIT_STRING* bits) {
  unsigned value = 0;
  for (int i = 0; i < 16; ++i) {
    if (ASN1_BIT_STRING_get_bit(bits, i) != 0) value |= 1U << i;
  }
  return std::to_string(value);
}

template <class T, auto Free>
Handle<T, Free> decode(int nid, const STACK_OF(X509_EXTENSION) * list) {
  return Handle<T, Free>(static_cast<T*>(X509V3_get_d2i(list, nid, nullptr, nullptr)));
}

std::string points(const CRL_DIST_POINTS* list) {
  std::string out;
  for (int i = 0; i < sk_DIST_POINT_num(list); ++i) {
    const DIST_POINT* point = sk_DIST_POINT_value(list, i);
    out += line("point", point->reasons == nullptr ? "" : bits_text(point->reasons));
    if (point->distpoint != nullptr && point->distpoint->type == 0) {
      out += general_names(point->distpoint->name.fullname);
    }
  }
  return out;
}
std::string points(std::span<const DistributionPoint> list) {
  std::string out;
  for (const DistributionPoint& point : list) {
    out += line("point", point.reasons ? std::to_string(*point.reasons) : "");
    out += general_names(point.full_name);
  }
  return out;
}

std::string policies(const CERTIFICATEPOLICIES* list) {
  std::string out;
  for (int i = 0; i < sk_POLICYINFO_num(list); ++i) {
    const POLICYINFO* policy = sk_POLICYINFO_value(list, i);
    out += line("policy", hex(view(policy->policyid)));
    for (int k = 0; k < sk_POLICYQUALINFO_num(policy->qualifiers); ++k) {
      const POLICYQUALINFO* qualifier = sk_POLICYQUALINFO_value(policy->qualifiers, k);
      const int kind = OBJ_obj2nid(qualifier->pqualid);
      const ASN1_STRING* text = kind == NID_id_qt_cps       ? qualifier->d.cpsuri
                                : kind == NID_id_qt_unotice ? qualifier->d.usernotice->exptext
                                                            : nullptr;
      out += line("qualifier", hex(view(qualifier->pqualid)) + " " +
                                   (text == nullptr ? std::string() : utf8_of(text)));
    }
  }
  return out;
}
std::string policies(std::span<const Policy> list) {
  std::string out;
  for (const Policy& policy : list) {
    out += line("policy", hex(policy.oid));
    for (const PolicyQualifier& qualifier : policy.qualifiers) {
      out += line("qualifier", hex(qualifier.oid) + " " + std::string(qualifier.text));
    }
  }
  return out;
}

// The identifiers of keys and of the authority's certificate.
std::string identifiers(const STACK_OF(X509_EXTENSION) * list) {
  std::string out;
  if (const auto id =
          decode<ASN1_OCTET_STRING, ASN1_OCTET_STRING_free>(NID_subject_key_identifier, list)) {
    out += line("SKI", hex(view(id.get())));
  }
  if (const auto id =
          decode<AUTHORITY_KEYID, AUTHORITY_KEYID_free>(NID_authority_key_identifier, list)) {
    out += line("AKI", id->keyid == nullptr ? "" : hex(view(id->keyid)));
    if (id->issuer != nullptr) out += general_names(id->issuer);
    if (id->serial != nullptr) out += line("serial", hex(integer_octets_of(id->serial)));
  }
  return out;
}
std::string identifiers(const Extensions& extensions) {
  std::string out;
  if (extensions.subject_key_identifier.extension != nullptr) {
    out += line("SKI", hex(extensions.subject_key_identifier.key_identifier));
  }
  const AuthorityKeyIdentifier& id = extensions.authority_key_identifier;
  if (id.extension != nullptr) {
    out += line("AKI", hex(id.key_identifier.value_or("")));
    out += general_names(id.issuer);
    if (id.serial) out += line("serial", hex(*id.serial));
  }
  return out;
}

std::string timestamps(const STACK_OF(SCT) * list) {
  std::string out;
  for (int i = 0; i < sk_SCT_num(list); ++i) {
    const SCT* sct = sk_SCT_value(list, i);
    unsigned char* log = nullptr;
    const std::size_t size = SCT_get0_log_id(sct, &log);
    out += line("SCT", std::to_string(SCT_get_version(sct)) + " " + hex(view(log, size)) + " " +
                           std::to_string(SCT_get_timestamp(sct)));
  }
  return out;
}
std::string timestamps(std::span<const Sct> list) {
  std::string out;
  for (const Sct& sct : list) {
    out += line("SCT", std::to_string(sct.version) + " " + hex(sct.log_id) + " " +
                           std::to_string(sct.milliseconds));
  }
  return out;
}

std::string extension_lines(const STACK_OF(X509_EXTENSION) * list) {
  std::string out;
  for (int i = 0; i < sk_X509_EXTENSION_num(list); ++i) {
    X509_EXTENSION* extension = sk_X509_EXTENSION_value(list, i);
    out += line("extension", hex(view(X509_EXTENSION_get_object(extension))) + " " +
                                 std::to_string(X509_EXTENSION_get_critical(extension)) + " " +
                                 hex(view(X509_EXTENSION_get_data(extension))));
  }
  if (const auto found = decode<STACK_OF(SCT), SCT_LIST_free>(NID_ct_precert_scts, list)) {
    out += timestamps(found.get());
  }
  if (const auto names = decode<GENERAL_NAMES, GENERAL_NAMES_free>(NID_subject_alt_name, list)) {
    out += line("SAN", "") + general_names(names.get());
  }
  if (const auto bits = decode<ASN1_BIT_STRING, ASN1_BIT_STRING_free>(NID_key_usage, list)) {
    out += line("KU", bits_text(bits.get()));
  }
  if (const auto uses =
          decode<EXTENDED_KEY_USAGE, EXTENDED_KEY_USAGE_free>(NID_ext_key_usage, list)) {
    for (int i = 0; i < sk_ASN1_OBJECT_num(uses.get()); ++i) {
      out += line("EKU", hex(view(sk_ASN1_OBJECT_value(uses.get(), i))));
    }
  }
  if (const auto basic =
          decode<BASIC_CONSTRAINTS, BASIC_CONSTRAINTS_free>(NID_basic_constraints, list)) {
    out += line("CA", basic->ca != 0 ? "yes" : "no");
    if (basic->pathlen != nullptr) {
      out += line("length", std::to_string(ASN1_INTEGER_get(basic->pathlen)));
    }
  }
  out += identifiers(list);
  if (const auto found =
          decode<CERTIFICATEPOLICIES, CERTIFICATEPOLICIES_free>(NID_certificate_policies, list)) {
    out += policies(found.get());
  }
  if (const auto found =
          decode<CRL_DIST_POINTS, CRL_DIST_POINTS_free>(NID_crl_distribution_points, list)) {
    out += points(found.get());
  }
  if (const auto access =
          decode<AUTHORITY_INFO_ACCESS, AUTHORITY_INFO_ACCESS_free>(NID_info_access, list)) {
    for (int i = 0; i < sk_ACCESS_DESCRIPTION_num(access.get()); ++i) {
      const ACCESS_DESCRIPTION* each = sk_ACCESS_DESCRIPTION_value(access.get(), i);
      out += line("AIA", hex(view(each->method)) + " " + general_name_line(each->location));
    }
  }
  return out;
}

std::string extension_lines(const Extensions& extensions) {
  std::string out;
  for (const Extension& extension : extensions.all) {
    out += line("extension", hex(extension.oid) + " " + (extension.critical ? "1" : "0") + " " +
                                 hex(extension.value));
  }
  out += timestamps(extensions.sct_list.scts);
  if (extensions.subject_alt_name.extension != nullptr) {
    out += line("SAN", "") + general_names(extensions.subject_alt_name.names);
  }
  if (extensions.key_usage.extension != nullptr) {
    out += line("KU", std::to_string(extensions.key_usage.bits));
  }
  for (const OidAt& purpose : extensions.extended_key_usage.purposes) {
    out += line("EKU", hex(purpose.oid));
  }
  if (extensions.basic_constraints.extension != nullptr) {
    out += line("CA", extensions.basic_constraints.ca ? "yes" : "no");
    if (extensions.basic_constraints.path_length) {
      out += line("length", std::to_string(*extensions.basic_constraints.path_length));
    }
  }
  out += identifiers(extensions);
  out += policies(extensions.certificate_policies.policies);
  out += points(extensions.crl_distribution_points.points);
  for (const AccessDescription& each : extensions.authority_info_access.descriptions) {
    out += line("AIA", hex(each.method) + " " + general_name_line(each.location));
  }
  return out;
}

std::string time_line(const ASN1_TIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return line("time", "unreadable");
  return line("time", std::to_string(timegm(&parts)));
}
std::string time_line(const Time& time) {
  return line("time", time.seconds ? std::to_string(*time.seconds) : "unreadable");
}

}  // namespace

std::optional<std::string> openssl_certificate(std::string_view octets) {
  const auto* data = reinterpret_cast<const unsigned char*>(octets.data());
  const Handle<X509, X509_free> read(d2i_X509(nullptr, &data, static_cast<long>(octets.size())));
  if (!read) return std::nullopt;
  std::string out = line("version", std::to_string(X509_get_version(read.get())));
  out += line("serial", hex(integer_octets_of(X509_get0_serialNumber(read.get()))));
  out += algorithm_line("inner", X509_get0_tbs_sigalg(read.get()));
  out += name_lines(X509_get_issuer_name(read.get()));
  out += time_line(X509_get0_notBefore(read.get()));
  out += time_line(X509_get0_notAfter(read.get()));
  out += name_lines(X509_get_subject_name(read.get()));
  out += key_lines(X509_get_X509_PUBKEY(read.get()));
  const ASN1_BIT_STRING* issuer = nullptr;
  const ASN1_BIT_STRING* subject = nullptr;
  X509_get0_uids(read.get(), &issuer, &subject);
  for (const ASN1_BIT_STRING* id : {issuer, subject}) {
    out += line("unique", id == nullptr ? "" : hex(view(id)));
  }
  out += extension_lines(X509_get0_extensions(read.get()));
  const ASN1_BIT_STRING* signature = nullptr;
  const X509_ALGOR* algorithm = nullptr;
  X509_get0_signature(&signature, &algorithm, read.get());
  out += algorithm_line("outer", algorithm);
  return out + line("signature", hex(view(signature)));
}

std::string our_certificate(const Certificate& certificate) {
  std::string out = line("version", std::to_string(certificate.version));
  out += line("serial", hex(certificate.serial));
  out += line("inner", hex(certificate.inner_algorithm.bytes));
  out += name_lines(certificate.issuer);
  out += time_line(certificate.not_before);
  out += time_line(certificate.not_after);
  out += name_lines(certificate.subject);
  out += key_lines(certificate.key);
  for (const auto& id : {certificate.issuer_unique_id, certificate.subject_unique_id}) {
    out += line("unique", id ? hex(id->substr(1)) : "");
  }
  out += extension_lines(certificate.extensions);
  out += line("outer", hex(certificate.signature.algorithm.identifier.bytes));
  return out + line("signature", hex(certificate.signature.octets));
}

namespace {

// The first octet of the identifier, and the contents.
std::string value_line(const ASN1_TYPE* value) {
  unsigned char* der = nullptr;
  const int size = i2d_ASN1_TYPE(value, &der);
  const unsigned char* content = der;
  long length = 0;
  int tag = 0;
  int kind = 0;
  ASN1_get_object(&content, &length, &tag, &kind, size);
  std::string out = line(
      "value", std::to_string(der[0]) + " " + hex(view(content, static_cast<std::size_t>(length))));
  OPENSSL_free(der);
  return out;
}

}  // namespace

std::optional<std::string> openssl_request(std::string_view octets) {
  const auto* data = reinterpret_cast<const unsigned char*>(octets.data());
  const Handle<X509_REQ, X509_REQ_free> read(
      d2i_X509_REQ(nullptr, &data, static_cast<long>(octets.size())));
  if (!read) return std::nullopt;
  std::string out = line("version", std::to_string(X509_REQ_get_version(read.get())));
  out += name_lines(X509_REQ_get_subject_name(read.get()));
  out += key_lines(X509_REQ_get_X509_PUBKEY(read.get()));
  for (int i = 0; i < X509_REQ_get_attr_count(read.get()); ++i) {
    X509_ATTRIBUTE* attribute = X509_REQ_get_attr(read.get(), i);
    out += line("attribute", hex(view(X509_ATTRIBUTE_get0_object(attribute))) + " " +
                                 std::to_string(X509_ATTRIBUTE_count(attribute)));
    for (int k = 0; k < X509_ATTRIBUTE_count(attribute); ++k) {
      out += value_line(X509_ATTRIBUTE_get0_type(attribute, k));
    }
  }
  STACK_OF(X509_EXTENSION)* extensions = X509_REQ_get_extensions(read.get());
  out += extension_lines(extensions);
  sk_X509_EXTENSION_pop_free(extensions, X509_EXTENSION_free);
  const ASN1_BIT_STRING* signature = nullptr;
  const X509_ALGOR* algorithm = nullptr;
  X509_REQ_get0_signature(read.get(), &signature, &algorithm);
  out += algorithm_line("outer", algorithm);
  out += line("signature", hex(view(signature)));
  EVP_PKEY* key = X509_REQ_get0_pubkey(read.get());
  const bool valid = key != nullptr && X509_REQ_verify(read.get(), key) == 1;
  return out + line("verified", valid ? "yes" : "no");
}

std::string our_request(const Request& request) {
  std::string out = line("version", std::to_string(request.version));
  out += name_lines(request.subject);
  out += key_lines(request.key);
  for (const RequestAttribute& attribute : request.attributes) {
    out += line("attribute", hex(attribute.oid) + " " + std::to_string(attribute.values.size()));
    for (const RequestAttributeValue& value : attribute.values) {
      out += line("value", std::to_string(value.tag) + " " + hex(value.raw));
    }
  }
  out += extension_lines(request.extensions);
  out += line("outer", hex(request.signature.algorithm.identifier.bytes));
  out += line("signature", hex(request.signature.octets));
  return out + line("verified", request.signature.state == SignatureState::valid ? "yes" : "no");
}

std::string difference(std::string_view a, std::string_view b) {
  if (a == b) return {};
  std::size_t at = 0;
  while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
  auto line_at = [at](std::string_view text) {
    const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    return std::string(text.substr(begin, text.find('\n', at) - begin));
  };
  return line_at(a) + " | " + line_at(b);
}

}  // namespace dcvlint::der
