#include "lint/engine/own_files.h"

#include <doctest/doctest.h>

#include "lint/engine/config.h"

using namespace dcvlint;

namespace {

constexpr std::string_view profile = R"(name = "our"
title = "Our OV"
date = 2026-11-21
extend = "ov"
[source.handbook]
title = "Handbook"
as_of = 2026-11-21
[[validity]]
days = 90
cite = { source = "handbook", section = "3", says = "90 days" }
)";

std::string lines_of(const std::vector<FileProblem>& problems) {
  std::string out;
  for (const FileProblem& each : problems) {
    out += each.path + ":" + std::to_string(each.line) + ":" + std::to_string(each.column) + " " +
           each.what + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("which words are paths of own files") {
  CHECK(is_own_file("our.toml"));
  CHECK(is_own_file("policies/our.toml"));
  CHECK(is_own_file("./our"));
  CHECK_FALSE(is_own_file("ov"));
  CHECK_FALSE(is_own_file("tcs-harica"));
  CHECK_FALSE(is_own_file(""));
}

TEST_CASE("lists of names are read once, and what is wrong with them is said with its place") {
  const MemoryFiles files({{"/n/a.txt", "Lunds universitet\r\n\nMalmö universitet"},
                           {"/n/b.txt", "\xEF\xBB\xBFÜbersee\n"},
                           {"/n/latin1.txt", "Lund\nMalm\xF6\n"},
                           {"/n/wide.txt", "\xFF\xFEL"},
                           {"/n/long.txt", std::string(1025, 'x') + "\n"},
                           {"/n/large.txt", std::string((4U << 20U) + 1, 'x')},
                           {"/n/empty.txt", ""}});
  OwnFiles own(files, builtin_profiles);
  CHECK(own.names({}) == nullptr);
  const KnownNames* names = own.names({"/n/a.txt", "/n/b.txt"});
  REQUIRE(names != nullptr);
  CHECK(names == own.names({"/n/a.txt", "/n/b.txt"}));
  CHECK(names->has("Malmö universitet"));
  CHECK(names->has("Lunds universitet"));
  CHECK(names->has("Übersee"));
  CHECK_FALSE(names->has(""));
  CHECK_FALSE(names->has("Malmö"));
  CHECK(own.problems().empty());
  for (const char* name : {"latin1", "wide", "long", "large", "empty", "none"}) {
    CHECK(own.names({"/n/a.txt", "/n/" + std::string(name) + ".txt"}) == nullptr);
  }
  CHECK(lines_of(own.problems()) ==
        "/n/latin1.txt:2:5 is no UTF-8\n"
        "/n/wide.txt:0:0 is UTF-16\n"
        "/n/long.txt:1:1 a name of more than 1024 octets\n"
        "/n/large.txt:0:0 larger than 4194304 bytes\n"
        "/n/empty.txt:0:0 the file is empty\n"
        "/n/none.txt:0:0 no such file\n");
}

TEST_CASE("own profiles and policies are read once") {
  const MemoryFiles files({{"/p/our.toml", std::string(profile)},
                           {"/p/bad.toml", "name = 1"},
                           {"/p/empty.toml", ""},
                           {"/p/large.toml", std::string(1'000'001, '#')}});
  OwnFiles own(files, builtin_profiles);
  const OwnProfile* first = own.profile("/p/our.toml", "--profile");
  REQUIRE(first != nullptr);
  CHECK(first == own.profile("/p/our.toml", "--profile"));
  CHECK(first->why == "--profile our.toml says so");
  CHECK(profile_text(first->profile) == "ov");
  CHECK(first->profiles.of(Profile::ov)->rows.validity(make_date(2026, 11, 21))->days == 90);
  CHECK(own.problems().empty());
  CHECK(own.profile("/p/none.toml", "--profile") == nullptr);
  CHECK(own.profile("/p/empty.toml", "--profile") == nullptr);
  CHECK(own.profile("/p/large.toml", "--profile") == nullptr);
  CHECK(lines_of(own.problems()) ==
        "/p/none.toml:0:0 no such file\n/p/empty.toml:0:0 the file is empty\n"
        "/p/large.toml:0:0 larger than 1000000 bytes\n");
  CHECK(own.policy("/p/bad.toml", {}) == nullptr);
  CHECK(lines_of(own.problems()).find("/p/bad.toml:1:8 \"name\" must be a string") !=
        std::string::npos);
}

TEST_CASE("dcvlint.toml names own files relative to itself") {
  const MemoryFiles files({{"/p/dcvlint.toml",
                            "profile = \"pki/our.toml\"\n[policy]\npreset = [\"igtf\", "
                            "\"pki/ours.toml\"]\n"},
                           {"/p/pki/our.toml", std::string(profile)},
                           {"/p/pki/ours.toml", ""},
                           {"/q/dcvlint.toml", "profile = \"../etc/passwd\"\n"}});
  const ConfigRead read = read_config(files, "/p/dcvlint.toml");
  CHECK(lines_of(read.problems) == "");
  CHECK(read.config.profile_file == "/p/pki/our.toml");
  CHECK_FALSE(read.config.profile);
  CHECK(read.config.policy.presets.has(Preset::igtf));
  CHECK(read.config.policy.preset_files == std::vector<std::string>{"/p/pki/ours.toml"});
  CHECK(lines_of(read_config(files, "/q/dcvlint.toml").problems) ==
        "/q/dcvlint.toml:1:11 \"../etc/passwd\" is no .toml file\n");
}
