#include <string>

#include "lint/facts/caa_contact.h"
#include "rules/caa/checks.h"
#include "rules/caa/issue_value.h"
#include "rules/caa/place.h"
#include "rules/shared/days_text.h"

namespace dcvlint {

namespace {

std::string mailbox_problem(std::string_view value, const MailboxCheck& check) {
  if (check.end > check.at && quote_size(value, check.at) > 0 && value[check.at] != '\'' &&
      check.fault != MailboxFault::display_name)
    return "it has quotation marks of its own";
  return std::string(mailbox_fault_text(check.fault));
}

}  // namespace

void CaaContactemailSyntax::operator()(const CaaFact& caa, Hits& hits) const {
  if (caa.property.known_tag != CaaTag::contactemail) return;
  const std::string_view value = caa.property.value;
  MailboxCheck check = check_mailbox(value);
  // To RFC 6532 these are letters like any outside ASCII.
  if (const std::size_t mark = quote_size(value, 0); mark > 1)
    check = {MailboxFault::bad_local_part, 0, static_cast<std::uint32_t>(mark)};
  if (check.fault == MailboxFault::none) return;
  Hit& hit = hits.add(CaaText(caa).value(check.at, check.end), owner_text(caa),
                      {{"owner", owner_text(caa)},
                       {"value", excerpt(value)},
                       {"problem", mailbox_problem(value, check)}});
  const bool removable =
      check.fault == MailboxFault::outer_blank || check.fault == MailboxFault::mailto;
  if (!removable) return;
  std::string mended(value);
  mended.erase(check.at, check.end - check.at);
  if (check_mailbox(mended).fault != MailboxFault::none) return;
  CaaFix(caa).value(check.at, check.end, "").give(hits, hit, true, "leave the bare address");
}

void CaaContactphoneSyntax::operator()(const CaaFact& caa, Hits& hits) const {
  if (caa.property.known_tag != CaaTag::contactphone) return;
  const std::string_view value = caa.property.value;
  const PhoneCheck check = check_global_number(value);
  if (check.fault == PhoneFault::none) return;
  hits.add(CaaText(caa).value(check.at, check.end), owner_text(caa),
           {{"owner", owner_text(caa)},
            {"value", excerpt(value)},
            {"problem", phone_fault_text(value, check)}});
}

Result<void> CaaContactSunset::prepare() const {
  const CaaTag which = caa_tag(tag);
  if (which != CaaTag::contactemail && which != CaaTag::contactphone)
    return fail("tag", "must be contactemail or contactphone");
  return {};
}

void CaaContactSunset::operator()(const CaaFact& caa, Hits& hits) const {
  if (caa.property.known_tag != caa_tag(tag)) return;
  hits.add(CaaText(caa).tag(), owner_text(caa),
           {{"owner", owner_text(caa)},
            {"value", excerpt(caa.property.value)},
            {"until", to_string(until)},
            {"in", days_text(days_between(caa.in.as_of, until))}});
}

}  // namespace dcvlint
