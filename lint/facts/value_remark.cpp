#include "lint/facts/value_remark.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "lint/base/utf8.h"
#include "lint/facts/certificate_profile.h"
#include "lint/facts/known_names.h"
#include "lint/facts/page_mixup.h"
#include "lint/facts/signed_facts.h"
#include "lint/facts/text_memo.h"
#include "lint/facts/text_verdict.h"

namespace dcvlint {
namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";  // U+FFFD

// A character that the type does not have can be read all the same.
bool is_no_text(TextFault fault) {
  return fault != TextFault::none && fault != TextFault::not_in_set;
}

// Where what looks like an escape has a meaning of its own: names of hosts, mailboxes.
bool may_be_escaped(AttributeType type, Escape kind) {
  if (type == AttributeType::domain_component || type == AttributeType::email_address) return false;
  return type != AttributeType::common_name || kind != Escape::a_label;
}

// Read with the wrong character set, certainly or probably.
ValueRemark remark_of(std::optional<Mojibake> found) {
  if (!found) return {};
  const ValueCause cause = found->certain ? ValueCause::mojibake : ValueCause::suspect;
  ValueRemark remark{cause};
  remark.mojibake = std::move(found);
  return remark;
}

ValueRemark find_misreading(std::string_view text, std::string_view country) {
  auto found = find_mojibake(text, country);
  if (!found) found = find_page_mixup(text, country);
  return remark_of(std::move(found));
}

struct Misreading {
  ValueRemark remark;
};

ValueRemark misreading_alone(const SignedFact& of, std::string_view text) {
  // A list holds for some of the inputs, and what is remembered for all.
  if (const KnownNames* known = known_names(of)) {
    if (auto found = misread_known(*known, text)) return remark_of(std::move(found));
  }
  return remembered<Misreading>(
             of.in, text, country_of(of),
             [](auto octets, auto country) { return Misreading{find_misreading(octets, country)}; })
      .remark;
}

// The values of a subject come from one program: what is certain of one makes it likely of others.
ValueRemark misreading(const SignedFact& of, std::string_view text) {
  constexpr std::size_t most = 16;
  ValueRemark remark = misreading_alone(of, text);
  if (remark.mojibake) return remark;
  const auto attributes = of.object.subject.attributes;
  for (const Attribute& each : attributes.first(std::min(attributes.size(), most))) {
    if (each.text == text || is_ascii(each.text) || is_no_text(each.text_fault)) continue;
    const ValueRemark beside = misreading_alone(of, each.text);
    if (!beside.mojibake) continue;
    auto found = find_page_mixup_like(*beside.mojibake, text, country_of(of));
    if (!found) continue;
    remark.cause = found->certain ? ValueCause::mojibake : ValueCause::suspect;
    remark.mojibake = std::move(found);
    break;
  }
  return remark;
}

// The values of a subject come from one program: one that lost a letter did so in others, too.
bool is_lossy_beside(const SignedFact& of, const Attribute& attribute) {
  constexpr std::size_t most = 16;
  const auto attributes = of.object.subject.attributes;
  return std::ranges::any_of(
      attributes.first(std::min(attributes.size(), most)), [&](const Attribute& each) {
        if (each.text == attribute.text || is_no_text(each.text_fault)) return false;
        const auto loss = find_loss(each.text, {may_ask(each.type), country_of(of)});
        return loss && loss->kind == Loss::question_mark && !is_known_name(of, each.text);
      });
}

std::optional<LossFound> loss_in(const SignedFact& of, const Attribute& attribute) {
  if (auto loss = find_loss(attribute.text, {may_ask(attribute.type), country_of(of)})) return loss;
  const auto question = find_question(attribute.text);
  if (!question) return std::nullopt;
  const KnownNames* known = known_names(of);
  const bool is_known = known != nullptr && !filled_known(*known, attribute.text).empty();
  return is_known || is_lossy_beside(of, attribute) ? question : std::nullopt;
}

}  // namespace

bool may_ask(AttributeType type) {
  switch (type) {
    case AttributeType::locality:
    case AttributeType::state:
    case AttributeType::street:
    case AttributeType::jurisdiction_locality:
    case AttributeType::jurisdiction_state:
    case AttributeType::place_of_birth:
    case AttributeType::surname:
    case AttributeType::given_name:
      return false;
    default:
      return true;
  }
}

std::string_view country_of(const SignedFact& fact) {
  const Attribute* country = fact.object.subject.first(AttributeType::country);
  return country == nullptr ? std::string_view{} : country->text;
}

bool is_unwanted(const SignedFact& of, const Attribute& attribute) {
  const CertificateProfiles* profiles = of.in.profiles;
  const CertificateProfile* table =
      profiles == nullptr ? nullptr : profiles->of(of.profile.profile);
  if (table == nullptr) return false;
  const AttributePresence* row = table->presence(attribute.type, of.day);
  return row != nullptr && row->presence == Presence::forbidden;
}

ValueRemark value_remark(const SignedFact& of, const Attribute& attribute) {
  if (is_no_text(attribute.text_fault)) return {ValueCause::not_text};
  ValueRemark remark;
  if (is_known_name(of, attribute.text)) {
    if (is_unwanted(of, attribute)) remark.cause = ValueCause::unwanted;
    return remark;
  }
  if (!is_ascii(attribute.text)) {
    if (attribute.text.find(replacement_character) != std::string_view::npos) {
      return {ValueCause::lost};
    }
    remark = misreading(of, attribute.text);
    if (explains_loss(remark.mojibake, Loss::question_mark)) return remark;
  }
  if (const auto loss = loss_in(of, attribute);
      loss && !explains_loss(remark.mojibake, loss->kind)) {
    remark.cause = ValueCause::lossy;
    remark.mojibake.reset();
    remark.loss = loss;
  }
  if (remark.cause != ValueCause::none) return remark;
  if (is_unwanted(of, attribute)) return {ValueCause::unwanted};
  if (auto escape = find_escape(attribute.text);
      escape && may_be_escaped(attribute.type, escape->kind)) {
    remark.cause = ValueCause::escaped;
    remark.escape = std::move(escape);
  }
  return remark;
}

}  // namespace dcvlint
