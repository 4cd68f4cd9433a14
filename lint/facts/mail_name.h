#pragma once
// Mailboxes in certificates: rfc822Name (RFC 5280 §4.2.1.6), SmtpUTF8Mailbox (RFC 9598), and the
// texts of a subject that are mailboxes.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/extension.h"
#include "lint/facts/general_name.h"

namespace dcvlint {

// Whether it is an otherName of type SmtpUTF8Mailbox.
bool is_smtp_utf8_mailbox(const GeneralName& name);
// The text of an rfc822Name or of a SmtpUTF8Mailbox that is a UTF8String; nothing of others.
std::optional<std::string_view> mailbox_of(const GeneralName& name);
// What breaks the form of the two: "it has no @", "its local part is plain ASCII, so that it must
// be an rfc822Name"; empty: nothing, or the name is of another kind.
std::string mailbox_problem(const GeneralName& name);
// One mailbox, as far as its form tells.
bool is_mailbox(std::string_view text);
// RFC 5321 §2.4: local parts are told apart by case, domains are not.
bool same_mailbox(std::string_view a, std::string_view b);
// The mailboxes among names, sorted: a certificate may have thousands on both sides.
class Mailboxes {
 public:
  enum class Kinds : std::uint8_t { all, rfc822 };
  explicit Mailboxes(const SubjectAltName& names, Kinds kinds = Kinds::all);
  // By same_mailbox.
  bool has(std::string_view mailbox) const;

 private:
  std::vector<std::string> sorted_;  // domains in lower case
};

}  // namespace dcvlint
