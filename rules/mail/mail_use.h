#pragma once
// How far an organisation relies on validation by mail.

#include "lint/facts/zone_facts.h"

namespace dcvlint {

// By the methods of [policy].
struct MailUse {
  bool constructed = false;  // mail to admin@ and its like: ca-tbr-4
  bool contacts = false;     // mail or calls to contacts in DNS: ca-tbr-13, -14, -16, -17
  bool phone = false;        // of those, the calls
  bool others = false;
  // No other way but by contacts, which may be there or not.
  bool alone() const { return constructed && !others; }
};
MailUse mail_use(const Context& in);

}  // namespace dcvlint
