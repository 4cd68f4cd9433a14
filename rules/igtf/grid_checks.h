#pragma once
// Checks of subjects on one line, as grid software compares them (GFD.225 sections 2.3, 3.3 and
// 4.3.1; GFD.189). What files say of issuers and users comes from --namespaces and --grid-mapfile,
// as parameters that no rule gives.

#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "lint/engine/check.h"
#include "lint/facts/grid_namespace.h"
#include "lint/facts/signed_facts.h"

namespace dcvlint {

struct SubjectNamespace {
  static constexpr std::string_view id = "subject.namespace";
  static constexpr std::string_view about =
      "The subject lies outside of the namespaces that files of --namespaces give its issuer "
      "(\"outside\"), or they say nothing of the issuer (\"issuer\").";
  static constexpr auto words = std::array<std::string_view, 4>{"subject", "issuer", "why", "hint"};
  std::string_view problem;
  Strings namespaces;
  static constexpr auto params = std::tuple{
      param("problem", &SubjectNamespace::problem, "\"outside\" or \"issuer\""),
      optional_param("namespaces", &SubjectNamespace::namespaces, "given by --namespaces")};
  Result<void> prepare();
  void operator()(const SignedFact& fact, Hits& hits) const;

 private:
  void judge_request(const SignedFact& fact, Hits& hits) const;

  bool outside_ = false;
  std::vector<NamespaceLine> lines_;
};

struct SubjectMapped {
  static constexpr std::string_view id = "subject.mapped";
  static constexpr std::string_view about =
      "A grid-mapfile (--grid-mapfile) has a subject with the same CN, and not this one.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"subject", "mapped", "user", "difference"};
  Strings grid_mapfile;
  static constexpr auto params = std::tuple{
      optional_param("grid-mapfile", &SubjectMapped::grid_mapfile, "given by --grid-mapfile")};
  Result<void> prepare();
  void operator()(const SignedFact& fact, Hits& hits) const;

 private:
  struct Entry {
    std::string_view subject, user;
  };
  std::unordered_map<std::string_view, std::size_t> by_subject_;
  std::unordered_map<std::string, std::size_t> by_name_;  // the CN, folded; the first of several
  std::vector<Entry> entries_;
};

struct SubjectLineAmbiguous {
  static constexpr std::string_view id = "subject.line-ambiguous";
  static constexpr std::string_view about =
      "The subject on one line reads as other attributes than it has.";
  static constexpr auto words = std::array<std::string_view, 1>{"line"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& fact, Hits& hits) const;
};

struct SubjectDomainComponents {
  static constexpr std::string_view id = "subject.domain-components";
  static constexpr std::string_view about =
      "DCs have other characters than domain names (\"characters\"), or the top-level domain "
      "stands last (\"order\").";
  static constexpr auto words = std::array<std::string_view, 2>{"value", "name"};
  std::string_view problem;
  static constexpr auto params = std::tuple{
      param("problem", &SubjectDomainComponents::problem, "\"characters\" or \"order\"")};
  Result<void> prepare();
  void operator()(const SignedFact& fact, Hits& hits) const;

 private:
  bool order_ = false;
};

struct HostHyphen {
  static constexpr std::string_view id = "names.host-hyphen";
  static constexpr std::string_view about =
      "The first label of a host in CN has a hyphen, before which there is a name of its own.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "other"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
