#include "rules/mail/mail_use.h"

#include "lint/facts/ca_policy.h"

namespace dcvlint {

MailUse mail_use(const Context& in) {
  MailUse use;
  if (in.policy == nullptr) return use;
  for (const std::string& label : in.policy->methods) {
    const ValidationMethod* method = in.authorities.methods.find(label);
    switch (method != nullptr ? method->number : 0) {
      case 4:
        use.constructed = true;
        break;
      case 16:
      case 17:
        use.phone = true;
        [[fallthrough]];
      case 13:
      case 14:
        use.contacts = true;
        break;
      default:
        use.others = true;
    }
  }
  return use;
}

}  // namespace dcvlint
