#include "lint/commands/dcv_survey.h"

#include <fmt/format.h>

#include <algorithm>

#include "lint/engine/rule.h"
#include "lint/facts/authorization_domain.h"
#include "lint/facts/persistent_validation.h"
#include "lint/facts/registered_domain.h"
#include "lint/facts/special_name.h"

namespace dcvlint {
namespace {

// In this order the best of several is what counts.
DcvPresence better(DcvPresence a, DcvPresence b) {
  constexpr std::array order = {DcvPresence::unasked, DcvPresence::right, DcvPresence::shape,
                                DcvPresence::failed,  DcvPresence::wrong, DcvPresence::absent,
                                DcvPresence::unseen};
  const auto rank = [&](DcvPresence each) { return std::ranges::find(order, each); };
  return rank(a) < rank(b) ? a : b;
}

DcvPresence presence_of(const DcvRecordReport& record) {
  DcvPresence best = DcvPresence::unseen;
  for (const DcvSeen& seen : record.seen) best = better(best, seen.presence);
  for (const Sighting& stray : record.strays) {
    // Under a name that only the CA could have told.
    const bool found = stray.place == SightPlace::at_owner && is_taken(stray.token.match);
    best = better(best, found ? DcvPresence::shape : DcvPresence::wrong);
  }
  return best;
}

DcvPresence presence_of(const MailLevels& mail) {
  if (mail.unasked) return DcvPresence::unasked;
  if (!mail.chosen) {
    const bool failed = std::ranges::any_of(mail.all, &MailLevel::failed);
    if (failed) return DcvPresence::failed;
    return mail.choice == MailChoice::only_unsure ? DcvPresence::unseen : DcvPresence::absent;
  }
  switch (mail.all[*mail.chosen].verdict) {
    case MailVerdict::live:
      return DcvPresence::right;
    case MailVerdict::doubtful:
      return DcvPresence::shape;
    default:
      return DcvPresence::unseen;
  }
}

PersistReading reading_of(const Provider& ca) {
  if (ca.id == "letsencrypt") return PersistReading::boulder;
  if (ca.id == "digicert") return PersistReading::digicert;
  return PersistReading::rules;
}

// Obsolete forms are recognised, but nobody is told to add one.
bool is_offered(const RecordShape& shape) {
  return !shape.obsolete && shape.keeping != Keeping::hands;
}

}  // namespace

DcvReport DcvSurvey::of(const AskedName& asked, bool& settled) {
  DcvReport report{asked.ascii, asked.unicode, question_.ca, looks_, {}};
  const auto name = names_.intern(asked.ascii, Name::root);
  if (!name) return report;  // asked_name() has measured it
  for (const DcvMethod method : question_.methods) {
    report.methods.push_back(method_report(method, *name, settled));
  }
  return report;
}

DcvMethodReport DcvSurvey::method_report(DcvMethod method, Name name, bool& settled) {
  DcvMethodReport report;
  report.method = method;
  report.rules =
      builtin_authorities.methods.by_section(fmt::format("3.2.2.4.{}", dcv_method_number(method)));
  if (report.rules == nullptr) return report;
  report.state = report.rules->state_on(question_.as_of);
  if (report.rules->ends != Date{INT32_MAX}) report.ends = report.rules->ends;
  report.barred = why_uncertified(name);
  if (!report.barred.empty()) return report;
  const Domains domains = domains_for(*report.rules, name, settled);
  report.barred = domains.bar;
  if (!report.barred.empty()) return report;
  report.presence = DcvPresence::unseen;
  if (method == DcvMethod::email) {
    mail(report, domains, settled);
    report.unsure = domains.unsure;
    return report;
  }
  bool pruned = false;
  for (const RecordShape* shape : builtin_authorities.providers.shapes_of(*question_.ca, method)) {
    if (!is_offered(*shape)) continue;
    report.records.push_back(record_report(*shape, domains, names_.is_wildcard(name), settled));
    if (!shape->file) report.presence = better(report.presence, presence_of(report.records.back()));
    pruned = pruned || !shape->exact;
  }
  if (pruned) report.unsure = domains.unsure;
  return report;
}

DcvSurvey::Domains DcvSurvey::domains_for(const ValidationMethod& rules, Name name, bool& settled) {
  Domains domains;
  const bool wildcard = names_.is_wildcard(name);
  domains.own = wildcard ? names_.parent(name) : name;
  const AuthorizationDomains found =
      authorization_domains(view_, names_, *question_.suffixes, domains.own, wildcard, rules.ticks,
                            adn_rule(question_.as_of));
  if (found.unasked) settled = false;
  if (found.bar == AdnBar::no_wildcards) {
    domains.bar = "cannot validate a wildcard; use a record or an address";
  } else if (found.bar == AdnBar::no_onion) {
    domains.bar = "cannot validate a name of the Tor network";
  }
  domains.highest = domains.own;
  for (const AuthorizationDomain& each : found.all) {
    domains.all.push_back(each.name);
    // Above the zones that were named somebody else may be in charge.
    const bool ours = repository_ == nullptr || repository_->zone_for(each.name) != nullptr;
    if (each.aliases == 0 && ours) domains.highest = each.name;
  }
  domains.base = base_domain(names_, *question_.suffixes, domains.own).value_or(domains.own);
  if (looks_ && found.unseen) {
    domains.unsure = fmt::format(
        "whether {} is an alias, of whose target the CA could ask, cannot "
        "be seen",
        names_.display(*found.unseen));
  } else if (found.failed) {
    domains.unsure =
        fmt::format("whether {} is an alias could not be looked up", names_.display(*found.failed));
  }
  return domains;
}

TokenInputs DcvSurvey::inputs_for(const RecordShape& shape, bool wildcard) const {
  TokenInputs inputs = question_.inputs;
  if (shape.method != DcvMethod::persist) return inputs;
  PersistQuestion asked;
  asked.issuers = question_.issuers;
  asked.account = question_.inputs.fillings[Filling::account];
  asked.wildcard = wildcard;
  asked.now = question_.inputs.now;
  // The account is a view into the question, which outlives the look.
  inputs.persistent = [asked, reading = reading_of(*question_.ca)](std::string_view text) {
    return persistent_token(text, asked, reading);
  };
  return inputs;
}

DcvRecordReport DcvSurvey::record_report(const RecordShape& shape, const Domains& domains,
                                         bool wildcard, bool& settled) {
  const TokenInputs inputs = inputs_for(shape, wildcard);
  DcvWanted wanted = wanted_record(shape, inputs);
  if (shape.method == DcvMethod::persist && wildcard) wanted.value.text += "; policy=wildcard";
  DcvRecordReport record;
  record.shape = &shape;
  record.owner_known = wanted.owner.complete;
  const bool one_name = shape.file || shape.exact;
  const Name at = one_name ? domains.own : domains.highest;
  const std::string name = names_.display(at);
  if (one_name) {
    record.serves = name + " only";
    if (wildcard) record.serves = "*." + name;
  } else {
    record.serves = name + " and all names below it";
  }
  if (shape.file) {
    record.url = "http://" + name + wanted.owner.text;
    record.content = wanted.value.text;
    record.complete = wanted.owner.complete && wanted.value.complete;
    return record;
  }
  record.add = {wanted.owner.text.empty() ? name : wanted.owner.text + "." + name,
                zone_of(at),
                shape.type,
                wanted.value.text,
                wanted.owner.complete && wanted.value.complete,
                std::string(shape.title)};
  if (!looks_) return record;
  const std::span<const Name> all = domains.all;
  look(record, wanted, inputs, one_name ? std::span(&domains.own, 1) : all, domains.base, settled);
  return record;
}

void DcvSurvey::look(DcvRecordReport& record, const DcvWanted& wanted, const TokenInputs& inputs,
                     std::span<const Name> domains, Name base, bool& settled) {
  for (const Name domain : domains) {
    std::vector<Name> above;
    const unsigned least =
        names_.label_count(registered_domain(names_, question_.suffixes, domain));
    for (Name each = domain; names_.label_count(each) >= std::max(least, 1U);
         each = names_.parent(each)) {
      above.push_back(each);
    }
    record.seen.push_back(look_for_record(view_, names_, wanted, inputs, domain, above));
    if (record.seen.back().presence == DcvPresence::unasked) settled = false;
    if (repository_ != nullptr) look_beside_alias(*repository_, record.seen.back());
  }
  if (repository_ == nullptr) return;
  record.strays = stray_records(*repository_, wanted, inputs, domains, base);
  const bool found = std::ranges::any_of(record.strays, [](const Sighting& stray) {
    return stray.place == SightPlace::at_owner && is_taken(stray.token.match);
  });
  if (found) return;
  // Where the zone is there, so is each label of the shape.
  for (DcvSeen& seen : record.seen) {
    const bool label_unknown = !wanted.owner.complete && seen.presence == DcvPresence::unseen;
    if (label_unknown && is_seen(seen.name)) seen.presence = DcvPresence::absent;
  }
}

bool DcvSurvey::is_seen(Name domain) {
  const Status status = view_.find(domain, Type::txt).status;
  return status != Status::unseen && status != Status::unasked && status != Status::failed &&
         repository_->zone_for(domain) != nullptr;
}

std::string DcvSurvey::why_uncertified(Name name) const {
  const bool wildcard = names_.is_wildcard(name);
  const Name own = wildcard ? names_.parent(name) : name;
  const std::string text = names_.display(own);
  const std::string_view last = std::string_view(text).substr(text.rfind('.') + 1);
  const SpecialName* special = special_name(text, last);
  if (special != nullptr && special->use == SpecialUse::internal) {
    return fmt::format(".{} {} ({}): no public CA certifies it", special->suffix, special->purpose,
                       special->defined);
  }
  if (question_.suffixes->is_public_suffix(text) &&
      (wildcard || text.find('.') == std::string::npos)) {
    return fmt::format(
        "{} is a public suffix: a CA refuses it unless control over all of it is proved (BR "
        "3.2.2.6)",
        text);
  }
  if (text.find('_') != std::string::npos) {
    return "certificates have no names with underscores (BR 7.1.2.7.12)";
  }
  return {};
}

void DcvSurvey::mail(DcvMethodReport& method, const Domains& domains, bool& settled) {
  method.mail_domains = domains.all;
  if (!looks_) return;
  method.mail = mail_levels(view_, names_, method.mail_domains, question_.suffixes);
  method.presence = presence_of(*method.mail);
  if (method.mail->unasked) settled = false;
}

std::string DcvSurvey::zone_of(Name owner) const {
  if (repository_ != nullptr) {
    if (const Zone* zone = repository_->zone_for(owner)) return names_.display(zone->origin());
  }
  return names_.display(registered_domain(names_, question_.suffixes, owner));
}

}  // namespace dcvlint
