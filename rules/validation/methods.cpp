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

// A single label may be the domain of a brand, which is its own base domain (BR 1.6.1).
bool is_suffix(const Context& in, std::string_view name) {
  return in.lists != nullptr && name.find('.') != std::string_view::npos &&
         in.lists->public_suffixes.is_public_suffix(name);
}

// What other rules say better than "not derivable".
bool is_told_elsewhere(const LogLineFact& fact) {
  const LogLine& line = fact.line;
  const std::string_view bare = without_wildcard(line.name);
  return (is_wildcard(line.name) && !line.method->ticks.wildcard) ||
         (is_onion(line.name) && !line.method->ticks.onion) ||
         (!line.method->ticks.prune && is_under(bare, line.adn)) || is_suffix(fact.in, line.adn) ||
         line.adn.find('.') == std::string_view::npos;
}

}  // namespace

Result<void> ValidationMethodState::prepare() const {
  if (state == "retired" || state == "should-not" || state == "not-yet") return {};
  return fail("state", "must be retired, should-not or not-yet");
}

void ValidationMethodState::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (line.kind != LogKind::validation || line.method == nullptr || !line.time) return;
  const Date day = utc_day(*line.time);
  if (states[static_cast<std::size_t>(line.method->state_on(day))] != state) return;
  const auto since = line.method->state_since(day);
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
  if (!is_of_name(line)) return;
  const MethodTicks& ticks = line.method->ticks;
  const bool unsuited = names == "wildcard" ? is_wildcard(line.name) && !ticks.wildcard
                                            : is_onion(line.name) && !ticks.onion;
  if (!unsuited) return;
  hits.add(line.at(LogField::method), line.name,
           {{"name", line.name}, {"method", method_of(line)}});
}

void ValidationDescendant::operator()(const LogLineFact& fact, Hits& hits) const {
  const LogLine& line = fact.line;
  if (!is_of_name(line) || line.adn.empty() || line.method->ticks.prune) return;
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

}  // namespace dcvlint
