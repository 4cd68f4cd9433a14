#include <doctest/doctest.h>

#include "rules/zone/target.h"
#include "tests/rules/zone_repository.h"

namespace dcvlint {
namespace {

std::string standing(const ReadRepository& repository, std::string_view name) {
  const auto wire = repository.wire(name);
  const Standing standing = standing_of(repository.context(), wire);
  if (standing.kind == Standing::Kind::elsewhere) return "elsewhere";
  if (standing.kind == Standing::Kind::absent) return "absent";
  return repository.context().names.display(standing.owner);
}

TEST_CASE("where a name stands in the zones of a repository") {
  const ReadRepository repository(
      Texts{{"example.org.",
             "@ NS ns\nns A 192.0.2.1\na.b A 192.0.2.2\n*.b A 192.0.2.3\n"
             "sub NS ns.example.net.\nlab NS ns.example.net.\n"
             "old DNAME new.example.net.\n*.w.x A 192.0.2.4\n"},
            {"lab.example.org.", "www A 192.0.2.5\n"}});
  struct Row {
    std::string_view name, where;
  };
  const Row rows[] = {
      {"ns.example.org.", "ns.example.org"},
      {"NS.Example.ORG.", "ns.example.org"},
      {"b.example.org.", "b.example.org"},  // an empty non-terminal exists
      {"new.b.example.org.", "*.b.example.org"},
      {"deep.new.b.example.org.", "*.b.example.org"},
      {"under.a.b.example.org.", "absent"},  // a.b exists, so the wildcard beside it is no encloser
      {"www.example.org.", "absent"},
      {"x.y.z.example.org.", "absent"},
      {"k.w.x.example.org.", "*.w.x.example.org"},
      {"www.sub.example.org.", "elsewhere"},
      {"sub.example.org.", "elsewhere"},
      {"www.lab.example.org.", "www.lab.example.org"},
      {"web.lab.example.org.", "absent"},
      {"www.old.example.org.", "elsewhere"},
      {"old.example.org.", "old.example.org"},
      {"www.example.net.", "elsewhere"},
      {"org.", "elsewhere"},
      {".", "elsewhere"},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(standing(repository, row.name) == row.where);
  }
}

TEST_CASE("a name that ends in the origin twice") {
  const ReadRepository repository(Texts{{"example.org.", "@ NS ns.example.net.\n"}});
  const Context& in = repository.context();
  const Name origin = in.repository.zones()[0].origin();
  struct Row {
    std::string_view name;
    unsigned repeated;
    std::string_view meant;
  };
  const Row rows[] = {
      {"example.org.example.org.", 2, "example.org"},
      {"www.example.org.example.org.", 2, "www.example.org"},
      {"www.EXAMPLE.Org.example.org.", 2, "www.example.org"},
      {"www.lab.example.org.lab.example.org.", 3, "www.lab.example.org"},
      {"www.example.org.", 0, ""},
      {"org.example.org.", 0, ""},
      {"www.example.example.org.", 0, ""},
      {"www.lab.example.org.bar.example.org.", 0, ""},
      {"example.org.example.org.example.net.", 0, ""},
      {"a.example.net.example.org.", 0, ""},
      {".", 0, ""},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const auto wire = repository.wire(row.name);
    CHECK(repeated_labels(in, wire, origin) == row.repeated);
    if (row.repeated != 0) CHECK(without_last_labels(wire, row.repeated) == row.meant);
  }
  // Both forms agree on names that the trie has.
  Names names(2);
  const Name own = names.intern("example.org.", Name::root).value();
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(repeated_labels(names, names.intern(row.name, Name::root).value(), own) == row.repeated);
  }
}

TEST_CASE("below a top-level domain nothing counts as repeated") {
  Names names(1);
  const Name origin = names.intern("example.", Name::root).value();
  const Name name = names.intern("example.example.", Name::root).value();
  CHECK(repeated_labels(names, name, origin) == 0);
}

TEST_CASE("an address that became a name") {
  const ReadRepository repository(Texts{{"example.org.", "@ NS ns.example.net.\n"}});
  const Context& in = repository.context();
  const Name origin = in.repository.zones()[0].origin();
  struct Row {
    std::string_view name, address;
  };
  const Row rows[] = {
      {"192.0.2.1.example.org.", "192.0.2.1"},
      {"192.0.2.1.", "192.0.2.1"},
      {"2001:db8::1.example.org.", "2001:db8::1"},
      {"::1.example.org.", "::1"},
      {"2001:db8::.example.org.", "2001:db8::"},
      {"1:2:3:4:5:6:7:8.", "1:2:3:4:5:6:7:8"},
      {"1:2:3:4:5:6:7:8:9.", ""},
      {"1::2::3.", ""},
      {":1::2.", ""},
      {"1:2.", ""},
      {"abcd.", ""},
      {"12345::1.", ""},
      {"1::2:.", ""},
      {"192.0.02.1.example.org.", ""},
      {"192.0.2.256.example.org.", ""},
      {"192.0.2.example.org.", ""},
      {"1.2.0.192.in-addr.arpa.", ""},
      {"192.0.2.1.example.net.", ""},
      {"mail.example.org.", ""},
      {R"(a\000b.example.org.)", ""},
      {".", ""},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(address_in_name(in, repository.wire(row.name), origin) == row.address);
  }
}

TEST_CASE("names in wire form are shown as Names shows them") {
  const ReadRepository repository(Texts{{"example.org.", "@ NS ns.example.net.\n"}});
  Names names(1);
  for (std::string_view text :
       {".", "www.Example.org.", R"(a\.b\000\032\255.x.)", R"(*.\"\;\@.y.)"}) {
    INFO(text);
    const Name name = names.intern(text, Name::root).value();
    CHECK(wire_text(repository.wire(text)) == names.display(name));
  }
}

}  // namespace
}  // namespace dcvlint
