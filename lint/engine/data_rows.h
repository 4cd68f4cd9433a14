#pragma once
// What the tables of data/ have in common: ids, and rows that name the source they rest on.

#include <functional>
#include <map>
#include <string_view>

#include "lint/base/arena.h"
#include "lint/base/date.h"
#include "lint/engine/toml_tree.h"

namespace dcvlint {

// a-z, 0-9 and hyphens.
bool is_data_id(std::string_view text);
// A domain name with a dot as CAA records have it (RFC 8659 §4.2), in lower case.
bool is_issuer_domain(std::string_view text);

struct DataSource {
  std::string_view title;
  Date as_of{};  // when it was read
};

// The [source.ID] tables of a file, each of which some row has to use.
class DataSources {
 public:
  DataSources(Arena& arena, TomlProblems& problems) : arena_(&arena), problems_(&problems) {}
  void read(TableReader& file);
  // What "source" of a row names. Missing or unknown: a problem, and empty.
  DataSource of(TableReader& row);
  // After the last row.
  void done() const;

 private:
  struct Held {
    DataSource source;
    TomlPlace place;
    bool used = false;
  };
  Arena* arena_;
  TomlProblems* problems_;
  std::map<std::string_view, Held, std::less<>> held_;  // by id, which the file's tree owns
};

}  // namespace dcvlint
