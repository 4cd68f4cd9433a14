#include "lint/facts/dcv_presence.h"

#include <doctest/doctest.h>

#include "lint/base/files.h"
#include "lint/engine/rule.h"
#include "lint/sources/zone_file.h"

using namespace dcvlint;

namespace {

const std::string md5 = "900150983cd24fb0d6963f7d28e17f72";
const std::string sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const std::string target = sha256.substr(0, 32) + "." + sha256.substr(32) + ".sectigo.com";
const std::string digest(43, 'd');

class Tree {
 public:
  explicit Tree(const std::string& zone, const std::string& child = {}) : names_(0) {
    std::vector<Zone> zones;
    zones.push_back(read("example.se.", zone));
    if (!child.empty()) zones.push_back(read("sub.example.se.", child));
    repository_ = std::make_unique<Repository>(names_, std::move(zones));
    view_ = std::make_unique<RepositoryView>(*repository_, names_);
    fill_request(inputs.fillings, {md5, std::string(40, '5'), sha256});
    inputs.fillings[Filling::acme_digest] = digest;
    inputs.mistaken = {
        {"the PEM text", {std::string(32, 'e'), std::string(40, 'e'), std::string(64, 'e')}}};
  }

  // What is seen of a shape at a name; a line a sighting.
  std::string look(std::string_view shape, std::string_view at) {
    const Name name = names_.intern(at, Name::root).value();
    const DcvWanted wanted = wanted_record(*builtin_authorities.providers.shape(shape), inputs);
    std::vector<Name> above;
    for (Name each = name; names_.label_count(each) > 1; each = names_.parent(each)) {
      above.push_back(each);
    }
    DcvSeen seen = look_for_record(*view_, names_, wanted, inputs, name, above);
    look_beside_alias(*repository_, seen);
    std::string out(presence(seen.presence));
    if (seen.alias) out += " → " + names_.display(*seen.alias);
    for (const Sighting& each : seen.sightings) out += "\n" + told(each);
    const Name base = names_.intern("example.se.", Name::root).value();
    for (const Sighting& each : stray_records(*repository_, wanted, inputs, above, base)) {
      out += "\nstray " + told(each);
    }
    return out;
  }

  TokenInputs inputs;

 private:
  Zone read(std::string_view origin, const std::string& text) {
    const Name name = names_.intern(origin, Name::root).value();
    const Doc doc = documents_.add(std::string(origin) + "zone", Bytes("$TTL 300\n" + text), 0);
    return read_zone_file(documents_, names_, files_, doc, name,
                          {.include_root = "/zones", .fragment = false, .limits = {}});
  }
  static std::string_view presence(DcvPresence presence) {
    constexpr std::string_view texts[] = {"right",  "shape",  "wrong",  "absent",
                                          "unseen", "failed", "unasked"};
    return texts[static_cast<std::size_t>(presence)];
  }
  std::string told(const Sighting& each) const {
    constexpr std::string_view places[] = {"at owner",   "other type", "stripped",
                                           "doubled",    "mistaken",   "cut label",
                                           "other name", "below cut",  "other label"};
    std::string out(places[static_cast<std::size_t>(each.place)]);
    out += " " + std::to_string(static_cast<int>(each.token.match));
    out += " " + names_.display(each.owner) + " " + type_text(each.type);
    if (!each.note.empty()) out += " (" + each.note + ")";
    if (each.from_wildcard) out += " by " + names_.display(each.source);
    return out;
  }

  Names names_;
  Documents documents_;
  MemoryFiles files_{{}};
  std::unique_ptr<Repository> repository_;
  std::unique_ptr<RepositoryView> view_;
};

const std::string soa = "@ SOA ns host 1 2 3 4 5\n@ NS ns\nns A 192.0.2.1\nwww A 192.0.2.2\n";

}  // namespace

TEST_CASE("a record that is there, or is not") {
  CHECK(Tree(soa + "_" + md5 + " CNAME " + target + ".\n").look("sectigo-cname", "example.se.") ==
        "right\nat owner 0 _" + md5 + ".example.se CNAME");
  CHECK(Tree(soa).look("sectigo-cname", "example.se.") == "absent");
  CHECK(Tree(soa).look("sectigo-cname", "example.net.") == "unseen");
  CHECK(Tree(soa + "@ TXT \"HARICA-abcdefgh\"\n@ TXT \"v=spf1 -all\"\n")
            .look("harica-txt", "example.se.") == "shape\nat owner 1 example.se TXT");
  CHECK(Tree(soa + "@ TXT \"v=spf1 -all\"\n").look("harica-txt", "example.se.") == "absent");
}

TEST_CASE("mistakes with a CNAME") {
  const std::string owner = "_" + md5;
  const auto look = [](const std::string& records, std::string_view at = "www.example.se.") {
    return Tree(soa + records).look("sectigo-cname", at);
  };
  CHECK(look(owner + ".www CNAME " + target + "\n") ==
        "wrong\nat owner 9 " + owner + ".www.example.se CNAME");
  CHECK(look(owner + ".www.example.se CNAME " + target + ".\n") ==
        "wrong\ndoubled 0 " + owner + ".www.example.se.example.se CNAME (example.se)");
  CHECK(look(md5 + ".www CNAME " + target + ".\n") ==
        "wrong\nstripped 0 " + md5 + ".www.example.se CNAME");
  CHECK(look(owner + ".www TXT " + target + "\n") ==
        "wrong\nother type 0 " + owner + ".www.example.se TXT");
  CHECK(look("_" + std::string(32, 'e') + ".www CNAME " + target + ".\n") ==
        "wrong\nmistaken 0 _" + std::string(32, 'e') + ".www.example.se CNAME (the PEM text)");
  CHECK(look(owner + ".ftp CNAME " + target + ".\n") ==
        "absent\nstray other name 0 " + owner + ".ftp.example.se CNAME");
  CHECK(look(owner.substr(0, 30) + ".www CNAME " + target + ".\n") ==
        "absent\nstray cut label 0 " + owner.substr(0, 30) + ".www.example.se CNAME");
  CHECK(look("*.www CNAME elsewhere.example.net.\n") ==
        "wrong\nat owner 17 " + owner + ".www.example.se CNAME by *.www.example.se");
  // A wildcard's text is nobody's attempt at a token.
  CHECK(look("*.www TXT hello\n") == "absent");
}

TEST_CASE("what a delegation hides") {
  const std::string owner = "_" + md5;
  const std::string cut = "sub NS ns\n" + owner + ".sub CNAME " + target + ".\n";
  CHECK(Tree(soa + cut).look("sectigo-cname", "sub.example.se.") ==
        "unseen\nstray below cut 0 " + owner + ".sub.example.se CNAME");
  CHECK(Tree(soa + cut, soa).look("sectigo-cname", "sub.example.se.") ==
        "absent\nstray below cut 0 " + owner + ".sub.example.se CNAME");
}

TEST_CASE("ACME through an alias") {
  const std::string text = "_acme-challenge.www CNAME c\nc TXT \"" + digest + "\"\n";
  CHECK(Tree(soa + text).look("acme-dns-01", "www.example.se.") ==
        "right → c.example.se\nat owner 0 _acme-challenge.www.example.se TXT");
  CHECK(Tree(soa + "_acme-challenge.www TXT x\n").look("acme-dns-01", "www.example.se.") ==
        "wrong\nat owner 17 _acme-challenge.www.example.se TXT");
}

TEST_CASE("an owner that only the CA knows is found in zones") {
  Tree tree(soa + "_" + md5 + " CNAME " + target + ".\n");
  tree.inputs = {};
  CHECK(tree.look("sectigo-cname", "example.se.") ==
        "unseen\nstray at owner 1 _" + md5 + ".example.se CNAME");
}

TEST_CASE("what stands beside a CNAME keeps the zone from being loaded") {
  const std::string record = "_" + md5 + " CNAME " + target + ".\n";
  const std::string sight = "\nat owner 0 _" + md5 + ".example.se CNAME";
  CHECK(Tree(soa + record).look("sectigo-cname", "example.se.") == "right" + sight);
  const std::string second = "_" + md5 + " CNAME elsewhere.example.net.\n";
  CHECK(Tree(soa + record + second).look("sectigo-cname", "example.se.").starts_with("wrong\n"));
  CHECK(Tree(soa + record + "_" + md5 + " TXT x\n").look("sectigo-cname", "example.se.") ==
        "wrong" + sight);
}

TEST_CASE("an alias at the owner of a TXT is followed, and no mistake") {
  CHECK(Tree(soa + "_acme-challenge CNAME c\nc A 192.0.2.1\n").look("acme-dns-01", "example.se.") ==
        "absent → c.example.se");
  CHECK(Tree(soa + "_acme-challenge CNAME c.example.net.\n").look("acme-dns-01", "example.se.") ==
        "unseen → c.example.net");
}

TEST_CASE("HARICA's text: elsewhere, and what becomes of it on its way") {
  const std::string text = "HARICA-aB3dEf9hIjKlMnOpQrSt";
  const auto look = [](const std::string& record) {
    return Tree(soa + record).look("harica-txt", "example.se.");
  };
  CHECK(look("@ TXT " + text + "\n") == "shape\nat owner 1 example.se TXT");
  CHECK(look("www TXT " + text + "\n") == "absent\nstray other name 1 www.example.se TXT");
  CHECK(look("_harica TXT " + text + "\n") == "absent\nstray other name 1 _harica.example.se TXT");
  for (const std::string_view near :
       {"harica-aB3dEf9hIjKlMnOpQrSt", "\"HARICA - aB3dEf9hIjKlMnOpQrSt\"",
        "\"example.se. IN TXT HARICA-aB3dEf9hIjKlMnOpQrSt\"", "\"HARICA-<value from the CA>\""}) {
    CHECK(look("@ TXT " + std::string(near) + "\n") == "wrong\nat owner 16 example.se TXT");
  }
  CHECK(look("@ TXT \"v=spf1 include:harica.gr -all\"\n") == "absent");
  CHECK(look("@ TXT \"we left HARICA\"\n") == "absent");
}

TEST_CASE("records of other requests, and slips where no request is given") {
  const std::string other(32, 'b');
  const std::string record = "_" + other + " CNAME " + target + ".\n";
  CHECK(Tree(soa + record).look("sectigo-cname", "example.se.") ==
        "absent\nstray other label 0 _" + other + ".example.se CNAME");
  const auto without_request = [](const std::string& text) {
    Tree tree(soa + text);
    tree.inputs = {};
    return tree.look("sectigo-cname", "example.se.");
  };
  CHECK(without_request("_" + md5 + " TXT " + target + "\n") ==
        "unseen\nstray other type 1 _" + md5 + ".example.se TXT");
  CHECK(without_request(md5 + " CNAME " + target + ".\n") ==
        "unseen\nstray stripped 1 " + md5 + ".example.se CNAME");
  CHECK(without_request("_" + md5 + ".example.se CNAME " + target + ".\n") ==
        "unseen\nstray doubled 1 _" + md5 + ".example.se.example.se CNAME (example.se)");
}

TEST_CASE("TXT strings are joined") {
  const std::uint8_t two[] = {2, 'a', 'b', 1, 'c'};
  CHECK(txt_value(two) == "abc");
  CHECK(txt_value(std::span(two).first(4)).empty());
  CHECK(txt_value({}).empty());
}
