#pragma once
// Checks of the dcv family: records by which CAs see that a domain is under control
// (BR 2.3.1 §3.2.2.4), as a zone has them. Their shapes are data/providers.toml.

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"
#include "lint/facts/signed_facts.h"

namespace dcvlint {

// --- tokens in CNAME and TXT records: token.cpp ----------------------------------------------

// A record that is of no use once the domain is validated.
struct DcvStaleRecord {
  static constexpr std::string_view id = "dcv.stale-record";
  static constexpr std::string_view about =
      "A record has the shape of one that a CA looks at once (data/providers.toml).";
  static constexpr auto words = std::array<std::string_view, 4>{"name", "type", "what", "source"};
  static constexpr auto only_types = std::array{Type::cname, Type::txt};
  static constexpr auto params = std::tuple{};
  void operator()(const RecordFact& fact, Hits& hits) const;
};

// acme-challenge, dnsauth and their like, and Sectigo's MD5, without the underscore.
struct DcvLabelWithoutUnderscore {
  static constexpr std::string_view id = "dcv.label-without-underscore";
  static constexpr std::string_view about =
      "A validation record stands at a label that lacks its underscore.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "type", "label"};
  static constexpr auto only_types = std::array{Type::cname, Type::txt};
  static constexpr auto params = std::tuple{};
  void operator()(const RecordFact& fact, Hits& hits) const;
};

// Sectigo's, as a TXT, with digits lost, or of SHA-1.
struct DcvTokenMisshapen {
  static constexpr std::string_view id = "dcv.token-misshapen";
  static constexpr std::string_view about =
      "A record is meant for the digest of a request, and has another type or form than the CA "
      "looks "
      "for.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "type", "problem"};
  static constexpr auto only_types = std::array{Type::cname, Type::txt};
  static constexpr auto params = std::tuple{};
  void operator()(const RecordFact& fact, Hits& hits) const;
};

// --- requests beside zones: request_record.cpp -------------------------------------------------

struct DcvRecordOfOtherRequest {
  static constexpr std::string_view id = "dcv.record-of-other-request";
  static constexpr std::string_view about =
      "Zones of the run have a record made of some request at a name of this one or above it, and "
      "none made of this one.";
  static constexpr auto words = std::array<std::string_view, 2>{"owner", "label"};
  static constexpr auto params = std::tuple{};
  void operator()(const RequestFact& fact, Hits& hits) const;
};

// --- names without a way: no_method.cpp ------------------------------------------------------

struct DcvNoMethod {
  static constexpr std::string_view id = "dcv.no-method";
  static constexpr std::string_view about =
      "Names of a zone that can get a certificate, for which zones show that none of the methods "
      "in "
      "[policy] methods can work. One finding a zone. Not where mail and contacts are the only "
      "ones.";
  static constexpr auto words = std::array<std::string_view, 2>{"names", "reason"};
  static constexpr auto params = std::tuple{};
  void operator()(const ZoneFact& fact, Hits& hits) const;
};

// --- aliases: alias.cpp ----------------------------------------------------------------------

// _acme-challenge of a host that is gone still leads to somebody else.
struct DcvDanglingDelegation {
  static constexpr std::string_view id = "dcv.dangling-delegation";
  static constexpr std::string_view about =
      "_acme-challenge leads out of the zones, and the host that it is for has no records.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "host", "target"};
  static constexpr auto only_types = std::array{Type::cname};
  static constexpr auto params = std::tuple{};
  void operator()(const OwnerFact& owner, Hits& hits) const;
};

// *.d CNAME answers for _acme-challenge.d.
struct DcvWildcardAlias {
  static constexpr std::string_view id = "dcv.wildcard-alias";
  static constexpr std::string_view about =
      "A wildcard CNAME that leads out of the zones answers for _acme-challenge.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"name", "target", "label", "parent"};
  static constexpr auto only_types = std::array{Type::cname};
  static constexpr auto params = std::tuple{};
  void operator()(const OwnerFact& owner, Hits& hits) const;
};

// *.d TXT answers for every label at which a CA looks.
struct DcvWildcardText {
  static constexpr std::string_view id = "dcv.wildcard-text";
  static constexpr std::string_view about =
      "A wildcard TXT answers for the labels of validation records.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "label", "text"};
  static constexpr auto only_types = std::array{Type::txt};
  static constexpr auto params = std::tuple{};
  void operator()(const OwnerFact& owner, Hits& hits) const;
};

// --- _validation-persist, and _ip-validation-persist for addresses: persist.cpp
// --------------------------------------------------------

struct DcvPersistMalformed {
  static constexpr std::string_view id = "dcv.persist-malformed";
  static constexpr std::string_view about =
      "A record at _validation-persist is malformed in every reading.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "why"};
  static constexpr auto only_types = std::array{Type::txt};
  static constexpr auto params = std::tuple{};
  void operator()(const RecordFact& fact, Hits& hits) const;
};

struct DcvPersistOwner {
  static constexpr std::string_view id = "dcv.persist-owner";
  static constexpr std::string_view about =
      "The text of a persistent validation stands at a name where no CA looks for one.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "wanted"};
  static constexpr auto only_types = std::array{Type::txt};
  static constexpr auto params = std::tuple{};
  void operator()(const RecordFact& fact, Hits& hits) const;
};

struct DcvPersistAlias {
  static constexpr std::string_view id = "dcv.persist-alias";
  static constexpr std::string_view about = "_validation-persist is an alias.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "target"};
  static constexpr auto only_types = std::array{Type::cname};
  static constexpr auto params = std::tuple{};
  void operator()(const RecordFact& fact, Hits& hits) const;
};

// Some CAs' code takes what others refuse.
struct DcvPersistReadings {
  static constexpr std::string_view id = "dcv.persist-readings";
  static constexpr std::string_view about =
      "CAs read a record at _validation-persist in different ways.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "why", "who"};
  static constexpr auto only_types = std::array{Type::txt};
  static constexpr auto params = std::tuple{};
  void operator()(const RecordFact& fact, Hits& hits) const;
};

// persistUntil in other letters: seen by some CAs' code only.
struct DcvPersistUntilUnseen {
  static constexpr std::string_view id = "dcv.persist-until-unseen";
  static constexpr std::string_view about =
      "The end of a record at _validation-persist is written so that only some CAs see it.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "tag", "until"};
  static constexpr auto only_types = std::array{Type::txt};
  static constexpr auto params = std::tuple{};
  void operator()(const RecordFact& fact, Hits& hits) const;
};

struct DcvPersistExpired {
  static constexpr std::string_view id = "dcv.persist-expired";
  static constexpr std::string_view about =
      "persistUntil of a record at _validation-persist has passed.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "issuer", "until"};
  static constexpr auto only_types = std::array{Type::txt};
  static constexpr auto params = std::tuple{};
  void operator()(const RecordFact& fact, Hits& hits) const;
};

struct DcvPersistExpiring {
  std::int64_t days = 30;
  static constexpr std::string_view id = "dcv.persist-expiring";
  static constexpr std::string_view about =
      "persistUntil of a record at _validation-persist is near.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"name", "issuer", "until", "days_left"};
  static constexpr auto only_types = std::array{Type::txt};
  static constexpr auto params =
      std::tuple{param("days", &DcvPersistExpiring::days, "how many days ahead it is told")};
  Result<void> prepare();
  void operator()(const RecordFact& fact, Hits& hits) const;
};

struct DcvPersistIssuerUnknown {
  static constexpr std::string_view id = "dcv.persist-issuer-unknown";
  static constexpr std::string_view about =
      "A record at _validation-persist names a CA that our table doesn't have.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "issuer", "nearest"};
  static constexpr auto only_types = std::array{Type::txt};
  static constexpr auto params = std::tuple{};
  void operator()(const RecordFact& fact, Hits& hits) const;
};

struct DcvPersistAccountUri {
  static constexpr std::string_view id = "dcv.persist-accounturi";
  static constexpr std::string_view about =
      "accounturi of a record at _validation-persist is no URI.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "account"};
  static constexpr auto only_types = std::array{Type::txt};
  static constexpr auto params = std::tuple{};
  void operator()(const RecordFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
