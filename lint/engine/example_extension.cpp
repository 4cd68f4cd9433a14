#include "lint/engine/example_extension.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lint/base/der.h"
#include "lint/engine/example_name.h"
#include "lint/facts/extension.h"
#include "lint/sources/der_writer.h"

namespace dcvlint {
namespace {

constexpr auto key_usages = std::to_array<std::string_view>(
    {"digitalSignature", "contentCommitment", "keyEncipherment", "dataEncipherment", "keyAgreement",
     "keyCertSign", "cRLSign", "encipherOnly", "decipherOnly"});

struct Purpose {
  std::string_view name;
  std::string_view oid;  // content octets
};
constexpr auto purposes = std::to_array<Purpose>({{"serverAuth", oids::server_auth},
                                                  {"clientAuth", oids::client_auth},
                                                  {"codeSigning", oids::code_signing},
                                                  {"emailProtection", oids::email_protection},
                                                  {"timeStamping", oids::time_stamping},
                                                  {"OCSPSigning", oids::ocsp_signing},
                                                  {"anyExtendedKeyUsage", oids::any_purpose}});

bool is_list(const TomlValue& value, std::string_view key, TomlProblems& problems) {
  if (value.kind == TomlKind::array) return true;
  wrong_kind(value, key, toml_kind_text(TomlKind::array), problems);
  return false;
}

bool is_table(const TomlValue& value, std::string_view key, TomlProblems& problems) {
  if (value.kind == TomlKind::table) return true;
  wrong_kind(value, key, toml_kind_text(TomlKind::table), problems);
  return false;
}

std::string uri(std::string_view text) { return der::tlv(tag::context(6, false), text); }

// --- one function an extension: content of its OCTET STRING ----------------------------------

std::string names(const TomlValue& value, std::string_view key, TomlProblems& problems) {
  return der::tlv(tag::sequence, write_general_names(value, key, problems));
}

std::string key_usage(const TomlValue& value, std::string_view key, TomlProblems& problems) {
  if (!is_list(value, key, problems)) return {};
  std::uint16_t bits = 0;
  for (const std::string_view name : strings_of(value, key, problems)) {
    const auto found = std::ranges::find(key_usages, name);
    if (found == key_usages.end()) {
      problems.add(value.place, fmt::format("unknown key usage \"{}\"", name),
                   nearest_help(name, key_usages));
      continue;
    }
    bits = static_cast<std::uint16_t>(bits | 1U << (found - key_usages.begin()));
  }
  return der::named_bits(bits);
}

std::string extended_key_usage(const TomlValue& value, std::string_view key,
                               TomlProblems& problems) {
  if (!is_list(value, key, problems)) return {};
  std::string out;
  for (const TomlValue& item : value.items) {
    const auto found = std::ranges::find(purposes, item.text, &Purpose::name);
    out += der::tlv(tag::oid, found != purposes.end() ? std::string(found->oid)
                                                      : write_oid(item, key, problems));
  }
  return der::tlv(tag::sequence, out);
}

std::string basic_constraints(const TomlValue& value, std::string_view key,
                              TomlProblems& problems) {
  if (!is_table(value, key, problems)) return {};
  TableReader table(value, key, problems);
  std::string out;
  if (table.boolean("ca", true).value_or(false)) out += der::boolean(true);
  if (const TomlValue* length = table.take("path_length", TomlKind::integer, false)) {
    out += der::integer(length->integer);
  }
  table.done();
  return der::tlv(tag::sequence, out);
}

// PolicyInformation from { oid, cps, notice }.
std::string policy(const TomlValue& value, TomlProblems& problems) {
  TableReader table(value, "the policy", problems);
  const TomlValue* oid = table.take("oid", TomlKind::string, true);
  std::string qualifiers;
  if (const TomlValue* cps = table.take("cps", TomlKind::string, false)) {
    qualifiers += der::sequence({der::tlv(tag::oid, oids::qualifier_cps), der::ia5(cps->text)});
  }
  if (const TomlEntry* notice = table.entry("notice")) {
    table.take("notice", notice->value.kind, false);
    qualifiers += der::sequence(
        {der::tlv(tag::oid, oids::qualifier_user_notice),
         der::sequence({write_text(notice->value, "notice", tag::utf8_string, problems)})});
  }
  table.done();
  return der::sequence(
      {der::tlv(tag::oid, oid != nullptr ? write_oid(*oid, "oid", problems) : std::string()),
       qualifiers.empty() ? std::string() : der::tlv(tag::sequence, qualifiers)});
}

std::string policies(const TomlValue& value, std::string_view key, TomlProblems& problems) {
  if (!is_list(value, key, problems)) return {};
  std::string out;
  for (const TomlValue& item : value.items) {
    out += item.kind == TomlKind::table
               ? policy(item, problems)
               : der::sequence({der::tlv(tag::oid, write_oid(item, key, problems))});
  }
  return der::tlv(tag::sequence, out);
}

std::string octets(const TomlValue& value, std::string_view key, TomlProblems& problems) {
  return der::octet_string(read_hex(value, key, problems).value_or(""));
}

std::string authority_key(const TomlValue& value, std::string_view key, TomlProblems& problems) {
  if (!is_table(value, key, problems)) return {};
  TableReader table(value, key, problems);
  std::string out;
  if (const TomlValue* id = table.take("key", TomlKind::string, false)) {
    out += der::context(0, read_hex(*id, "key", problems).value_or(""), false);
  }
  if (const TomlValue* issuer = table.take("issuer", TomlKind::array, false)) {
    out += der::context(1, write_general_names(*issuer, "issuer", problems));
  }
  if (const TomlValue* serial = table.take("serial", TomlKind::string, false)) {
    out += der::context(2, read_hex(*serial, "serial", problems).value_or(""), false);
  }
  table.done();
  return der::tlv(tag::sequence, out);
}

std::string distribution_point(std::string_view general_names) {
  return der::sequence({der::context(0, der::context(0, general_names))});
}

// A DistributionPoint for each name.
std::string distribution_points(const TomlValue& value, std::string_view key,
                                TomlProblems& problems) {
  if (!is_list(value, key, problems)) return {};
  std::string out;
  for (const TomlValue& item : value.items) {
    const bool bare = item.kind == TomlKind::string;
    out += distribution_point(bare ? uri(item.text) : write_general_name(item, key, problems));
  }
  return der::tlv(tag::sequence, out);
}

std::string access_descriptions(std::string_view method,
                                const std::vector<std::string_view>& uris) {
  std::string out;
  for (const std::string_view each : uris) {
    out += der::sequence({der::tlv(tag::oid, method), uri(each)});
  }
  return out;
}

std::string authority_info_access(const TomlValue& value, std::string_view key,
                                  TomlProblems& problems) {
  if (!is_table(value, key, problems)) return {};
  TableReader table(value, key, problems);
  std::string out;
  if (const auto uris = table.texts("ocsp", false)) out += access_descriptions(oids::ocsp, *uris);
  if (const auto uris = table.texts("ca_issuers", false)) {
    out += access_descriptions(oids::ca_issuers, *uris);
  }
  table.done();
  return der::tlv(tag::sequence, out);
}

std::string tls_feature(const TomlValue& value, std::string_view key, TomlProblems& problems) {
  if (!is_list(value, key, problems)) return {};
  std::string out;
  for (const TomlValue& item : value.items) {
    if (item.kind != TomlKind::integer) {
      wrong_kind(item, key, toml_kind_text(TomlKind::integer), problems);
    }
    out += der::integer(item.integer);
  }
  return der::tlv(tag::sequence, out);
}

std::string big_endian(std::uint64_t value, unsigned size) {
  std::string out;
  for (unsigned i = size; i-- > 0;) out += static_cast<char>(value >> (8 * i) & 0xFFU);
  return out;
}

// SignedCertificateTimestampList (RFC 6962 §3.3); the signatures are octets that are none.
std::string scts(const TomlValue& value, std::string_view key, TomlProblems& problems) {
  if (!is_list(value, key, problems)) return {};
  std::string list;
  for (const TomlValue& item : value.items) {
    if (!is_table(item, key, problems)) continue;
    TableReader table(item, key, problems);
    const TomlValue* log = table.take("log", TomlKind::string, true);
    const TomlValue* at = table.take("at", TomlKind::date_time, true);
    table.done();
    if (log == nullptr || at == nullptr) continue;
    const auto milliseconds = static_cast<std::uint64_t>(at->seconds * 1000);
    const std::string sct = std::string(1, '\0') + read_hex(*log, "log", problems).value_or("") +
                            big_endian(milliseconds, 8) + std::string(2, '\0') + "\4\3" +
                            big_endian(64, 2) + std::string(64, 'Z');
    list += big_endian(sct.size(), 2) + sct;
  }
  return der::octet_string(big_endian(list.size(), 2) + list);
}

std::string poison(const TomlValue& value, std::string_view key, TomlProblems& problems) {
  if (value.kind != TomlKind::boolean) {
    wrong_kind(value, key, toml_kind_text(TomlKind::boolean), problems);
  }
  return der::null();
}

// --- of revocation lists

std::string integer(const TomlValue& value, std::string_view key, TomlProblems& problems) {
  if (value.kind == TomlKind::string) {
    return der::integer_octets(read_hex(value, key, problems).value_or(""));
  }
  if (value.kind != TomlKind::integer) {
    wrong_kind(value, key, toml_kind_text(TomlKind::integer), problems);
  }
  return der::integer(value.integer);
}

std::string issuing_distribution_point(const TomlValue& value, std::string_view key,
                                       TomlProblems& problems) {
  if (!is_table(value, key, problems)) return {};
  TableReader table(value, key, problems);
  std::string names;
  if (const auto uris = table.texts("uri", false)) {
    for (const std::string_view each : *uris) names += uri(each);
  }
  if (const TomlValue* more = table.take("names", TomlKind::array, false)) {
    names += write_general_names(*more, "names", problems);
  }
  std::string out;
  if (!names.empty()) out += der::context(0, der::context(0, names));
  if (table.boolean("relative", false).value_or(false)) {
    const std::string attribute = der::attribute("2.5.4.3", der::utf8("list 1"));
    out += der::context(0, der::context(1, attribute));
  }
  const auto flag = [&](std::string_view name, unsigned number) {
    if (table.boolean(name, false).value_or(false)) out += der::context(number, "\xFF", false);
  };
  flag("only_user", 1);
  flag("only_ca", 2);
  if (table.boolean("reasons", false).value_or(false)) out += der::context(3, "\x06\x40", false);
  flag("indirect", 4);
  flag("only_attribute", 5);
  table.done();
  return der::tlv(tag::sequence, out);
}

// --- the table -------------------------------------------------------------------------------

struct Row {
  std::string_view key, critical_key;
  std::string_view oid;
  bool critical;  // if the example doesn't say
  std::string (*write)(const TomlValue& value, std::string_view key, TomlProblems& problems);
};
constexpr auto rows = std::to_array<Row>({
    {"san", "san_critical", "2.5.29.17", false, &names},
    {"issuer_alt_name", "issuer_alt_name_critical", "2.5.29.18", false, &names},
    {"key_usage", "key_usage_critical", "2.5.29.15", true, &key_usage},
    {"extended_key_usage", "extended_key_usage_critical", "2.5.29.37", false, &extended_key_usage},
    {"basic_constraints", "basic_constraints_critical", "2.5.29.19", true, &basic_constraints},
    {"policies", "policies_critical", "2.5.29.32", false, &policies},
    {"subject_key_identifier", "subject_key_identifier_critical", "2.5.29.14", false, &octets},
    {"authority_key_identifier", "authority_key_identifier_critical", "2.5.29.35", false,
     &authority_key},
    {"crl_distribution_points", "crl_distribution_points_critical", "2.5.29.31", false,
     &distribution_points},
    {"authority_info_access", "authority_info_access_critical", "1.3.6.1.5.5.7.1.1", false,
     &authority_info_access},
    {"tls_feature", "tls_feature_critical", "1.3.6.1.5.5.7.1.24", false, &tls_feature},
    {"scts", "scts_critical", "1.3.6.1.4.1.11129.2.4.2", false, &scts},
    {"precert_poison", "precert_poison_critical", "1.3.6.1.4.1.11129.2.4.3", true, &poison},
    {"freshest_crl", "freshest_crl_critical", "2.5.29.46", false, &distribution_points},
    {"crl_number", "crl_number_critical", "2.5.29.20", false, &integer},
    {"delta_crl_indicator", "delta_crl_indicator_critical", "2.5.29.27", true, &integer},
    {"issuing_distribution_point", "issuing_distribution_point_critical", "2.5.29.28", true,
     &issuing_distribution_point},
});

class ExtensionWriter {
 public:
  ExtensionWriter(TableReader& table, const std::vector<ExtensionDefault>& defaults,
                  TomlProblems& problems)
      : table_(&table), defaults_(&defaults), problems_(&problems) {}

  std::vector<std::string> write() {
    const TomlEntry* more = table_->entry("extensions");
    const bool named = more != nullptr && more->value.kind == TomlKind::table;
    std::optional<TableReader> inner;
    if (named) {
      table_->take("extensions", TomlKind::table, false);
      inner.emplace(more->value, "extensions", *problems_);
    }
    for (const Row& row : rows) extension(row, inner ? &*inner : nullptr);
    if (inner) inner->done();
    if (!named) raw();
    return std::move(written_);
  }

 private:
  // The table that has the key; a problem when both have it.
  TableReader* owner(std::string_view key, TableReader* inner) {
    if (inner == nullptr || inner->entry(key) == nullptr) return table_;
    if (table_->entry(key) != nullptr) {
      problems_->add(inner->entry(key)->place, fmt::format("\"{}\" is given twice", key));
    }
    return inner;
  }

  void extension(const Row& row, TableReader* inner) {
    for (TableReader* each : {table_, inner}) {
      if (each != nullptr) ask(*each, row);
    }
    const TomlEntry* entry = owner(row.key, inner)->entry(row.key);
    const TomlEntry* critical = owner(row.critical_key, inner)->entry(row.critical_key);
    const bool is_critical = critical != nullptr ? critical->value.boolean : row.critical;
    if (entry != nullptr) {
      if (entry->value.kind == TomlKind::boolean && !entry->value.boolean) return;
      return add(row, value(row, entry->value), is_critical);
    }
    const auto usual = std::ranges::find(*defaults_, row.key, &ExtensionDefault::key);
    if (usual != defaults_->end()) {
      add(row, usual->value, is_critical);
    } else if (critical != nullptr) {
      problems_->add(critical->place, fmt::format("\"{}\" without \"{}\"", critical->key, row.key));
    }
  }

  static void ask(TableReader& table, const Row& row) {
    if (const TomlEntry* entry = table.entry(row.key)) {
      table.take(row.key, entry->value.kind, false);
    } else {
      table.take(row.key, TomlKind::other, false);
    }
    table.boolean(row.critical_key, false);
  }

  std::string value(const Row& row, const TomlValue& value) {
    const bool is_raw =
        value.kind == TomlKind::table && value.entries.size() == 1 && value.entries[0].key == "hex";
    if (!is_raw) return row.write(value, row.key, *problems_);
    return read_hex(value.entries[0].value, "hex", *problems_).value_or("");
  }

  void add(const Row& row, std::string_view value, bool critical) {
    written_.push_back(der::extension(row.oid, value, critical));
  }

  void raw() {
    for (const TomlValue* each : table_->tables("extensions", false)) {
      TableReader table(*each, "the extension", *problems_);
      const TomlValue* oid = table.take("oid", TomlKind::string, true);
      const TomlValue* hex = table.take("hex", TomlKind::string, true);
      const bool critical = table.boolean("critical", false).value_or(false);
      table.done();
      if (oid == nullptr || hex == nullptr) continue;
      written_.push_back(
          der::sequence({der::tlv(tag::oid, write_oid(*oid, "oid", *problems_)),
                         critical ? der::boolean(true) : std::string(),
                         der::octet_string(read_hex(*hex, "hex", *problems_).value_or(""))}));
    }
  }

  TableReader* table_;
  const std::vector<ExtensionDefault>* defaults_;
  TomlProblems* problems_;
  std::vector<std::string> written_;
};

}  // namespace

std::vector<std::string> write_extensions(TableReader& table,
                                          const std::vector<ExtensionDefault>& defaults,
                                          TomlProblems& problems) {
  return ExtensionWriter(table, defaults, problems).write();
}

std::string subject_alt_name_value(std::string_view general_names) {
  return der::tlv(tag::sequence, general_names);
}
std::string policies_value(std::string_view policy) {
  return der::sequence({der::sequence({der::oid(policy)})});
}
std::string crl_number_value(std::int64_t number) { return der::integer(number); }
std::string key_usage_value(std::uint16_t bits) { return der::named_bits(bits); }
std::string extended_key_usage_value(std::string_view oid) {
  return der::sequence({der::tlv(tag::oid, oid)});
}
std::string authority_key_identifier_value(std::string_view key) {
  return der::sequence({der::context(0, key, false)});
}
std::string distribution_point_value(std::string_view address) {
  return der::sequence({distribution_point(uri(address))});
}
std::string authority_info_access_value(std::string_view ocsp, std::string_view ca_issuers) {
  return der::tlv(tag::sequence, access_descriptions(oids::ocsp, {ocsp}) +
                                     access_descriptions(oids::ca_issuers, {ca_issuers}));
}

}  // namespace dcvlint
