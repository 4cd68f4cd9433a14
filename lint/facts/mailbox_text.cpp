// What is known of a domain's mail, in words.

#include <algorithm>

#include "lint/facts/mailbox.h"

namespace dcvlint {

namespace {

std::string why_failed(const Answer& answer) {
  if (answer.reply == nullptr || answer.reply->why.empty()) return "";
  return " (" + std::string(answer.reply->why) + ")";
}

std::string domain_remark_text(const MailLevel& level, MailRemarkKind kind, const Names& names) {
  const std::string domain = names.display(level.domain);
  switch (kind) {
    case MailRemarkKind::null_mx:
      return domain + " says that it takes no mail: its MX is \".\"";
    case MailRemarkKind::null_mx_beside:
      return domain + " has the MX \".\", which says that it takes no mail, beside others";
    case MailRemarkKind::no_such_name:
      return domain + " does not exist";
    case MailRemarkKind::no_server:
      return domain + " has neither MX nor address records";
    case MailRemarkKind::implicit_mx:
      return domain + " has no MX, so that its own addresses count for a mail server";
    case MailRemarkKind::alias:
      return domain + " is an alias of " + names.display(level.mx.owner) +
             ", whose mail servers count";
    case MailRemarkKind::from_wildcard:
      return domain + " has its records from a wildcard, which invents names as well";
    case MailRemarkKind::foreign:
      return "all mail servers of " + domain + " are in other domains: who reads its mail there?";
    case MailRemarkKind::too_many:
      return domain + " has more mail servers than were looked at";
    case MailRemarkKind::lookup_failed:
      return "the look-up of the MX of " + domain + " failed" + why_failed(level.mx);
    case MailRemarkKind::lookup_bogus:
      return "the MX of " + domain +
             " does not validate, and a CA that looks as it should can't mail there";
    case MailRemarkKind::hidden:
      return domain + " is outside of what can be seen here";
    default:
      return "";
  }
}

std::string server_remark_text(const MailServer& server, MailRemarkKind kind) {
  const std::string start = "the mail server " + server.name + " ";
  switch (kind) {
    case MailRemarkKind::server_alias:
      return start + "is an alias, which an MX must not name";
    case MailRemarkKind::server_is_address:
      return start + "is an address, which is read as a name";
    case MailRemarkKind::server_localhost:
      return start + "is the very machine that sends";
    case MailRemarkKind::server_not_public:
      return start + "has only addresses that nobody reaches from outside (" +
             std::string(server.block->name) + ", " + std::string(server.block->defined) + ")";
    case MailRemarkKind::server_missing:
      return start + "does not exist";
    case MailRemarkKind::server_addressless:
      return start + "has no address";
    case MailRemarkKind::server_failed:
      return "the look-up of the mail server " + server.name + " failed";
    case MailRemarkKind::server_bogus:
      return "the addresses of the mail server " + server.name + " do not validate";
    case MailRemarkKind::server_hidden:
      return start + "is outside of what can be seen here";
    default:
      return "";
  }
}

}  // namespace

std::string_view mail_verdict_text(MailVerdict verdict) {
  constexpr std::array<std::string_view, 5> texts{"live", "doubtful", "dead", "cannot see",
                                                  "not asked"};
  return texts[static_cast<std::size_t>(verdict)];
}

std::string mail_remark_text(const MailLevel& level, const MailRemark& remark, const Names& names) {
  if (remark.server == MailRemark::domain) return domain_remark_text(level, remark.kind, names);
  return server_remark_text(level.servers[remark.server], remark.kind);
}

}  // namespace dcvlint
