// What names a person or an organisation in certificates for mail.

#include <algorithm>
#include <string>
#include <vector>

#include "lint/facts/mail_name.h"
#include "lint/facts/place_key.h"
#include "rules/smime/checks.h"
#include "rules/subject/attribute_set.h"

namespace dcvlint {
namespace {

std::string_view text_of(const Attribute* attribute) {
  return attribute == nullptr ? std::string_view() : attribute->text;
}

// The words of a name as keys that are the same with and without accents.
std::vector<std::string> word_keys(std::string_view name) {
  std::vector<std::string> keys;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find_first_of(" -"), name.size());
    std::string key = place_keys(name.substr(0, end)).whole;
    if (!key.empty()) keys.push_back(std::move(key));
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return keys;
}

// Whether one of the wanted words stands among the words, in whole or as an initial: somebody with
// three given names goes by one.
bool has_one_of(const std::vector<std::string>& words, const std::vector<std::string>& wanted) {
  return std::ranges::any_of(wanted, [&](const std::string& each) {
    return std::ranges::any_of(words, [&](const std::string& word) {
      return word == each || (word.size() == 1 && each.starts_with(word));
    });
  });
}

// Without "von", "de", "van", where a longer word stands beside them.
std::vector<std::string> without_particles(std::vector<std::string> surname) {
  constexpr std::size_t longest_particle = 3;
  const auto is_short = [](const std::string& each) { return each.size() <= longest_particle; };
  if (!std::ranges::all_of(surname, is_short)) std::erase_if(surname, is_short);
  return surname;
}

// By a pseudonym that it is, or by a name of each kind that is there. Where there is neither, other
// rules tell that, or the common name may be the only one (Legacy): nothing to compare it with.
bool names_person(std::string_view cn, const DistinguishedName& subject) {
  const std::string_view pseudonym = text_of(subject.first(AttributeType::pseudonym));
  if (!pseudonym.empty() && cn == pseudonym) return true;
  const std::string_view given = text_of(subject.first(AttributeType::given_name));
  const std::string_view surname = text_of(subject.first(AttributeType::surname));
  if (given.empty() && surname.empty()) return pseudonym.empty();
  const std::vector<std::string> words = word_keys(cn);
  return (given.empty() || has_one_of(words, word_keys(given))) &&
         (surname.empty() || has_one_of(words, without_particles(word_keys(surname))));
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
