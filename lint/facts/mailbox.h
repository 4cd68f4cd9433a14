#pragma once
// Where a CA's mail to the constructed addresses of a domain goes (BR 2.3.1 §3.2.2.4.4), as far as
// DNS tells: mail servers as RFC 5321 §5.1 and RFC 7505 have them found. Whether anybody reads the
// mailbox no record tells.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/date.h"
#include "lint/facts/answer.h"
#include "lint/facts/domain_lists.h"
#include "lint/facts/ip_range.h"
#include "lint/facts/name.h"
#include "lint/facts/validation_method.h"

namespace dcvlint {

// The whole list: a CA must not use root@, info@ or security@, nor an address from WHOIS or SOA.
inline constexpr std::array<std::string_view, 5> constructed_local_parts{
    "admin", "administrator", "webmaster", "hostmaster", "postmaster"};
// Every domain that takes mail has this one (RFC 5321 §4.5.1); the others are up to its owner.
inline constexpr std::string_view certain_local_part = "postmaster";

// Whether mail to a domain, or through one server, arrives.
enum class MailVerdict : std::uint8_t {
  live,
  doubtful,  // it may, but nobody should count on it: the remarks say why
  dead,
  unseen,   // the view can't see what decides
  unasked,  // a live view has noted questions whose answers decide
};
std::string_view mail_verdict_text(MailVerdict verdict);  // "live", …, "cannot see", "not asked"

enum class MailRemarkKind : std::uint8_t {
  // of the domain
  null_mx,         // says that it takes no mail (RFC 7505)
  null_mx_beside,  // says so beside other MX records, which RFC 7505 §3 forbids
  no_such_name,    // NXDOMAIN
  no_server,       // exists, with neither MX nor address
  implicit_mx,     // no MX: its own addresses count for mail servers (RFC 5321 §5.1)
  alias,           // is an alias, so that its target's servers take its mail
  from_wildcard,   // MX, or the addresses in its place, come of a wildcard
  foreign,         // all servers are in other registrable domains
  too_many,        // not all its servers were looked at
  lookup_failed,
  lookup_bogus,  // did not validate; CAs' mailers SHOULD, not MUST look (BR 4.2.2.2.3)
  hidden,        // outside of what the view sees
  // of one server
  server_alias,       // is an alias, which RFC 2181 §10.3 and RFC 5321 §5.1 forbid
  server_is_address,  // the digits of an address, read as a name
  server_localhost,   // "localhost" is whoever asks
  server_not_public,  // has only addresses that are not routed (RFC 6890)
  server_missing,     // NXDOMAIN
  server_addressless,
  server_failed,
  server_bogus,
  server_hidden,  // outside of what the view sees: it may well be there
};

// What keeps everybody outside from an address in a zone: unreached_block(), but for addresses for
// documentation, which stand for others in samples, and for the two prefixes that carry addresses
// of hosts that are reached.
const SpecialBlock* unreachable_block(std::string_view octets);

// So many servers of a domain are asked about, and so many addresses of each, of one family.
inline constexpr std::size_t most_mail_servers = 16, most_mail_addresses = 8;

struct MailServer {
  std::string name;                      // without a final dot
  std::uint16_t preference = 0;          // of an implicit one: 0
  const AnswerRecord* record = nullptr;  // its MX record; null: implicit
  MailVerdict verdict = MailVerdict::unasked;
  // At most 8 of each family, in the order of the answers.
  std::vector<IpAddress> addresses;
  const SpecialBlock* block = nullptr;  // of server_not_public: that of the first address
};

struct MailRemark {
  static constexpr std::uint16_t domain = UINT16_MAX;

  MailRemarkKind kind{};
  std::uint16_t server = domain;  // index in MailLevel::servers
};

// One domain that the CA may put behind the "@".
struct MailLevel {
  Name domain{};
  MailVerdict verdict = MailVerdict::unasked;
  Answer mx;
  std::vector<MailServer> servers;  // by preference, then as in the answer; one entry a name
  std::vector<MailRemark> remarks;  // those of the domain come first

  bool has(MailRemarkKind kind) const;
  // A look-up that matters failed, so that another hour may bring another verdict.
  bool failed() const;
};

// Who is asked about names. Servers of MX records come in wire form, so that a source that must not
// add to Names can look all the same.
class MailSource {
 public:
  virtual ~MailSource() = default;
  virtual Answer find(Name name, Type type) = 0;
  virtual Answer find_host(std::span<const std::uint8_t> wire, Type type) = 0;
  virtual std::string host_text(std::span<const std::uint8_t> wire) const = 0;  // without final dot
  virtual const Names& names() const = 0;
};

// The servers of `domain` ("*." dropped). The best 16 of them are asked about, and an implicit one
// only where there is no MX. `suffixes` tells whose domain a server is in; null: two labels are a
// domain. Records and places belong to the view.
MailLevel mail_level(MailSource& source, Name domain, const PublicSuffixes* suffixes);
MailLevel mail_level(View& view, Names& names, Name domain, const PublicSuffixes* suffixes);

// Why an address is the one to choose.
enum class MailChoice : std::uint8_t {
  none,         // no domain takes mail
  base,         // the highest one, which serves all names below it, wildcards too
  highest,      // those above it take no mail
  only_alias,   // no domain above the name does, but a target of its aliases
  only_unsure,  // nothing better than `doubtful` or `unseen`
};

struct MailLevels {
  std::vector<MailLevel> all;  // in the order given
  MailChoice choice = MailChoice::none;
  std::optional<std::size_t> chosen;  // index in `all`
  bool unasked = false;               // of one of them at least: choice is not made then
};

// `domains`: the Authorization Domain Names for e-mail, nearest first, so that the first one is the
// name itself (lint/facts/authorization_domain.h). Among those that take mail the highest above the
// name is chosen: one validation there serves every name below, and every wildcard (BR 3.2.2.4).
MailLevels mail_levels(View& view, Names& names, std::span<const Name> domains,
                       const PublicSuffixes* suffixes);

// Sentences without a full stop, printable.
std::string mail_remark_text(const MailLevel& level, const MailRemark& remark, const Names& names);
// Why this one, or why none: "one validation at lu.example serves all names below it".
std::string mail_choice_text(const MailLevels& levels, const Names& names);

// The end of a method that goes by mail or by phone: 4, 13, 14, 16 or 17 of BR 3.2.2.4.
struct MailSunset {
  Date discouraged{};          // CAs SHOULD NOT use it from this day on
  Date ends{};                 // and must neither use it nor what it validated from this one on
  std::int32_t days_left = 0;  // until `ends`; 0 and below: it has come
  std::string_view better;     // what to move to, as a phrase
};
std::optional<MailSunset> mail_sunset(const ValidationMethods& methods, std::uint8_t method,
                                      Date as_of);

}  // namespace dcvlint
