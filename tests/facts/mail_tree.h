#pragma once
// Zones written as master files, and what mail to domains in them finds; some questions get other
// answers than the zones have.

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/base/files.h"
#include "lint/engine/rule.h"
#include "lint/facts/repository.h"
#include "lint/sources/zone_file.h"

namespace dcvlint {

class MailTree : public View {
 public:
  explicit MailTree(std::string_view text, std::string_view origin = "d.example.") {
    zone(text, origin);
  }
  // Before the first question.
  MailTree& zone(std::string_view text, std::string_view origin) {
    const Doc doc = documents_.add("/zones/" + std::string(origin) + "zone",
                                   Bytes("$TTL 300\n" + std::string(text)), 0);
    zones_.push_back(read_zone_file(documents_, names, files_, doc, name(origin), {}));
    return *this;
  }
  MailTree& answers(std::string_view at, Type type, Status status, Failure failure = Failure::none,
                    Security security = Security::unknown) {
    Answer answer;
    answer.status = status;
    answer.failure = failure;
    answer.security = security;
    answer.owner = answer.source = name(at);
    told_[{name(at), type}] = answer;
    return *this;
  }
  MailTree& fails(std::string_view at, Type type, Failure failure) {
    return answers(at, type, Status::failed, failure);
  }

  Name name(std::string_view text) { return names.intern(text, Name::root).value(); }
  Answer find(Name at, Type type) override {
    if (!view_) {
      repository_ = std::make_unique<Repository>(names, std::move(zones_));
      view_ = std::make_unique<RepositoryView>(*repository_, names);
    }
    ++questions;
    const auto told = told_.find({at, type});
    return told != told_.end() ? told->second : view_->find(at, type);
  }

  Names names{5};
  int questions = 0;

 private:
  Documents documents_;
  MemoryFiles files_;
  std::vector<Zone> zones_;
  std::unique_ptr<Repository> repository_;
  std::unique_ptr<RepositoryView> view_;
  std::map<std::pair<Name, Type>, Answer> told_;
};

}  // namespace dcvlint
