// Which of several domains a CA's mail had best go to, and until when it may go at all.

#include <algorithm>
#include <array>

#include "lint/facts/mailbox.h"

namespace dcvlint {

namespace {

constexpr std::string_view better_method = "a change in DNS (BR 3.2.2.4.7, ACME's dns-01)";

// Its servers may be where the view can't see; that it has some is known.
bool takes_mail(const MailLevel& level) {
  return level.verdict == MailVerdict::live ||
         (level.verdict == MailVerdict::unseen && !level.servers.empty());
}

bool unsure(const MailLevel& level) {
  return level.verdict == MailVerdict::doubtful || level.verdict == MailVerdict::unseen;
}

void choose(MailLevels& levels, const Names& names) {
  const Name name = levels.all.front().domain;
  const auto own = [&](const MailLevel& level) { return names.is_within(name, level.domain); };
  std::optional<std::size_t> top, doubtful, alias;
  bool above_takes = true;  // the highest own domain takes mail
  for (std::size_t i = 0; i < levels.all.size(); ++i) {
    const MailLevel& level = levels.all[i];
    if (!own(level)) {
      if (takes_mail(level) && !alias) alias = i;
      continue;
    }
    above_takes = takes_mail(level);
    if (above_takes) top = i;
    if (level.verdict == MailVerdict::doubtful) doubtful = i;
  }
  levels.chosen = top ? top : alias ? alias : doubtful;
  if (top) {
    levels.choice = above_takes ? MailChoice::base : MailChoice::highest;
  } else if (alias) {
    levels.choice = MailChoice::only_alias;
  } else if (std::ranges::any_of(levels.all, unsure)) {
    levels.choice = MailChoice::only_unsure;
  }
}

}  // namespace

MailLevels mail_levels(View& view, Names& names, std::span<const Name> domains,
                       const PublicSuffixes* suffixes) {
  MailLevels levels;
  for (const Name domain : domains) {
    const MailLevel& level = levels.all.emplace_back(mail_level(view, names, domain, suffixes));
    levels.unasked = levels.unasked || level.verdict == MailVerdict::unasked;
  }
  if (!levels.unasked && !levels.all.empty()) choose(levels, names);
  return levels;
}

std::string mail_choice_text(const MailLevels& levels, const Names& names) {
  if (levels.all.empty()) return "there is no domain to ask about";
  const std::string name = names.display(levels.all.front().domain);
  const std::string chosen =
      levels.chosen ? names.display(levels.all[*levels.chosen].domain) : std::string();
  switch (levels.choice) {
    case MailChoice::base:
      return "one validation at " + chosen + " serves every name below it, wildcards too";
    case MailChoice::highest:
      return "of the domains above " + name + " that take mail, " + chosen +
             " is the highest: it serves every name below it, wildcards too";
    case MailChoice::only_alias:
      return name + " is an alias; only " + chosen +
             " takes mail, and whoever has that domain reads it";
    case MailChoice::only_unsure:
      return levels.chosen ? "no domain is sure to take mail; " + chosen + " may"
                           : "whether one of the domains takes mail can't be seen from here";
    case MailChoice::none:
      break;
  }
  return "no domain takes mail: validate by " + std::string(better_method);
}

std::optional<MailSunset> mail_sunset(const ValidationMethods& methods, std::uint8_t method,
                                      Date as_of) {
  constexpr std::array<std::uint8_t, 5> by_mail_or_phone{4, 13, 14, 16, 17};
  if (std::ranges::find(by_mail_or_phone, method) == by_mail_or_phone.end()) return std::nullopt;
  const ValidationMethod* known = methods.by_section("3.2.2.4." + std::to_string(method));
  if (known == nullptr) return std::nullopt;
  MailSunset sunset{known->ends, known->ends, days_between(as_of, known->ends), better_method};
  for (const MethodPhase& phase : known->phases) {
    if (phase.state == MethodState::should_not) sunset.discouraged = phase.from;
  }
  return sunset;
}

}  // namespace dcvlint
