#pragma once
// Names of requests and certificates in examples of rules: from TOML to DER.
//
// A Name is a table, its keys in the order of the RDNs: { C = "SE", O = "KTH", OU = ["IT", "Net"]
// }, a list giving one RDN for each value; or a list of tables, one for each RDN, for RDNs of
// several attributes: [{ C = "SE" }, { O = "KTH", OU = "IT" }]. Keys are attributes in long or
// short form, or OIDs in quotes. A text is a string, or a table: { text = "…", type = "bmp" }, {
// hex = "C3 28", type = "utf8" }, { tlv = "…" } for a whole value. Types are utf8, printable, ia5,
// bmp, t61 (written as Latin-1), universal, numeric and visible. Without one it is printable for C,
// serialNumber, dnQualifier and jurisdictionC, ia5 for emailAddress and DC, else utf8.
//
// A GeneralName is a string: "www.kth.se", "IP:192.0.2.1", "email:a@b.example", "URI:https://…",
// "RID:1.2.3"; or a table with the type dns, ip, email, uri, rid, other, directory, x400 or edi:
// { type = "dns", text = "…" }, { type = "ip", hex = "C0 00 02" }, { type = "directory",
// name = { C = "SE" } }, { type = "other", oid = "1.2.3", tlv = "…" }.
//
// What can't be read is a problem; what is given back then means nothing.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/engine/toml_tree.h"
#include "lint/facts/subject.h"

namespace dcvlint {

struct WrittenName {
  std::string der;
  std::string text;                       // "C=SE, O=KTH, OU=IT"
  std::vector<std::string> common_names;  // those that are plain texts
  std::vector<AttributeType> types;       // of all attributes
  bool has(AttributeType type) const;
};
WrittenName write_name(const TomlValue& value, std::string_view key, TomlProblems& problems);

// A character string as a whole TLV.
std::string write_text(const TomlValue& value, std::string_view key, std::uint8_t default_tag,
                       TomlProblems& problems);
std::string write_general_name(const TomlValue& value, std::string_view key,
                               TomlProblems& problems);
// The elements of a list, one after another.
std::string write_general_names(const TomlValue& value, std::string_view key,
                                TomlProblems& problems);
// Octets from a string of hexadecimal digits in pairs, white space between them.
std::optional<std::string> read_hex(const TomlValue& value, std::string_view key,
                                    TomlProblems& problems);
// An OID's content octets from its dotted form.
std::string write_oid(const TomlValue& value, std::string_view key, TomlProblems& problems);

// Four or sixteen octets of an address, when `text` is one.
std::optional<std::string> address_octets(std::string_view text);
// A dNSName that a CA could have meant: labels with dots between them, nothing but what such have.
bool looks_like_dns_name(std::string_view text);

}  // namespace dcvlint
