#pragma once
// A DNS tree written as a master file of the zone "test.", the answers of some names replaced by
// failures, and what is decided about names in it.

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/files.h"
#include "lint/engine/rule.h"
#include "lint/facts/caa_decision.h"
#include "lint/sources/zone_file.h"

namespace dcvlint {

// Answers as a repository does, but for CAA at the names that it was told about; counts questions.
class PatchedView : public View {
 public:
  PatchedView(const Repository& repository, Names& names) : view_(repository, names) {}
  void patch(Name name, Answer answer) { patches_[name] = answer; }
  Answer find(Name name, Type type) override {
    asked.push_back(name);
    if (const auto patch = patches_.find(name); patch != patches_.end() && type == Type::caa) {
      return patch->second;
    }
    return view_.find(name, type);
  }

  std::vector<Name> asked;

 private:
  RepositoryView view_;
  std::map<Name, Answer> patches_;
};

// One question in a test's table; what is left out is the default.
struct Ask {
  std::string_view name = "host.test.";
  CaaProfile profile = CaaProfile::host;
  std::string_view ca = "letsencrypt";
  std::string_view account = {};
  std::string_view method = {};
  Date date = make_date(2026, 11, 21);
  CaaReading reading = CaaReading::authority;
};

inline std::string_view reason_id(CaaReason reason) {
  constexpr std::array<std::string_view, 23> ids{"no_set",
                                                 "no_restriction",
                                                 "named",
                                                 "nobody",
                                                 "malformed_value",
                                                 "other_issuer",
                                                 "malformed_own",
                                                 "issuer_case",
                                                 "parameter_hyphen",
                                                 "accountless",
                                                 "other_account",
                                                 "methodless",
                                                 "other_method",
                                                 "methods_ended",
                                                 "no_wildcard_method",
                                                 "unknown_critical",
                                                 "oversize",
                                                 "malformed_record",
                                                 "lookup",
                                                 "lookup_insecure",
                                                 "lookup_bogus",
                                                 "no_such_top_level",
                                                 "pending"};
  return ids[static_cast<std::size_t>(reason)];
}

class CaaTree {
 public:
  explicit CaaTree(const std::string& text, std::string_view origin = "test.") : names(3) {
    const Doc doc = documents_.add("/zones/test.zone", Bytes("$TTL 300\n" + text), 0);
    std::vector<Zone> zones;
    zones.push_back(read_zone_file(documents_, names, files_, doc, name(origin), {}));
    repository_ = std::make_unique<Repository>(names, std::move(zones));
    view = std::make_unique<PatchedView>(*repository_, names);
  }

  const Documents& documents() const { return documents_; }
  Name name(std::string_view text) { return names.intern(text, Name::root).value(); }
  CaaTree& answers(std::string_view at, Status status, Failure failure = Failure::none,
                   Security security = Security::unknown) {
    Answer answer;
    answer.status = status;
    answer.failure = failure;
    answer.security = security;
    answer.owner = answer.source = name(at);
    view->patch(name(at), answer);
    return *this;
  }
  CaaTree& fails(std::string_view at, Failure failure, Security security = Security::unknown) {
    return answers(at, Status::failed, failure, security);
  }

  static CaaQuestion question(const Ask& ask) {
    return {builtin_authorities.by_id(ask.ca),
            ask.profile,
            ask.account,
            ask.method,
            ask.date,
            ask.reading};
  }
  RelevantCaa relevant(std::string_view text) { return relevant_caa(*view, names, name(text)); }
  CaaDecision decide(const Ask& ask) {
    return decide_caa(relevant(ask.name), builtin_authorities, question(ask));
  }
  // "permit named host.test": verdict, reason, where the set or the failure is.
  std::string verdict(const Ask& ask) {
    const RelevantCaa found = relevant(ask.name);
    const CaaDecision made = decide_caa(found, builtin_authorities, question(ask));
    std::string out =
        std::string(caa_verdict_text(made.verdict)) + " " + std::string(reason_id(made.reason));
    if (const CaaHop* where = found.where()) out += " " + names.display(where->answer.owner);
    return out;
  }
  std::string words(const Ask& ask) {
    const RelevantCaa found = relevant(ask.name);
    const CaaQuestion asked = question(ask);
    return reason_text(decide_caa(found, builtin_authorities, asked), asked, found, names);
  }
  // "www.a.test > cdn.test no_data; a.test records": the path.
  std::string path(std::string_view text) {
    constexpr std::array<std::string_view, 6> statuses{"records", "no_data", "no_name",
                                                       "failed",  "unseen",  "unasked"};
    std::string out;
    for (const CaaHop& hop : relevant(text).path) {
      out += (out.empty() ? "" : "; ") + names.display(hop.asked);
      for (const Name alias : hop.answer.aliases) out += " > " + names.display(alias);
      out += " ";
      out += statuses[static_cast<std::size_t>(hop.answer.status)];
    }
    return out;
  }

  Names names;
  std::unique_ptr<PatchedView> view;

 private:
  Documents documents_;
  MemoryFiles files_;
  std::unique_ptr<Repository> repository_;
};

}  // namespace dcvlint
