#include "lint/facts/igtf_entity.h"

#include <doctest/doctest.h>

#include <string>

#include "lint/facts/oid.h"

using namespace dcvlint;

TEST_CASE("hosts, robots and people of a grid") {
  struct Row {
    const char* policy;  // dotted; empty: none
    std::string_view purpose;
    const char* cn;
    const char* table;
  };
  const Row rows[] = {
      {"1.2.840.113612.5.2.3.3.1", oids::server_auth, "Robot - x", "igtf-robot"},
      {"1.2.840.113612.5.2.3.3.2", oids::client_auth, "x", "igtf-host"},
      {"1.2.840.113612.5.2.3.3.3", oids::server_auth, "x", "igtf-person"},
      {"1.2.840.113612.5.2.3.3.4", oids::server_auth, "x", "igtf-host"},
      {"1.2.840.113612.5.2.2.1", oids::client_auth, "Jan Kowalski", "igtf-person"},
      {"", {}, "se.psnc.pl", "igtf-host"},
      {"", {}, "Jan P. Kowalski", "igtf-person"},
      {"", {}, "jan@psnc.pl", "igtf-person"},
  };
  for (const Row& row : rows) {
    INFO(row.policy << " " << row.cn);
    const std::string oid = *row.policy == '\0' ? std::string() : oid_octets(row.policy).value();
    const Policy policies[] = {{oid, {}, {}}};
    const OidAt purposes[] = {{row.purpose, {}}};
    Attribute cn;
    cn.type = AttributeType::common_name;
    cn.text = cn.raw = row.cn;
    Extension extension;
    Signed object;
    object.subject.attributes = std::span(&cn, 1);
    if (!oid.empty()) object.extensions.certificate_policies.policies = policies;
    if (!row.purpose.empty()) object.extensions.extended_key_usage = {&extension, purposes};
    CHECK(igtf_table(igtf_entity(object)) == row.table);
  }
}
