#pragma once
// DNS as a rule's example has it.

#include <memory>
#include <unordered_map>

#include "lint/base/document.h"
#include "lint/engine/rule_file.h"
#include "lint/facts/answer.h"
#include "lint/facts/repository.h"

namespace dcvlint {

// Answers from Example::answers and Example::failures, as a live view gives them once it is
// settled.
class ExampleDns : public View {
 public:
  // All outlive it.
  ExampleDns(const Example& example, Documents& documents, Names& names);
  Answer find(Name name, Type type) override;
  // The id of what is wrong with the master file text of the answers; empty: all of it was read.
  std::string_view fault() const;

 private:
  Reply reply_;  // of all
  Repository repository_;
  RepositoryView view_;
  std::unordered_map<std::uint32_t, Answer> failures_;  // by name
};

}  // namespace dcvlint
