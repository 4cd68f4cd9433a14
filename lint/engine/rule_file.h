#pragma once
// Reading rule files (TOML). Nothing is silently defaulted: an unknown key at
// any depth, a wrong type, a quoted date, a word in a message that the check
// doesn't give, an unknown check, a citation without a source: all refused.

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/arena.h"
#include "lint/base/files.h"
#include "lint/engine/issuance_policy.h"
#include "lint/engine/rule.h"
#include "lint/facts/answer.h"
#include "lint/sources/sample_key.h"

namespace dcvlint {

// What is wrong with a file that dcvlint's user wrote (rule, dcvlint.toml).
struct FileProblem {
  std::string path;
  std::uint32_t line = 0;  // from 1; 0: the file as a whole
  std::uint32_t column = 0;
  std::string what;  // "unknown key \"titel\""
  std::string help;  // "did you mean \"title\"?"; may be empty
};

// Owns the rows of rules that were read at run time. Addresses stay valid.
class RuleShelf {
 public:
  // `id` is the rule's path without .toml. The rule is added only when nothing is wrong.
  std::vector<FileProblem> add(std::string_view id, std::string_view path, std::string_view toml,
                               std::span<const Check> checks);
  // Every *.toml below `directory` (subfolder/name.toml → id subfolder/name), in order of path.
  std::vector<FileProblem> add_directory(const Files& files, const std::string& directory,
                                         std::span<const Check> checks);
  std::span<const Rule> rules() const { return rules_; }

 private:
  Arena arena_;
  std::vector<Rule> rules_;
};

// Octets of a request, certificate or list that are changed behind the signing.
struct BytePatch {
  std::string find;
  std::string replace;
};

// A request, certificate or revocation list of an example (lint/engine/example_signed.h).
struct SignedExample {
  bool made = false;         // from tables, signed by file_of; else `octets` are the file
  bool certificate = false;  // what is made; neither: a request
  bool crl = false;
  std::string octets;     // what is signed, a whole TLV; or the file
  std::string algorithm;  // AlgorithmIdentifier
  SignatureScheme scheme{};
  Digest digest{};
  std::optional<SampleKey> signer;       // none: not signed
  std::optional<std::string> signature;  // given, in place of one that isn't any
  std::vector<BytePatch> patches;
  std::string text;  // for pages: "subject C=SE, O=KTH"
};

// A look-up that fails in an example.
struct FailedLookup {
  std::string name;
  Failure failure{};
  Security security{};
};

// One example of a rule, as its file has it.
struct Example {
  std::string name;
  std::string zone;                            // master file text; origin is `origin`
  std::optional<SignedExample> signed_object;  // in place of a zone
  std::vector<SignedExample> beside;           // other objects of the same run
  std::optional<std::string> log;              // likewise: lines of a validation log
  std::optional<SignedExample> issuer, twin;   // certificates beside signed_object
  bool given_issuer = false;                   // `issuer` as if by --issuer, else another input
  std::vector<std::string> debian_keys;  // lines of lists, each behind its size: "2048 00112233…"
  std::optional<Profile> profile;        // as if given by --profile
  std::string origin = "example.com.";   // empty: nothing tells it (zone/origin-unknown)
  bool whole = false;                    // a whole zone: SOA and NS are expected
  std::map<std::string, std::string> files;  // for $INCLUDE: path relative to the zone file → text
  IssuancePolicy policy;                     // of a dcvlint.toml
  // As with --live: what DNS has besides the zone, as master file text with full names. What
  // neither has does not exist, and has no CAA.
  std::optional<std::string> answers;
  std::vector<FailedLookup> failures;
  // As with --namespaces and --grid-mapfile: the text of such a file.
  std::string namespaces, grid_mapfile;
  std::optional<Date> as_of;  // default: the last phase's first day, or 2026-11-21 if that is later
  std::vector<std::string> finds;  // messages, in the order of findings
  std::uint32_t line = 0;          // of the [[example]] in the file
  bool is_live() const { return answers || !failures.empty(); }
  // What a page shows of it.
  std::string_view text() const { return signed_object ? signed_object->text : log ? *log : zone; }
};
// Of a file that RuleShelf accepted; empty when it is no rule file.
std::vector<Example> examples_of(const Rule& rule);
// The day that an example without `as_of` is run for: see Example::as_of.
Date example_day(const Rule& rule);

// `related` entries of a rule that none of the books has. For when all books are known.
std::vector<FileProblem> related_problems(const Rule& rule, std::span<const Book* const> books);

// rules/renamed.toml: [[renamed]] tables with from and to. The rows' text lives in the arena.
std::vector<FileProblem> read_renamed(std::string_view path, std::string_view toml,
                                      const Book& book, Arena& arena,
                                      std::vector<RenamedRule>& renamed);

}  // namespace dcvlint
