// What names a person or an organisation in certificates for mail.

#include <algorithm>

#include "lint/facts/mail_name.h"
#include "rules/smime/checks.h"
#include "rules/subject/attribute_set.h"

namespace dcvlint {
namespace {

std::string_view text_of(const Attribute* attribute) {
  return attribute == nullptr ? std::string_view() : attribute->text;
}

// By a pseudonym that it is, or by all names of the person that are there.
bool names_person(std::string_view cn, const DistinguishedName& subject) {
  const std::string_view pseudonym = text_of(subject.first(AttributeType::pseudonym));
  if (!pseudonym.empty()) return cn == pseudonym;
  const std::string_view given = text_of(subject.first(AttributeType::given_name));
  const std::string_view surname = text_of(subject.first(AttributeType::surname));
  if (given.empty() && surname.empty()) return false;
  return cn.find(given) != std::string_view::npos && cn.find(surname) != std::string_view::npos;
}

}  // namespace

Result<void> SmimeCommonName::prepare() {
  for (std::string_view each : sources) {
    if (each == "mailbox") {
      mailbox_ = true;
    } else if (each == "organization") {
      organization_ = true;
    } else if (each == "person") {
      person_ = true;
    } else {
      return fail("sources", "\"" + std::string(each) + "\" is no source of a CN");
    }
  }
  return {};
}

void SmimeCommonName::operator()(const AttributeFact& fact, Hits& hits) const {
  if (fact.attribute.type != AttributeType::common_name) return;
  const std::string_view cn = fact.attribute.text;
  const DistinguishedName& subject = fact.of.object.subject;
  if (mailbox_ && is_mailbox(cn)) return;
  if (organization_ && cn == text_of(subject.first(AttributeType::organization))) return;
  if (person_ && names_person(cn, subject)) return;
  std::string allowed;
  const auto add = [&](bool there, std::string_view text) {
    if (!there) return;
    if (!allowed.empty()) allowed += " nor ";
    allowed += text;
  };
  add(mailbox_, "a mailbox");
  add(organization_, "the name in O");
  add(person_, "the person's name or pseudonym");
  hits.add(fact.attribute.value, attribute_label(fact.attribute),
           {{"value", value_text(cn)}, {"sources", allowed}});
}

void SmimePseudonymMixed::operator()(const SignedFact& fact, Hits& hits) const {
  const DistinguishedName& subject = fact.object.subject;
  const Attribute* pseudonym = subject.first(AttributeType::pseudonym);
  if (pseudonym == nullptr) return;
  const Attribute* name = subject.first(AttributeType::given_name);
  if (name == nullptr) name = subject.first(AttributeType::surname);
  if (name == nullptr) return;
  Hit& hit =
      hits.add(pseudonym->place, attribute_label(*pseudonym),
               {{"pseudonym", value_text(pseudonym->text)}, {"name", attribute_label(*name)}});
  hits.relate(hit, name->place, "the name");
}

}  // namespace dcvlint
