#include "lint/sources/validation_log.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lint/base/lines.h"
#include "lint/engine/rule.h"
#include "lint/facts/validity.h"

using namespace dcvlint;

namespace {

class Read {
 public:
  explicit Read(std::string_view text, std::size_t longest_line = 1'000'000) {
    doc_ = documents_.add("log", Bytes(text), 0);
    file = read_validation_log(documents_, doc_, builtin_authorities.methods, arena_,
                               {.longest_line = longest_line});
  }

  // "2:17-21 validation/bad-value time must be …": line, columns, code, text, detail.
  std::string faults() const {
    const Lines lines(documents_[doc_].bytes);
    std::string out;
    for (const Fault& fault : file.log.faults) {
      const LineColumn at = lines.at(fault.place.begin);
      out += std::to_string(at.line) + ":" + std::to_string(at.column) + "-" +
             std::to_string(at.column + fault.place.end - fault.place.begin) + " " +
             std::string(fault_id(fault.code)) + " " + std::string(fault.text);
      if (!fault.detail.empty()) out += " " + std::string(fault.detail);
      out += "\n";
    }
    return out;
  }
  std::string_view text(Place place) const { return documents_.text(place); }
  const LogLine& line(std::size_t number) const {
    REQUIRE(number < file.log.lines.size());
    return file.log.lines[number];
  }

  ValidationLogFile file;

 private:
  Documents documents_;
  Arena arena_;
  Doc doc_{};
};

std::string joined(std::span<const std::string_view> texts) {
  std::string out;
  for (const std::string_view text : texts) out += (out.empty() ? "" : " ") + std::string(text);
  return out;
}

// What both forms of one log come to.
void check_validation(const LogLine& line) {
  CHECK(line.kind == LogKind::validation);
  CHECK(line.certificate == "c1");
  CHECK(line.name == "*.example.com");
  CHECK(line.adn == "example.com");
  REQUIRE(line.method != nullptr);
  CHECK(line.method->section() == "3.2.2.4.7");
  CHECK(time_text(line.time.value()) == "2026-11-20 09:00:00Z");
  CHECK(time_text(line.issued.value()) == "2026-11-20 10:05:00Z");
  CHECK(line.day() == make_date(2026, 11, 20));
  CHECK(line.evidence == "e,1");
  CHECK(joined(line.aliases) == "a.example b.example");
  REQUIRE(line.perspectives.size() == 2);
  CHECK(line.perspectives[0].id == "eu:1");
  CHECK(line.perspectives[0].region == Rir::ripe);
  CHECK(line.perspectives[0].corroborates);
  CHECK_FALSE(line.perspectives[1].corroborates);
  REQUIRE(line.redirects.size() == 1);
  CHECK(line.redirects[0].code == 301);
  CHECK(line.redirects[0].url == "https://a.example/x");
  CHECK(line.quorum->corroborating == 1);
  CHECK(line.quorum->of == 2);
  CHECK(line.status == 200);
  CHECK(line.dnssec == LogDnssec::insecure);
  CHECK(line.ttl == 3600);
  CHECK(line.result == LogResult::permit);
  CHECK(line.mail_to == "admin@example.com");
}

}  // namespace

TEST_CASE("a validation log as NDJSON") {
  const Read log(
      "{\"kind\":\"certificate\",\"certificate\":\"c1\",\"issued\":\"2026-11-20T10:05:00Z\","
      "\"names\":[\"*.EXAMPLE.com.\",\"192.0.2.1\"]}\r\n\n"
      " { \"kind\" : \"validation\" , \"certificate\":\"c1\",\"name\":\"*.Example.com.\",\"adn\":"
      "\"example.com\",\"method\":\"DNS-01\",\"time\":\"2026-11-20T10:00:00.25+01:00\","
      "\"evidence\":"
      "\"e\\u002C1\",\"aliases\":[\"a.example\",\"b.example\"],\"perspectives\":[{\"id\":\"eu:1\","
      "\"region\":\"ripe\",\"result\":\"corroborates\"},{\"id\":\"us\",\"result\":\"failed\"}],"
      "\"redirects\":[{\"code\":301,\"url\":\"https://a.example/x\"}],\"quorum\":\"1/"
      "2\",\"status\":200,"
      "\"dnssec\":\"insecure\",\"ttl\":3600,\"result\":\"permit\",\"mail_to\":\"admin@example."
      "com\","
      "\"url\":null} ");
  CHECK(log.faults() == "");
  REQUIRE(log.file.log.lines.size() == 2);
  CHECK(joined(log.line(0).names) == "*.example.com 192.0.2.1");
  check_validation(log.line(1));
  CHECK(log.text(log.line(1).at(LogField::adn)) == "\"example.com\"");
  CHECK(log.text(log.line(1).at(LogField::status)) == "200");
  CHECK_FALSE(log.line(1).has(LogField::url));
  CHECK(log.line(1).at(LogField::url) == log.line(1).place);
  CHECK(log.file.log.count(LogKind::validation) == 1);
  CHECK_FALSE(log.file.log.about("c1", LogKind::validation, "example.com").empty());
  CHECK_FALSE(log.file.log.about("c1", LogKind::validation, "*.example.com").empty());
  CHECK(log.file.log.about("c1", LogKind::caa, "example.com").empty());
  CHECK(log.file.log.about("c1", LogKind::certificate, "").empty());
  CHECK(log.file.log.about("c2", LogKind::validation, "example.com").empty());
  CHECK(log.file.log.about("", LogKind::validation, "example.com").empty());
}

TEST_CASE("the same as CSV") {
  const Read log(
      "\xEF\xBB\xBFkind,certificate,issued,name,adn,method,time,evidence,aliases,perspectives,"
      "redirects,quorum,status,dnssec,ttl,result,mail_to,names\n"
      "certificate,c1,2026-11-20T10:05:00Z,,,,,,,,,,,,,,,*.example.com 192.0.2.1\n"
      "validation,c1,,*.Example.com.,example.com,ca-tbr-7,2026-11-20 09:00:00Z,\"e,1\",a.example "
      "b.example,eu:1:ripe:corroborates us::failed,301>https://a.example/x,1/2,200,insecure,3600,"
      "permit,admin@example.com,\n");
  CHECK(log.faults() == "");
  REQUIRE(log.file.log.lines.size() == 2);
  CHECK(joined(log.line(0).names) == "*.example.com 192.0.2.1");
  check_validation(log.line(1));
  CHECK(log.text(log.line(1).at(LogField::evidence)) == "\"e,1\"");
}

TEST_CASE("a label of ACME means another method where the name is an address") {
  const Read log(
      "{\"kind\":\"validation\",\"method\":\"http-01\",\"name\":\"2001:db8::1\"}\n"
      "{\"kind\":\"validation\",\"method\":\"http-01\",\"name\":\"www.example.com\"}\n"
      "{\"kind\":\"validation\",\"method\":\"BR 3.2.2.5.1\",\"name\":\"192.0.2.1\"}\n"
      "{\"kind\":\"validation\",\"method\":\"dns-01\",\"name\":\"192.0.2.1\"}\n");
  CHECK(log.line(0).method->section() == "3.2.2.5.6");
  CHECK(log.line(1).method->section() == "3.2.2.4.19");
  CHECK(log.line(2).method->section() == "3.2.2.5.1");
  CHECK(log.line(3).method->section() == "3.2.2.4.7");
}

TEST_CASE("what breaks the form of a validation log is told, and the rest is read") {
  struct Row {
    const char* text;
    std::size_t lines;
    const char* faults;
  };
  const Row rows[] = {
      {"", 0, ""},
      {"\n \n", 0, ""},
      {"{\"kind\":\"caa\"}\n{\"kind\":\"caa\",}\n{\"kind\":\"caa\"}", 2,
       "2:15-16 validation/bad-line  no JSON from here on\n"},
      {"{\"kind\":\"caa\"", 0, "1:13-14 validation/bad-line  the line ends too early\n"},
      {"{\"kind\":\"caa\"}{}", 0, "1:15-16 validation/bad-line  no JSON from here on\n"},
      {"{\"kind\":\"c\xFF\"}", 0, "1:11-12 validation/bad-line  no JSON from here on\n"},
      {"[1]\n", 0, "1:1-2 validation/bad-line  no object: \"{\" must begin it\n"},
      {"{}", 0,
       "1:1-2 validation/bad-value kind is missing: certificate, validation, caa or identity\n"},
      {"{\"kind\":7}", 0,
       "1:9-10 validation/bad-value kind must be one of certificate, validation, caa, identity\n"},
      {"{\"kind\":\"caa\",\"Name\":\"a\"}", 1, "1:15-21 validation/unknown-field Name\n"},
      {"{\"kind\":\"validation\",\"method\":\"dns-02\"}", 1,
       "1:31-39 validation/unknown-method dns-02\n"},
      {"{\"kind\":\"caa\",\"time\":\"2026-02-30T00:00:00Z\"}", 1,
       "1:22-44 validation/bad-value time must be a time like 2026-11-22T09:30:00Z (RFC 3339), in "
       "years 1 to 9999\n"},
      {"{\"kind\":\"caa\",\"ttl\":99999999999999999999}", 1,
       "1:21-41 validation/bad-value ttl must be a whole number from 0 to 2147483647\n"},
      {"{\"kind\":\"caa\",\"name\":\"a\",\"n\\u0061me\":\"b\"}", 1,
       "1:38-41 validation/bad-value name is there twice\n"},
      {"kind,name\ncaa,a\ncaa\ncaa,\"b\ncaa,b\"\ncaa,\"b\"c\ncaa,\"b\"\n", 2,
       "3:1-2 validation/bad-line  1 fields, and 2 in the heading\n"
       "4:5-6 validation/bad-line  a quotation mark that is not closed\n"
       "5:6-7 validation/bad-line  a quotation mark within a field without them\n"
       "6:8-9 validation/bad-line  text behind a closing quotation mark\n"},
      {"name,tim\na,b\n", 0,
       "1:1-2 validation/bad-line  neither an object nor a heading with a column \"kind\"\n"},
      {"kind;name;x\ncaa;a;\ncaa,a;b;c\ncaa;\"b;c\"\n", 1,
       "1:11-12 validation/unknown-field x\n"
       "3:1-6 validation/bad-value kind must be one of certificate, validation, caa, identity\n"
       "4:1-2 validation/bad-line  2 fields, and 3 in the heading\n"},
      {"kind,name;x\ncaa,a\n", 1, "1:6-12 validation/unknown-field name;x\n"},
      {"{\"kind\":\"validation\",\"contact_source\":\"page\",\"random_value\":1}", 1,
       "1:39-45 validation/bad-value contact_source must be one of whois, rdap, registrar, web\n"
       "1:61-62 validation/bad-value random_value must be a string\n"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const Read log(row.text);
    CHECK(log.file.log.lines.size() == row.lines);
    CHECK(log.faults() == row.faults);
  }
}

TEST_CASE("times of a validation log") {
  struct Row {
    const char* text;
    const char* time;
  };
  const Row rows[] = {
      {"2026-11-20T10:00:00Z", "2026-11-20 10:00:00Z"},
      {"2026-11-20t10:00:00z", "2026-11-20 10:00:00Z"},
      {"2026-11-20T00:30:00+01:00", "2026-11-19 23:30:00Z"},
      {"2026-11-20T23:30:00-01:00", "2026-11-21 00:30:00Z"},
      {"2026-11-20T10:00:00.999999999999Z", "2026-11-20 10:00:00Z"},
      {"2016-12-31T23:59:60Z", "2016-12-31 23:59:59Z"},
      {"0001-01-01T00:00:00Z", "0001-01-01 00:00:00Z"},
      {"9999-12-31T23:59:59Z", "9999-12-31 23:59:59Z"},
      {"10000-01-01T00:00:00Z", ""},
      {"0000-01-01T00:00:00Z", ""},
      {"2026-11-20T24:00:00Z", ""},
      {"2026-11-20T10:60:00Z", ""},
      {"2026-11-20T10:00:00", ""},
      {"2026-11-20T10:00:00.Z", ""},
      {"2026-11-20T10:00:00+0100", ""},
      {"2026-11-20T10:00:00+24:00", ""},
      {"2026-11-20", ""},
      {"2026-11-20X10:00:00Z", ""},
      {"-2026-11-20T10:00:00Z", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const Read log("{\"kind\":\"caa\",\"time\":\"" + std::string(row.text) + "\"}");
    const auto time = log.line(0).time;
    CHECK((time ? time_text(*time) : "") == row.time);
    CHECK(log.file.log.faults.size() == (time ? 0 : 1));
  }
}

TEST_CASE("long lines, deep lines and lines with many faults cost no more than others") {
  const std::string ok = "{\"kind\":\"caa\"}\n";
  CHECK(Read(ok + std::string(2000, 'x') + "\n" + ok, 1000).faults() ==
        "2:1-2 validation/line-too-long  1000\n");
  CHECK(Read(ok + std::string(2000, 'x') + "\n" + ok, 1000).file.log.lines.size() == 2);
  const Read deep("{\"kind\":\"caa\",\"x\":" + std::string(100'000, '[') +
                  std::string(100'000, ']') + "}\n" + std::string(500'000, '['));
  CHECK(deep.file.log.lines.size() == 1);
  CHECK(deep.file.log.faults.size() == 2);
  std::string many = "{\"kind\":\"caa\"";
  for (int i = 0; i < 1000; ++i) many += ",\"x" + std::to_string(i) + "\":1";
  CHECK(Read(many + "}").file.log.faults.size() == 20);
}

TEST_CASE("lines with one piece of evidence") {
  const Read log(
      "{\"kind\":\"validation\",\"evidence\":\"e\"}\n{\"kind\":\"caa\",\"evidence\":\"e\"}\n"
      "{\"kind\":\"caa\",\"evidence\":\"f\"}\n{\"kind\":\"caa\",\"evidence\":\"e\"}\n");
  const ValidationLog& all = log.file.log;
  CHECK(&all.first_with_evidence(log.line(3)) == &log.line(1));
  CHECK(&all.first_with_evidence(log.line(1)) == &log.line(1));
  CHECK(&all.first_with_evidence(log.line(0)) == &log.line(0));
}

TEST_CASE("perspectives of which some cannot be read") {
  const auto lacks = [](const char* value) {
    return Read("{\"kind\":\"caa\",\"perspectives\":" + std::string(value) + "}")
        .line(0)
        .lacks_perspectives;
  };
  CHECK_FALSE(lacks("[{\"id\":\"a\",\"result\":\"differs\"}]"));
  CHECK_FALSE(lacks("[{\"id\":\"a\",\"region\":\"mars\",\"result\":\"differs\"}]"));
  CHECK(lacks("[{\"id\":\"a\",\"result\":\"yes\"}]"));
  CHECK(lacks("[\"a\"]"));
  CHECK(lacks("4"));
  CHECK(Read("kind,perspectives\ncaa,a:ripe\n").line(0).lacks_perspectives);
}

TEST_CASE("lines about one name for one certificate") {
  const auto check = [](const char* certificate, const char* name, const char* time) {
    return "{\"kind\":\"caa\",\"certificate\":\"" + std::string(certificate) + "\",\"name\":\"" +
           name + "\",\"time\":\"2026-11-20T" + time + "Z\"}\n";
  };
  const Read log(
      check("c1", "a.example", "03:00:00") + check("c1", "a.example", "01:00:00") +
      check("c1", "*.a.example", "02:00:00") + check("c2", "a.example", "01:00:00") +
      check("c1", "b.example", "01:00:00") +
      "{\"kind\":\"validation\",\"certificate\":\"c1\",\"name\":\"a.example\"}\n"
      "{\"kind\":\"certificate\",\"certificate\":\"c1\",\"issued\":\"2026-11-20T04:00:00Z\"}"
      "\n{\"kind\":\"caa\",\"certificate\":\"c1\",\"name\":\"a.example\"}\n"
      "{\"kind\":\"caa\",\"name\":\"a.example\"}\n{\"kind\":\"caa\"}\n");
  const ValidationLog& all = log.file.log;
  CHECK(all.about("c1", LogKind::caa, "a.example").size() == 4);
  CHECK(all.about("c1", LogKind::caa, "*.a.example").size() == 4);
  CHECK(all.about("c1", LogKind::validation, "*.a.example").size() == 1);
  CHECK(all.about("c3", LogKind::caa, "a.example").empty());
  CHECK(all.about("", LogKind::caa, "a.example").size() == 1);
  CHECK(all.about("", LogKind::caa, "").empty());
  const auto beside = all.beside(log.line(0), "a.example");
  CHECK(std::vector<std::uint32_t>(beside.begin(), beside.end()) ==
        std::vector<std::uint32_t>{7, 1, 0});
  CHECK(all.beside(log.line(0), "*.a.example").size() == 1);
  CHECK(all.beside(log.line(9), "").empty());
}

TEST_CASE("validations with one Random Value") {
  const Read log(
      "{\"kind\":\"validation\",\"random_value\":\"y\"}\n{\"kind\":\"caa\",\"random_value\":\"x\"}"
      "\n"
      "{\"kind\":\"validation\",\"random_value\":\"x\"}\n"
      "{\"kind\":\"validation\",\"random_value\":\"x\"}\n");
  const ValidationLog& all = log.file.log;
  CHECK(&all.first_with_random_value(log.line(3)) == &log.line(2));
  CHECK(&all.first_with_random_value(log.line(2)) == &log.line(2));
  CHECK(&all.first_with_random_value(log.line(0)) == &log.line(0));
}

TEST_CASE("where perspectives are") {
  const auto at = [](const char* location) {
    const Read log(
        "{\"kind\":\"caa\",\"perspectives\":[{\"id\":\"a\",\"result\":\"differs\",\"location\":\"" +
        std::string(location) + "\"}]}");
    CHECK_FALSE(log.line(0).lacks_perspectives);
    const auto& found = log.line(0).perspectives[0].location;
    CHECK(log.faults().empty() == found.has_value());
    return found ? std::to_string(found->latitude) + " " + std::to_string(found->longitude) : "";
  };
  CHECK(at("59.33,18.07") == "59.330000 18.070000");
  CHECK(at("-33,+151.2") == "-33.000000 151.200000");
  CHECK(at("90,-180") == "90.000000 -180.000000");
  for (const char* wrong : {"90.1,0", "0,181", "59.33", "59.33,", ",1", "1e1,1", "nan,1", "1,2,3",
                            "59.33, 18.07", "north,east"}) {
    CHECK(at(wrong) == "");
  }
}

TEST_CASE("a perspective counts once, however often a line lists it") {
  const std::string before = "{\"kind\":\"caa\",\"perspectives\":[";
  const Read log(before +
                 "{\"id\":\"a\",\"result\":\"failed\"},{\"id\":\"b\",\"result\":\"differs\"},"
                 "{\"id\":\"a\",\"region\":\"ripe\",\"result\":\"corroborates\"},"
                 "{\"id\":\"b\",\"result\":\"failed\"},{\"id\":\"a\",\"result\":\"failed\"}]}\n" +
                 before +
                 "{\"result\":\"corroborates\"},{\"result\":\"corroborates\"}]}\n"
                 "{\"kind\":\"caa\",\"quorum\":\"1/1\"}\n");
  CHECK(log.faults() == "");
  REQUIRE(log.line(0).perspectives.size() == 2);
  CHECK(log.line(0).perspectives[0].id == "a");
  CHECK(log.line(0).perspectives[0].corroborates);
  CHECK(log.line(0).perspectives[0].region == Rir::ripe);
  CHECK_FALSE(log.line(0).perspectives[1].corroborates);
  CHECK(log.line(1).perspectives.size() == 2);
  const Read csv("kind,perspectives\ncaa,a:ripe:corroborates a:ripe:corroborates b::failed\n");
  CHECK(csv.line(0).perspectives.size() == 2);
}

TEST_CASE("a member that is there twice in a list's object is told, not overwritten") {
  const Read log(
      "{\"kind\":\"caa\",\"perspectives\":[{\"id\":\"a\",\"result\":\"failed\",\"result\":"
      "\"corroborates\"}]}\n"
      "{\"kind\":\"caa\",\"redirects\":[{\"code\":301,\"url\":\"http://a/\"},{\"c\\u006fde\":301,"
      "\"code\":200}]}\n"
      "{\"kind\":\"caa\",\"redirects\":[{\"code\":301,\"url\":\"/\"},{\"code\":302,\"url\":\"/\"}]}"
      "\n");
  CHECK(log.faults() ==
        "1:30-84 validation/bad-value perspectives has an object with a member that is there "
        "twice\n"
        "2:27-88 validation/bad-value redirects has an object with a member that is there twice\n");
  CHECK(log.line(0).perspectives.empty());
  CHECK(log.line(0).lacks_perspectives);
  CHECK(log.line(1).redirects.empty());
  CHECK(log.line(2).redirects.size() == 2);
}

TEST_CASE("lines without a name are no record of any") {
  const Read log("{\"kind\":\"caa\"}\n{\"kind\":\"caa\",\"name\":\"a.example\"}\n");
  CHECK(log.file.log.count(LogKind::caa) == 2);
  CHECK(log.file.log.unassigned[static_cast<std::size_t>(LogKind::caa)] == 1);
  CHECK_FALSE(log.file.log.about("", LogKind::caa, "a.example").empty());
  CHECK(log.file.log.about("", LogKind::caa, "").empty());
}
