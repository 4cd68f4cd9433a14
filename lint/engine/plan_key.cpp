#include "lint/engine/plan_key.h"

#include <string_view>
#include <vector>

namespace dcvlint {
namespace {

// Texts with their lengths before them, so that no two lists have one key.
class KeyWriter {
 public:
  void add(std::string_view text) {
    key_ += std::to_string(text.size());
    key_ += ':';
    key_ += text;
  }
  void add(std::size_t number) { add(std::string_view(std::to_string(number))); }
  void add(const std::vector<std::string>& texts) {
    add(texts.size());
    for (const std::string& text : texts) add(std::string_view(text));
  }
  std::string take() { return std::move(key_); }

 private:
  std::string key_;
};

void add_policy(KeyWriter& key, const IssuancePolicy& policy) {
  key.add(std::size_t{policy.presets.bits()});
  for (const auto* list : {&policy.preset_files, &policy.must_issue, &policy.must_not_issue,
                           &policy.wildcard, &policy.smime, &policy.methods}) {
    key.add(*list);
  }
  key.add(policy.accounts.size());
  for (const PolicyAccounts& accounts : policy.accounts) {
    key.add(std::string_view(accounts.ca));
    key.add(accounts.uris);
  }
  key.add(policy.host_types ? policy.host_types->size() + 1 : 0);
  if (!policy.host_types) return;
  for (const Type type : *policy.host_types) key.add(static_cast<std::size_t>(type));
}

}  // namespace

std::string plan_key(const Config& config) {
  KeyWriter key;
  key.add(std::size_t{config.path.empty() ? 0U : 1U});
  for (const auto* list : {&config.select, &config.ignore, &config.known_names}) key.add(*list);
  key.add(config.severities.size());
  for (const SeverityChange& change : config.severities) {
    key.add(std::string_view(change.rule));
    key.add(static_cast<std::size_t>(change.severity));
    key.add(std::string_view(change.reason));
    key.add(std::string_view(change.by));
  }
  // Paths of rules are relative to the folder where the file's own path is.
  key.add(config.rules);
  if (!config.rules.empty()) key.add(std::string_view(config.directory));
  add_policy(key, config.policy);
  return key.take();
}

}  // namespace dcvlint
