#include <string>

#include "lint/facts/caa_contact.h"
#include "rules/caa/checks.h"
#include "rules/caa/issue_value.h"
#include "rules/caa/place.h"

namespace dcvlint {

namespace {

std::string mailbox_problem(std::string_view value, const MailboxCheck& check) {
  if (check.end > check.at && quote_size(value, check.at) > 0 && value[check.at] != '\'' &&
      check.fault != MailboxFault::display_name)
    return "it has quotation marks of its own";
  switch (check.fault) {
    case MailboxFault::empty:
      return "it is empty";
    case MailboxFault::outer_blank:
      return "a blank stands around it";
    case MailboxFault::mailto:
      return "\"mailto:\" does not belong to an address";
    case MailboxFault::display_name:
      return "it has more than the bare address";
    case MailboxFault::several:
      return "it has several addresses";
    case MailboxFault::no_at:
      return "it has no \"@\"";
    case MailboxFault::bad_local_part:
      return "the part before \"@\" is malformed";
    case MailboxFault::bad_domain:
      return "the part behind \"@\" is no domain name";
    case MailboxFault::not_utf8:
      return "it is not UTF-8";
    case MailboxFault::none:
      break;
  }
  return "";
}

std::string phone_problem(std::string_view value, const PhoneCheck& check) {
  switch (check.fault) {
    case PhoneFault::empty:
      return "it is empty";
    case PhoneFault::no_plus:
      return "it does not begin with \"+\" and the country code";
    case PhoneFault::no_digits:
      return "it has no digits";
    case PhoneFault::bad_character:
      if (value[check.at] == ' ') return "a blank stands around it";
      return "\"" + std::string(value.substr(check.at, check.end - check.at)) +
             "\" may not stand in a number";
    case PhoneFault::none:
      break;
  }
  return "";
}

std::string in_days(std::int32_t days) {
  if (days == 0) return "today";
  const std::int32_t size = days < 0 ? -days : days;
  const std::string count = std::to_string(size) + (size == 1 ? " day" : " days");
  return days > 0 ? "in " + count : count + " ago";
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
            {"problem", phone_problem(value, check)}});
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
            {"in", in_days(days_between(caa.in.as_of, until))}});
}

}  // namespace dcvlint
