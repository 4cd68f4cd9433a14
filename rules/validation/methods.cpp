// Which method validated which name at which one (BR 3.2.2.4).

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "lint/facts/authorization_domain.h"
#include "lint/facts/host_name.h"
#include "lint/facts/validation_reuse.h"
#include "rules/validation/checks.h"
#include "rules/validation/text.h"

namespace dcvlint {
namespace {

constexpr std::array<std::string_view, 4> states{"not-yet", "allowed", "should-not", "retired"};

// Rules about issuing: the day of the issue, as far as it is known.
std::optional<Date> day_of_issue(const LogLine& line) {
  return line.issued ? utc_day(*line.issued) : line.day();
}

bool is_since(const LogLine& line, Date since) {
  const auto day = day_of_issue(line);
  return !day || *day >= since;
}

// A validation of a name in DNS or of the Tor network, by a method that we know.
bool is_of_name(const LogLine& line) {
  return line.kind == LogKind::validation && line.method != nullptr && !line.name.empty() &&
         line.method->family != MethodFamily::ip && !is_address(line.name);
}

// The aliases of a line as a view: what it does not tell is not seen.
class LoggedAliases : public View {
 public:
  LoggedAliases(const LogLine& line, Names& names) : told_(line.has(LogField::aliases)) {
    add(without_wildcard(line.name), names);
    for (const std::string_view alias : line.aliases) add(alias, names);
  }
  Answer find(Name name, Type /*type*/) override {
    Answer answer;
    answer.owner = answer.source = name;
    const auto at = std::ranges::find(chain_, name);
    const bool last = at == chain_.end() || at + 1 == chain_.end();
    if (last) {
      answer.status = told_ ? Status::no_data : Status::unseen;
      return answer;
    }
    record_.rdata = wires_[static_cast<std::size_t>(at + 1 - chain_.begin())];
    answer.status = Status::records;
    answer.records = std::span(&record_, 1);
    return answer;
  }

 private:
  void add(std::string_view text, Names& names) {
    const auto name = names.intern(std::string(text) + ".", Name::root);
    if (!name) return;
    chain_.push_back(*name);
    names.append_wire(*name, wires_.emplace_back());
  }

  bool told_;
  std::vector<Name> chain_;
  std::vector<std::vector<std::uint8_t>> wires_;
  AnswerRecord record_;
};

std::string enumeration(const AuthorizationDomains& domains, const Names& names) {
  constexpr std::size_t most = 6;
  std::string out;
  for (std::size_t i = 0; i < domains.all.size() && i < most; ++i) {
    out += (i == 0 ? "" : ", ") + names.display(domains.all[i].name);
  }
  if (domains.all.size() > most) out += ", …";
  return out;
}

// A single label may be the domain of a brand, which is its own base domain (BR 1.6.1). Countries
// and the domains of RFC 920 are none.
bool may_be_brand(std::string_view label) {
  constexpr std::array<std::string_view, 8> first{"arpa", "com", "edu", "gov",
                                                  "int",  "mil", "net", "org"};
  return label.find('.') == std::string_view::npos && label.size() != 2 &&
         std::ranges::find(first, label) == first.end();
}

bool is_suffix(const Context& in, std::string_view name) {
  return in.lists != nullptr && !may_be_brand(name) &&
         in.lists->public_suffixes.is_public_suffix(name);
}

// What other rules say better than "not derivable".
bool is_told_elsewhere(const LogLineFact& fact) {
  const LogLine& line = fact.line;
  const std::string_view bare = without_wildcard(line.name);
  return (is_wildcard(line.name) && !line.method->ticks.wildcard) ||
         (is_onion(line.name) && !line.method->ticks.onion) ||
         (!line.method->ticks.prune && is_under(bare, line.adn)) || is_suffix(fact.in, line.adn) ||
         may_be_brand(line.adn);
}

}  // namespace

Result<void> ValidationMethodState::prepare() const {
  if (of != "all" && of != "names" && of != "addresses") {
    return fail("of", "must be names or addresses");
  }
  for (const std::string_view known : {"retired", "should-not", "not-yet", "ending"}) {
    if (state == known) return {};
  }
  return fail("state", "must be retired, should-not, not-yet or ending");
}

void ValidationMethodState::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (line.kind != LogKind::validation || line.method == nullptr || !line.time) return;
  if (of != "all" && (of == "addresses") != (line.method->family == MethodFamily::ip)) return;
  const Date day = utc_day(*line.time);
  const bool ending = state == "ending";
  if (ending && line.method->ends == Date{INT32_MAX}) return;
  const std::string_view wanted = ending ? std::string_view("allowed") : state;
  if (states[static_cast<std::size_t>(line.method->state_on(day))] != wanted) return;
  const auto since = ending ? line.method->ends : line.method->state_since(day);
  const Date first = line.method->phases.empty() ? day : line.method->phases.front().from;
  hits.add(line.at(LogField::method), line.name,
           {{"name", subject_of(line)},
            {"method", method_of(line)},
            {"day", to_string(day)},
            {"since", since                ? to_string(*since)
                      : state == "not-yet" ? to_string(first)
                                           : "long ago"}});
}

Result<void> ValidationUnsuitedMethod::prepare() const {
  if (names == "wildcard" || names == "onion") return {};
  return fail("names", "must be wildcard or onion");
}

void ValidationUnsuitedMethod::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (!is_of_name(line) || !is_since(line, since)) return;
  const MethodTicks& ticks = line.method->ticks;
  const bool unsuited = names == "wildcard" ? is_wildcard(line.name) && !ticks.wildcard
                                            : is_onion(line.name) && !ticks.onion;
  if (!unsuited) return;
  hits.add(line.at(LogField::method), line.name,
           {{"name", line.name}, {"method", method_of(line)}});
}

void ValidationMethodKind::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (line.kind != LogKind::validation || line.method == nullptr || line.name.empty()) return;
  const ValidationMethod& method = *line.method;
  const bool for_tor_alone = method.family == MethodFamily::other && method.ticks.onion;
  std::string_view kind;
  if (is_address(line.name)) {
    if (method.family == MethodFamily::ip) return;
    kind = method.hosts ? "names" : "neither names nor addresses";
  } else if (method.family == MethodFamily::ip) {
    kind = "addresses";
  } else if (!method.hosts) {
    kind = "neither names nor addresses";
  } else if (for_tor_alone && !is_onion(line.name)) {
    kind = "names of the Tor network";
  } else {
    return;
  }
  hits.add(line.at(LogField::method), line.name,
           {{"name", line.name}, {"method", method_of(line)}, {"kind", kind}});
}

void ValidationWildcardOnHost::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (line.kind != LogKind::certificate || line.certificate.empty()) return;
  if (!is_since(line, since)) return;
  for (const std::string_view name : line.names) {
    if (!is_wildcard(name)) continue;
    constexpr std::size_t most = 64;  // a name has one or two
    const auto lines = fact.log.about(line.certificate, LogKind::validation, name);
    const LogLine* host = nullptr;
    bool suited = lines.size() > most;
    for (const std::uint32_t number : lines.first(std::min(lines.size(), most))) {
      const LogLine& validation = fact.log.lines[number];
      suited = suited || validation.method == nullptr || validation.method->ticks.wildcard;
      if (suited) break;
      // What was validated as a wildcard is another rule's matter.
      if (!is_wildcard(validation.name)) host = &validation;
    }
    if (suited || host == nullptr) continue;
    Hit& hit = hits.add(line.at(LogField::names), name,
                        {{"certificate", line.certificate},
                         {"name", name},
                         {"host", host->name},
                         {"method", method_of(*host)}});
    hits.relate(hit, host->at(LogField::method), "the validation");
  }
}

void ValidationWildcardOfSuffix::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (!is_of_name(line) || !is_wildcard(line.name)) return;
  const std::string_view suffix = without_wildcard(line.name);
  if (!is_suffix(fact.in, suffix)) return;
  hits.add(line.at(LogField::name), line.name, {{"name", line.name}, {"suffix", suffix}});
}

void ValidationDescendant::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (!is_of_name(line) || line.adn.empty() || line.method->ticks.prune) return;
  if (!is_since(line, since)) return;
  const std::string_view bare = without_wildcard(line.name);
  if (bare == line.adn || !is_under(bare, line.adn)) return;
  hits.add(line.at(LogField::adn), line.name,
           {{"name", line.name}, {"adn", line.adn}, {"method", method_of(line)}});
}

void ValidationAdn::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  const auto day = line.day();
  if (!is_of_name(line) || line.adn.empty() || !day || fact.in.lists == nullptr) return;
  if (line.adn == line.name || is_told_elsewhere(fact)) return;
  Names names(0);
  const auto name = names.intern(std::string(line.name) + ".", Name::root);
  const auto adn = names.intern(std::string(line.adn) + ".", Name::root);
  if (!name || !adn) return;
  LoggedAliases aliases(line, names);
  const AuthorizationDomains domains =
      authorization_domains(aliases, names, fact.in.lists->public_suffixes, *name, false,
                            line.method->ticks, adn_rule(*day));
  if (domains.find(*adn) != nullptr || domains.unseen.has_value() == logged) return;
  hits.add(line.at(LogField::adn), line.name,
           {{"name", line.name},
            {"adn", line.adn},
            {"method", method_of(line)},
            {"reachable", enumeration(domains, names)}});
}

void ValidationAdnAboveBase::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (!is_of_name(line) || line.adn.empty() || !is_suffix(fact.in, line.adn)) return;
  if (line.adn == without_wildcard(line.name)) return;
  hits.add(line.at(LogField::adn), line.name, {{"name", line.name}, {"adn", line.adn}});
}

void ValidationRegistrarBase::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (!is_of_name(line) || line.method->number != 12 || fact.in.lists == nullptr) return;
  const std::string_view adn = line.adn.empty() ? without_wildcard(line.name) : line.adn;
  Names names(0);
  const auto name = names.intern(std::string(adn) + ".", Name::root);
  if (!name) return;
  const auto base = base_domain(names, fact.in.lists->public_suffixes, *name);
  if (!base || *base == *name) return;
  hits.add(line.at(LogField::adn), line.name,
           {{"name", line.name}, {"adn", adn}, {"base", names.display(*base)}});
}

void ValidationReverseName::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (line.kind != LogKind::validation || line.method == nullptr || line.adn.empty()) return;
  if (line.method->family != MethodFamily::ip || line.method->number != 3) return;
  if (!line.has(LogField::ptr) || std::ranges::find(line.ptr, line.adn) != line.ptr.end()) return;
  hits.add(line.at(LogField::adn), line.name,
           {{"name", line.name},
            {"adn", line.adn},
            {"ptr", line.ptr.empty() ? "nothing" : line.ptr.front()}});
}

void ValidationContactSource::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (!is_of_name(line) || line.contact_source != LogContactSource::web) return;
  const unsigned number = line.method->number;
  if (number != 2 && number != 12 && number != 15) return;
  hits.add(line.at(LogField::contact_source), line.name,
           {{"name", line.name}, {"method", method_of(line)}});
}

}  // namespace dcvlint
