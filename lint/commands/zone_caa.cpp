#include "lint/commands/zone_caa.h"

#include "lint/facts/asked_name.h"
#include "lint/reports/shown.h"

namespace dcvlint {
namespace {

// A name that gets mail and is a host counts once for each.
std::uint64_t certificates(const GovernedCaa& caa) {
  return std::uint64_t{caa.hosts.count} + caa.wildcards.count + caa.mail.count;
}

bool has_failed(const GovernedCaa& caa) {
  return caa.live && caa.found == CaaFound::failed && certificates(caa) > 0;
}

}  // namespace

Answer PublicDns::find(Name name, Type type) {
  if (why_not_asked(names_->display(name), true).empty()) return dns_->find(name, type);
  Answer answer;
  answer.status = Status::no_data;
  answer.owner = answer.source = name;
  return answer;
}

ZoneCaa::ZoneCaa(const Repository& repository, Names& names, LiveDns* dns)
    : repository_(repository), names_(names), dns_(dns), zones_(repository, names) {
  if (dns_ == nullptr) return;
  public_dns_.emplace(dns_->view(), names);
  both_.emplace(zones_, *public_dns_);
}

bool ZoneCaa::find(std::span<const Plan* const> plans, Progress* progress) {
  View& view = both_ ? static_cast<View&>(*both_) : zones_;
  if (dns_ != nullptr) {
    asked_ = names_to_ask(view, repository_, plans);
    if (!settle_answers(*dns_, view, asked_, progress)) return false;
  }
  sets_ = find_governed(view, repository_, plans);
  return true;
}

std::vector<std::string> ZoneCaa::asked() const {
  std::vector<std::string> texts;
  texts.reserve(asked_.size());
  for (const Name name : asked_) texts.push_back(names_.display(name));
  return texts;
}

std::uint64_t ZoneCaa::undecided() const {
  std::uint64_t names = 0;
  for (const GovernedCaa& caa : sets_) names += has_failed(caa) ? certificates(caa) : 0;
  return names;
}

std::string ZoneCaa::unreachable() const {
  std::uint64_t names = 0;
  const Answer* first = nullptr;
  for (const GovernedCaa& caa : sets_) {
    if (!has_failed(caa) || caa.hop.answer.failure != Failure::unreachable) continue;
    if (first == nullptr) first = &caa.hop.answer;
    names += certificates(caa);
  }
  if (first == nullptr) return {};
  std::string why(first->reply->why);
  if (why.empty()) why = "the resolver is not there";
  return shown(why) + ", so that the CAA of " + counted(names, "name") + " is not known";
}

}  // namespace dcvlint
