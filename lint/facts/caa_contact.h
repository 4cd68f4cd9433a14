#pragma once
// Contacts that CAA names: the contactemail and contactphone properties (BR
// 2.3.1 appendix A.1) and the addresses in iodef's mailto: (RFC 8659 §4.4).

#include <cstdint>
#include <string>
#include <string_view>

namespace dcvlint {

// Why a text is no address that mail can be sent to.
enum class MailboxFault : std::uint8_t {
  none,
  empty,
  outer_blank,     // before or behind the address
  mailto,          // begins with "mailto:"
  display_name,    // "Hostmaster <dns@example.se>", "<dns@example.se>"
  several,         // a list
  no_at,           // no "@"
  bad_local_part,  // RFC 5322 §3.2.3 dot-atom, or a quoted string
  bad_domain,
  not_utf8,
};
struct MailboxCheck {
  MailboxFault fault = MailboxFault::none;
  std::uint32_t at = 0, end = 0;  // octets that break it; at == end for the empty text
};
// The whole text must be one addr-spec of RFC 6532 §3.2: as RFC 5322 §3.4.1,
// with UTF-8 outside ASCII. Comments and folding are not taken, as nobody writes them.
MailboxCheck check_mailbox(std::string_view text);
// For "…: {}": "it has several addresses". Empty for none.
std::string_view mailbox_fault_text(MailboxFault fault);

enum class PhoneFault : std::uint8_t {
  none,
  empty,
  no_plus,        // a national number
  bad_character,  // no digit and no visual separator of RFC 3966
  no_digits,
};
struct PhoneCheck {
  PhoneFault fault = PhoneFault::none;
  std::uint32_t at = 0, end = 0;
};
// A global number of RFC 3966 §5.1.4: "+", then digits with "-", ".", "(" and
// ")" between; BR appendix A.1.2 also takes spaces.
PhoneCheck check_global_number(std::string_view text);
std::string phone_fault_text(std::string_view text, const PhoneCheck& check);  // as it is written

}  // namespace dcvlint
