#include "lint/engine/example_signed.h"

#include <fmt/format.h>

#include <algorithm>

#include "lint/base/date.h"
#include "lint/base/der.h"
#include "lint/engine/example_extension.h"
#include "lint/engine/example_key.h"
#include "lint/engine/example_name.h"
#include "lint/engine/example_usual.h"
#include "lint/engine/toml_text.h"
#include "lint/facts/extension.h"
#include "lint/sources/der_writer.h"

namespace dcvlint {
namespace {

using namespace std::string_view_literals;

// --- requests, certificates and revocation lists
// ---------------------------------------------------------------

class SignedReader {
 public:
  SignedReader(const TomlValue& value, std::string_view name, const SignedDefaults& defaults,
               TomlProblems& problems)
      : table_(value, name, problems), defaults_(defaults), problems_(&problems) {
    example_.made = true;
    example_.text = name;
  }

  SignedExample request() {
    example_.certificate = false;
    read_subject_and_key();
    const auto extensions = write_extensions(table_, {{"san", usual_san(subject_)}}, *problems_);
    der::RequestParts parts;
    parts.version = version(0);
    parts.subject = subject_.der;
    parts.key = key_.der;
    parts.attributes = attributes(extensions);
    read_algorithm(key_.signer);
    read_signature(key_.signer);
    return finish(der::to_be_signed(parts));
  }

  SignedExample ca_certificate() {
    ca_ = true;
    return certificate();
  }

  SignedExample certificate() {
    example_.certificate = true;
    read_subject_and_key();
    der::CertificateParts parts;
    parts.version = version(2);
    parts.subject = subject_.der;
    parts.issuer = ca_ ? subject_.der : usual_issuer();
    if (const TomlEntry* issuer = any("issuer")) {
      const WrittenName name = write_name(issuer->value, "issuer", *problems_);
      parts.issuer = name.der;
      add_line("issuer", name.text);
    }
    read_ca_signature(parts.issuer == parts.subject);
    parts.serial = der::integer_octets(octets("serial").value_or(std::string(usual_serial())));
    parts.inner_algorithm = algorithm_.der;
    if (const TomlEntry* inner = any("inner_algorithm")) {
      parts.inner_algorithm = write_algorithm(inner->value, "inner_algorithm", *problems_).der;
    }
    parts.validity = validity();
    parts.key = key_.der;
    parts.issuer_unique_id = unique_id("issuer_unique_id", 1);
    parts.subject_unique_id = unique_id("subject_unique_id", 2);
    parts.extensions = write_extensions(table_, usual_extensions(), *problems_);
    if (parts.extensions->empty()) parts.extensions.reset();
    return finish(der::to_be_signed(parts));
  }

  SignedExample crl() {
    example_.crl = true;
    std::string issuer = usual_issuer();
    if (const TomlEntry* given = any("issuer")) {
      const WrittenName name = write_name(given->value, "issuer", *problems_);
      issuer = name.der;
      add_line("issuer", name.text);
    }
    read_list_signature();
    std::string inner = algorithm_.der;
    if (const TomlEntry* given = any("inner_algorithm")) {
      inner = write_algorithm(given->value, "inner_algorithm", *problems_).der;
    }
    std::int64_t from = first_second(defaults_.day);
    const std::string this_update = time(table_, "this_update", from);
    const std::string next_update = list_end(from);
    const std::string revoked = entries(from);
    const auto extensions = write_extensions(
        table_,
        {{"authority_key_identifier", authority_key_identifier_value(usual_ca_key_id())},
         {"crl_number", crl_number_value(7)}},
        *problems_);
    return finish(der::sequence(
        {list_version(), inner, issuer, this_update, next_update, revoked,
         extensions.empty() ? std::string() : der::context(0, der::sequence(extensions))}));
  }

 private:
  const TomlEntry* any(std::string_view key) {
    const TomlEntry* entry = table_.entry(key);
    table_.take(key, entry != nullptr ? entry->value.kind : TomlKind::other, false);
    return entry;
  }

  std::optional<std::string> octets(std::string_view key) {
    const TomlValue* value = table_.take(key, TomlKind::string, false);
    return value != nullptr ? read_hex(*value, key, *problems_) : std::nullopt;
  }

  void add_line(std::string_view key, std::string_view text) {
    example_.text += fmt::format("\n  {} {}", key, toml_text(text));
  }

  void read_subject_and_key() {
    subject_ = usual_subject();
    if (ca_) subject_.der = usual_issuer();
    if (const TomlEntry* subject = any("subject")) {
      subject_ = write_name(subject->value, "subject", *problems_);
      add_line("subject", subject_.text);
    }
    const TomlEntry* key = any("key");
    key_ = key != nullptr ? write_key(key->value, "key", *problems_)
                          : write_key(ca_ ? SampleKey::ca_p256 : SampleKey::p256);
  }

  std::string version(std::int64_t usual) {
    const TomlValue* given = table_.take("version", TomlKind::integer, false);
    const std::int64_t version = given != nullptr ? given->integer : usual;
    if (!example_.certificate) return der::integer(version);
    return version == 0 ? std::string() : der::context(0, der::integer(version));
  }

  std::string unique_id(std::string_view key, unsigned number) {
    const auto given = octets(key);
    return given ? der::context(number, std::string(1, '\0') + *given, false) : std::string();
  }

  // --- a request's attributes

  std::optional<std::vector<der::Octets>> attributes(const std::vector<std::string>& extensions) {
    std::vector<der::Octets> attributes;
    const bool microsofts = table_.boolean("microsoft_extension_request", false).value_or(false);
    if (!extensions.empty()) {
      attributes.push_back(
          der::sequence({der::oid(microsofts ? "1.3.6.1.4.1.311.2.1.14" : "1.2.840.113549.1.9.14"),
                         der::set({der::sequence(extensions)})}));
    }
    text_attribute("challenge_password", "1.2.840.113549.1.9.7", tag::utf8_string, attributes);
    text_attribute("unstructured_name", "1.2.840.113549.1.9.2", tag::utf8_string, attributes);
    text_attribute("microsoft_os_version", "1.3.6.1.4.1.311.13.2.3", tag::ia5_string, attributes);
    const TomlEntry* more = table_.entry("attributes");
    if (more != nullptr && more->value.kind == TomlKind::boolean && !more->value.boolean) {
      table_.boolean("attributes", false);
      return std::nullopt;
    }
    for (const TomlValue* each : table_.tables("attributes", false)) {
      TableReader table(*each, "the attribute", *problems_);
      const TomlValue* oid = table.take("oid", TomlKind::string, true);
      const TomlValue* hex = table.take("hex", TomlKind::string, true);
      table.done();
      if (oid == nullptr || hex == nullptr) continue;
      attributes.push_back(
          der::sequence({der::tlv(tag::oid, write_oid(*oid, "oid", *problems_)),
                         der::set({read_hex(*hex, "hex", *problems_).value_or("")})}));
    }
    return attributes;
  }

  void text_attribute(std::string_view key, std::string_view oid, std::uint8_t text_tag,
                      std::vector<der::Octets>& attributes) {
    const TomlEntry* entry = any(key);
    if (entry == nullptr) return;
    attributes.push_back(der::sequence(
        {der::oid(oid), der::set({write_text(entry->value, key, text_tag, *problems_)})}));
  }

  // --- a certificate's parts

  std::vector<ExtensionDefault> usual_extensions() {
    if (ca_) {
      return {{"key_usage", key_usage_value(KeyUsage::key_cert_sign | KeyUsage::crl_sign)},
              {"basic_constraints", std::string("\x30\x03\x01\x01\xFF")},
              {"subject_key_identifier", der::tlv(tag::octet_string, usual_ca_key_id())}};
    }
    const std::string place(usual_ca_place());
    return {{"san", usual_san(subject_)},
            {"key_usage", key_usage_value(KeyUsage::digital_signature)},
            {"extended_key_usage", extended_key_usage_value(oids::server_auth)},
            {"policies", policies_value(usual_policy(subject_))},
            {"authority_key_identifier", authority_key_identifier_value(usual_ca_key_id())},
            {"crl_distribution_points", distribution_point_value(place + "tls1.crl")},
            {"authority_info_access",
             authority_info_access_value("http://ocsp.sample-trust.se", place + "tls1.cer")}};
  }

  std::string validity() {
    const std::int64_t day = first_second(defaults_.day);
    std::int64_t from = day - (ca_ ? 365 * seconds_a_day : 0);
    const std::string not_before = time("not_before", from);
    const TomlValue* days = table_.take("days", TomlKind::integer, false);
    constexpr std::int64_t most_days = 100'000;
    if (days != nullptr && (days->integer < -most_days || days->integer > most_days)) {
      problems_->add(days->place, "\"days\" must be from -100000 to 100000");
    }
    const std::int64_t span =
        days == nullptr ? (ca_ ? 3650 : 45) : std::clamp(days->integer, -most_days, most_days);
    std::int64_t until = std::clamp(from + span * seconds_a_day - 1, earliest, latest);
    if (days != nullptr && table_.entry("not_after") != nullptr) {
      problems_->add(days->place, "\"days\" and \"not_after\" exclude each other");
    }
    return der::sequence({not_before, time("not_after", until)});
  }

  // `seconds` is the default, and what was read if that is a point in time.
  std::string time(std::string_view key, std::int64_t& seconds) {
    return time(table_, key, seconds);
  }
  std::string time(TableReader& table, std::string_view key, std::int64_t& seconds) {
    const TomlEntry* entry = table.entry(key);
    table.take(key, entry != nullptr ? entry->value.kind : TomlKind::other, false);
    if (entry == nullptr) return usual_time(seconds);
    const TomlValue& value = entry->value;
    if (value.kind == TomlKind::date) {
      seconds = first_second(value.date);
    } else if (value.kind == TomlKind::date_time) {
      seconds = value.seconds;
    } else if (value.kind == TomlKind::table) {
      return time_text(value, key);
    } else {
      wrong_kind(value, key, toml_kind_text(TomlKind::date_time), *problems_);
    }
    return usual_time(seconds);
  }

  std::string time_text(const TomlValue& value, std::string_view key) {
    TableReader table(value, key, *problems_);
    const TomlValue* text = table.take("text", TomlKind::string, true);
    const std::string_view type = table.text("type", true);
    table.done();
    if (type != "utc" && type != "generalized" && !type.empty()) {
      problems_->add(table.place("type"), fmt::format("unknown type of time \"{}\"", type),
                     "utc or generalized");
    }
    const std::string_view octets = text != nullptr ? std::string_view(text->text) : ""sv;
    return type == "utc" ? der::utc_time(octets) : der::generalized_time(octets);
  }

  // --- a revocation list's parts

  // Whether the key is there and false: what it stands for is left out.
  bool left_out(std::string_view key) {
    const TomlEntry* entry = table_.entry(key);
    const bool is =
        entry != nullptr && entry->value.kind == TomlKind::boolean && !entry->value.boolean;
    if (is) table_.boolean(key, false);
    return is;
  }

  std::string list_version() {
    if (left_out("version")) return {};
    const TomlValue* given = table_.take("version", TomlKind::integer, false);
    return der::integer(given != nullptr ? given->integer : 1);
  }

  std::string list_end(std::int64_t from) {
    const TomlValue* days = table_.take("days", TomlKind::integer, false);
    std::int64_t until =
        from + std::clamp<std::int64_t>(days != nullptr ? days->integer : 7, -100000, 100000) *
                   seconds_a_day;
    until = std::clamp(until, earliest, latest);
    return left_out("next_update") ? std::string() : time(table_, "next_update", until);
  }

  std::string entries(std::int64_t day) {
    if (left_out("entries")) return {};
    const bool given = table_.entry("entries") != nullptr;
    std::string list;
    for (const TomlValue* each : table_.tables("entries", false)) list += list_entry(*each, day);
    return given ? der::tlv(tag::sequence, list) : std::string();
  }

  std::string list_entry(const TomlValue& value, std::int64_t day) {
    TableReader table(value, "the entry", *problems_);
    std::string serial(usual_serial());
    if (const TomlValue* given = table.take("serial", TomlKind::string, false)) {
      serial = read_hex(*given, "serial", *problems_).value_or("");
    }
    std::string extensions;
    const auto add = [&](std::string_view oid, std::string_view octets, bool critical) {
      extensions += der::extension(oid, octets, critical);
    };
    const std::string date = time(table, "date", day);
    if (const TomlValue* reason = table.take("reason", TomlKind::integer, false)) {
      const std::string code(1, static_cast<char>(reason->integer));
      add("2.5.29.21", der::tlv(tag::enumerated, code),
          table.boolean("reason_critical", false).value_or(false));
    }
    if (const TomlValue* since = table.take("invalidity_date", TomlKind::date_time, false)) {
      add("2.5.29.24", der::generalized_time(generalized(since->seconds)),
          table.boolean("invalidity_date_critical", false).value_or(false));
    }
    if (const TomlValue* names = table.take("certificate_issuer", TomlKind::array, false)) {
      add("2.5.29.29",
          der::tlv(tag::sequence, write_general_names(*names, "certificate_issuer", *problems_)),
          table.boolean("certificate_issuer_critical", false).value_or(true));
    }
    for (const std::string& each : write_extensions(table, {}, *problems_)) extensions += each;
    table.done();
    return der::sequence({der::integer_octets(serial), date,
                          extensions.empty() ? extensions : der::tlv(tag::sequence, extensions)});
  }

  static std::string generalized(std::int64_t seconds) {
    std::string text = usual_time(seconds).substr(2);
    return text.size() == 15 ? text : (text < "50" ? "20" : "19") + text;
  }

  // By the CA's key, or the one that is named.
  void read_list_signature() {
    const TomlEntry* key = any("key");
    if (key == nullptr) return read_ca_signature(false);
    const WrittenKey signer = write_key(key->value, "key", *problems_);
    read_algorithm(signer.signer);
    read_signature(signer.signer);
  }

  // --- signatures

  void read_algorithm(std::optional<SampleKey> usual_for) {
    algorithm_ = usual_algorithm(usual_for.value_or(SampleKey::p256));
    if (const TomlEntry* given = any("signature_algorithm")) {
      algorithm_ = write_algorithm(given->value, "signature_algorithm", *problems_);
    }
  }

  void read_ca_signature(bool by_itself) {
    if (by_itself) {
      read_algorithm(key_.signer);
      return read_signature(key_.signer);
    }
    read_algorithm(SampleKey::ca_p256);
    read_signature(ca_key(algorithm_));
  }

  // A signature that isn't one where nobody could make it, unless the example asks for a valid one.
  void read_signature(std::optional<SampleKey> signer) {
    example_.algorithm = algorithm_.der;
    example_.scheme = algorithm_.scheme;
    example_.digest = algorithm_.digest;
    const bool possible = signer && sample_key_signs(*signer, algorithm_.scheme);
    if (possible) example_.signer = signer;
    const TomlValue* given = table_.take("signature", TomlKind::string, false);
    if (given == nullptr) return;
    if (given->text == "valid") {
      if (!possible) {
        problems_->add(given->place, "no sample key makes a valid signature of this kind");
      }
    } else if (given->text == "wrong") {
      example_.signer.reset();
    } else if (const auto octets = read_hex(*given, "signature", *problems_)) {
      example_.signer.reset();
      example_.signature = *octets;
    }
  }

  void read_patches() {
    for (const TomlValue* each : table_.tables("patch", false)) {
      TableReader table(*each, "the patch", *problems_);
      const TomlValue* find = table.take("find", TomlKind::string, true);
      const TomlValue* replace = table.take("replace", TomlKind::string, true);
      table.done();
      if (find == nullptr || replace == nullptr) continue;
      const auto found = read_hex(*find, "find", *problems_);
      const auto by = read_hex(*replace, "replace", *problems_);
      if (found && found->empty()) problems_->add(find->place, "\"find\" is empty");
      if (found && by) example_.patches.push_back({*found, *by});
    }
  }

  SignedExample finish(std::string to_be_signed) {
    example_.octets = std::move(to_be_signed);
    read_patches();
    table_.done();
    for (const TomlEntry& entry : table_.table().entries) {
      if (entry.key != "subject" && entry.key != "issuer")
        add_line(entry.key, toml_text(entry.value));
    }
    return std::move(example_);
  }

  static constexpr std::int64_t earliest = -62'135'596'800;  // of the year 1
  static constexpr std::int64_t latest = 253'402'300'799;    // of the year 9999

  bool ca_ = false;  // the certificate of the CA that signs the others
  TableReader table_;
  SignedDefaults defaults_;
  TomlProblems* problems_;
  SignedExample example_;
  WrittenName subject_;
  WrittenKey key_;
  WrittenAlgorithm algorithm_;
};

SignedExample of_subject(const TomlEntry& subject, const SignedDefaults& defaults,
                         TomlProblems& problems) {
  TomlValue table;
  table.kind = TomlKind::table;
  table.place = subject.place;
  table.entries.push_back(subject);
  SignedReader reader(table, "subject", defaults, problems);
  SignedExample example = defaults.certificate ? reader.certificate() : reader.request();
  // Its only line, without the kind of document above it.
  example.text.erase(0, std::min(example.text.find("\n  "), example.text.size() - 3) + 3);
  return example;
}

SignedExample of_octets(const TomlValue& der, TomlProblems& problems) {
  SignedExample example;
  example.octets = read_hex(der, "der", problems).value_or("");
  for (std::size_t i = 0; i < example.octets.size(); ++i) {
    if (i > 0) example.text += i % 16 == 0 ? '\n' : ' ';
    example.text += fmt::format("{:02x}", static_cast<std::uint8_t>(example.octets[i]));
  }
  return example;
}

}  // namespace

std::optional<SignedExample> read_signed_example(TableReader& example,
                                                 const SignedDefaults& defaults,
                                                 TomlProblems& problems) {
  std::optional<SignedExample> read;
  if (const TomlEntry* subject = example.entry("subject")) {
    example.take("subject", subject->value.kind, false);
    read = of_subject(*subject, defaults, problems);
  }
  if (const TomlValue* request = example.take("request", TomlKind::table, false)) {
    read = SignedReader(*request, "request", defaults, problems).request();
  }
  if (const TomlValue* certificate = example.take("certificate", TomlKind::table, false)) {
    read = SignedReader(*certificate, "certificate", defaults, problems).certificate();
  }
  if (const TomlValue* crl = example.take("crl", TomlKind::table, false)) {
    read = SignedReader(*crl, "crl", defaults, problems).crl();
  }
  if (const TomlValue* pem = example.take("pem", TomlKind::string, false)) {
    read.emplace();
    read->octets = read->text = pem->text;
  }
  if (const TomlValue* der = example.take("der", TomlKind::string, false)) {
    read = of_octets(*der, problems);
  }
  return read;
}

SignedExample read_certificate_example(const TomlValue& value, std::string_view name, bool is_ca,
                                       const SignedDefaults& defaults, TomlProblems& problems) {
  SignedReader reader(value, name, defaults, problems);
  return is_ca ? reader.ca_certificate() : reader.certificate();
}

Result<std::string> file_of(const SignedExample& example) {
  if (!example.made) return example.octets;
  std::string signature = example.signature.value_or(std::string(64, 'Z'));
  if (example.signer) {
    signature = sample_signature(*example.signer, example.scheme, example.digest, example.octets);
  }
  std::string file = der::sequence({example.octets, example.algorithm, der::bit_string(signature)});
  for (const BytePatch& patch : example.patches) {
    const std::size_t at = file.find(patch.find);
    if (at == std::string::npos) return fail("patch", "\"find\" isn't there");
    if (file.find(patch.find, at + 1) != std::string::npos) {
      return fail("patch", "\"find\" is there more than once");
    }
    file.replace(at, patch.find.size(), patch.replace);
  }
  return file;
}

}  // namespace dcvlint
