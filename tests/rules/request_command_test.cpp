#include "rules/subject/request_command.h"

#include <doctest/doctest.h>

#include "lint/engine/rule.h"

using namespace dcvlint;

namespace {

struct Given {
  AttributeType type = AttributeType::organization;
  std::string_view raw;
  StringType string_type = StringType::utf8;
};

struct San {
  GeneralNameKind kind = GeneralNameKind::dns_name;
  std::string_view bytes;
};

// The command for a request with this subject and these names; "none", and "+" in front of one that
// leaves names out.
std::string command_of(const std::vector<Given>& values, const std::vector<San>& sans) {
  Arena arena;
  std::vector<Attribute> attributes;
  for (const Given& value : values) {
    const Decoded decoded = decode_string(value.string_type, value.raw, arena);
    Attribute& made = attributes.emplace_back();
    made.type = value.type;
    made.string_type = value.string_type;
    made.text_fault = decoded.fault;
    made.text_fault_at = decoded.fault_at;
    made.text_guessed = decoded.guessed;
    made.rdn = static_cast<std::uint32_t>(attributes.size());
    made.raw = value.raw;
    made.text = decoded.text;
  }
  std::vector<GeneralName> names;
  for (const San& san : sans) {
    names.emplace_back().kind = san.kind;
    names.back().bytes = san.bytes;
  }
  Request request;
  request.subject.attributes = attributes;
  request.subject.rdn_count = static_cast<std::uint32_t>(attributes.size());
  request.extensions.subject_alt_name.names = names;
  const Documents documents;
  Names interned{0};
  const Repository repository{interned, {}};
  const Context context{.documents = documents,
                        .names = interned,
                        .authorities = builtin_authorities,
                        .repository = repository,
                        .as_of = make_date(2026, 11, 21),
                        .profiles = &builtin_profiles};
  const JudgedProfile profile{Profile::ov, ProfileSource::given, "--profile says so"};
  const SignedFact fact{context, request, &request, nullptr, profile, context.as_of};
  const auto made = request_command(fact);
  if (!made) return "none";
  return (made->names_left ? "+" : "") + made->command;
}

constexpr std::string_view head = "openssl req -new -utf8 -key NAME.key -out NAME.csr ";

using enum AttributeType;
using enum StringType;

}  // namespace

TEST_CASE("the subject of the command that makes a request anew") {
  struct Row {
    const char* name;
    std::vector<Given> values;
    std::string_view expected;  // behind `head`; "none"
  };
  const Row rows[] = {
      {"plain", {{country, "SE"}, {organization, "KTH"}}, "-subj '/C=SE/O=KTH'"},
      {"all damaged values at once",
       {{country, "SE"}, {locality, "Malm\xF6"}, {organization, "MalmÃ¶ universitet"}},
       "-subj '/C=SE/L=Malmö/O=Malmö universitet'"},
      {"what -subj gives a meaning", {{organization, "R+D / a\\b"}}, "-subj '/O=R\\+D \\/ a\\\\b'"},
      {"a quote of the shell",
       {{organization, "O'Brien; $(reboot) `id`"}},
       "-subj '/O=O'\\''Brien; $(reboot) `id`'"},
      {"a line feed is a blank", {{organization, "a\nb"}}, "-subj '/O=a b'"},
      {"a control", {{organization, "a\x1B[2Jb"}}, "none"},
      {"an override of direction",
       {{organization,
         "a\xE2\x80\xAE"
         "b"}},
       "none"},
      {"a mark of direction", {{organization, "Malmö\u200E"}}, "-subj '/O=Malmö'"},
      {"a question", {{organization, "Is it Ltd?"}}, "-subj '/O=Is it Ltd?'"},
      {"a question of a place", {{locality, "Vadis?"}}, "none"},
      {"a letter lost in another value", {{locality, "K?ln"}, {organization, "Zwo?"}}, "none"},
      {"escapes in escapes", {{locality, "Malm&amp;ouml;"}}, "-subj '/L=Malmö'"},
      {"a repair that is damaged again", {{locality, "Malm&amp;amp;amp;amp;amp;ouml;"}}, "none"},
      {"quoted-printable", {{organization, "Universit=E4t"}}, "-subj '/O=Universität'"},
      {"a letter that is lost", {{organization, "Malm\xEF\xBF\xBD"}}, "none"},
      {"one in another value", {{locality, "MalmÃ¶"}, {organization, "Malm\xEF\xBF\xBD"}}, "none"},
      {"letters that Sweden does not write", {{country, "SE"}, {locality, "\xC5\xE8"}}, "none"},
      {"Windows-1250 is no Windows-1252",
       {{country, "PL"},
        {locality,
         "\xA3\xF3"
         "d\x9F"}},
       "none"},
      {"Greek of Windows-1253", {{country, "GR"}, {locality, "\xC1\xE8\xDE\xED\xE1"}}, "none"},
      {"one letter, no country", {{locality, "Malm\xF6 stad"}}, "-subj '/L=Malmö stad'"},
      {"two in a row, no country", {{locality, "M\xF6\xE5n"}}, "none"},
      {"cut in a character", {{country, "PT"}, {locality, "S\xC3"}}, "none"},
      {"T61String, read as Latin-1",
       {{country, "DE"}, {locality, "K\xF6ln", t61}},
       "-subj '/C=DE/L=Köln'"},
      {"T61String of another alphabet",
       {{country, "GR"}, {locality, "\xC1\xE8", t61}},
       "-subj '/C=GR/L=Αθ'"},
      {"an empty value is left out", {{locality, ""}, {organization, "KTH"}}, "-subj '/O=KTH'"},
      {"a type that openssl can't name", {{unknown, "x"}, {organization, "KTH"}}, "none"},
      {"no string", {{organization, "x", StringType::none}}, "none"},
      {"nothing", {}, "none"},
      {"what a CI runner takes for a command", {{organization, "##[error]"}}, "none"},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const std::string expected =
        row.expected == "none" ? "none" : std::string(head) + std::string(row.expected);
    CHECK(command_of(row.values, {}) == expected);
  }
  CHECK(command_of({{organization, std::string_view("KTH KTH KTH ")}}, {}) ==
        std::string(head) + "-subj '/O=KTH KTH KTH'");
  const std::string large(700, 'x');
  CHECK(command_of({{organization, large}}, {}) == "none");
}

TEST_CASE("the names of the command that makes a request anew") {
  struct Row {
    const char* name;
    std::vector<San> sans;
    std::string_view expected;  // behind the subject
  };
  using namespace std::string_view_literals;
  using enum GeneralNameKind;
  const Row rows[] = {
      {"none", {}, ""},
      {"hosts and an address",
       {{dns_name, "*.kth.se"}, {dns_name, "www.kth.se"}, {ip_address, "\xC0\0\2\1"sv}},
       " -addext 'subjectAltName=DNS:*.kth.se,DNS:www.kth.se,IP:192.0.2.1'"},
      {"a mailbox",
       {{rfc822_name, "pki+a@kth.se"}},
       " -addext 'subjectAltName=email:pki+a@kth.se'"},
      {"ten", std::vector<San>(10, San{dns_name, "a.se"}),
       " -addext 'subjectAltName=DNS:a.se,DNS:a.se,DNS:a.se,DNS:a.se,DNS:a.se,DNS:a.se,DNS:a.se,"
       "DNS:a.se,DNS:a.se,DNS:a.se'"},
      {"eleven", std::vector<San>(11, San{dns_name, "a.se"}), "+"},
      {"a name that ends the quotes", {{dns_name, "a.se' ; reboot"}}, "+"},
      {"a name with a comma", {{dns_name, "a.se,DNS:b.se"}}, "+"},
      {"a URI", {{uri, "https://kth.se"}}, "+"},
      {"an address of three octets", {{ip_address, "\xC0\0\2"sv}}, "+"},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    std::string expected = std::string(head) + "-subj '/O=KTH'";
    if (row.expected == "+") {
      expected.insert(0, "+");
    } else {
      expected += row.expected;
    }
    CHECK(command_of({{organization, "KTH"}}, row.sans) == expected);
  }
}

TEST_CASE("what the command changes beside damaged text") {
  struct Row {
    const char* name;
    std::vector<Given> values;
    std::string_view expected;  // of -subj; "none"
  };
  const Row rows[] = {
      {"small letters", {{country, "se"}, {organization, "KTH"}}, "/C=SE/O=KTH"},
      {"another code", {{country, "UK"}, {organization, "UCL"}}, "/C=GB/O=UCL"},
      {"a code that is none", {{country, "XX"}, {organization, "KTH"}}, "/C=XX/O=KTH"},
      {"a unit", {{organization, "KTH"}, {organizational_unit, "IT"}}, "/O=KTH"},
      {"a unit that can't be read", {{organization, "KTH"}, {organizational_unit, "?"}}, "/O=KTH"},
      {"the order",
       {{common_name, "www.lu.se"}, {organization, "LU"}, {locality, "Lund"}, {country, "SE"}},
       "/C=SE/L=Lund/O=LU/CN=www.lu.se"},
      {"domain components, and what may stand anywhere",
       {{serial_number, "1"}, {country, "SE"}, {domain_component, "org"}, {organization, "KTH"}},
       "/serialNumber=1/DC=org/C=SE/O=KTH"},
      {"a code before a town, and the country",
       {{country, "DK"}, {state, "Danmark"}, {locality, "2800 Kgs. Lyngby"}, {organization, "DTU"}},
       "/C=DK/L=Kgs. Lyngby/O=DTU"},
      {"a code with the sign of the country",
       {{country, "DE"}, {locality, "D-80333 München"}, {organization, "LMU"}},
       "/C=DE/L=München/O=LMU"},
      {"a code behind a town",
       {{country, "GB"}, {locality, "London SW7 2AZ"}, {organization, "IC"}},
       "/C=GB/L=London/O=IC"},
      {"a code in between",
       {{country, "SE"}, {locality, "Lund 223 62 Skåne"}, {organization, "LU"}},
       "/C=SE/L=Lund 223 62 Skåne/O=LU"},
      {"a code alone",
       {{country, "SE"}, {locality, "223 62"}, {organization, "LU"}},
       "/C=SE/L=223 62/O=LU"},
      {"another country, and C may be what is wrong",
       {{country, "DK"}, {state, "Sweden"}, {locality, "Lund"}, {organization, "LU"}},
       "/C=DK/ST=Sweden/L=Lund/O=LU"},
      {"the country, and no town",
       {{country, "SE"}, {state, "Sverige"}, {organization, "LU"}},
       "/C=SE/ST=Sverige/O=LU"},
      {"a town as state",
       {{country, "SE"}, {state, "Lund"}, {organization, "LU"}},
       "/C=SE/L=Lund/O=LU"},
      {"a town twice",
       {{country, "SE"}, {state, "Lund"}, {locality, "Lund"}, {organization, "LU"}},
       "/C=SE/L=Lund/O=LU"},
      {"another town beside it",
       {{country, "DE"}, {state, "München"}, {locality, "Garching"}, {organization, "TUM"}},
       "/C=DE/ST=München/L=Garching/O=TUM"},
      {"swapped",
       {{country, "SE"}, {state, "Malmö"}, {locality, "Skåne län"}, {organization, "MaU"}},
       "/C=SE/ST=Skåne län/L=Malmö/O=MaU"},
      {"what a tool proposes",
       {{country, "AU"},
        {state, "Some-State"},
        {organization, "Internet Widgits Pty Ltd"},
        {common_name, "www.lu.se"}},
       "/CN=www.lu.se"},
      {"a placeholder beside a town",
       {{country, "SE"}, {state, "Some-State"}, {locality, "Lund"}, {organization, "LU"}},
       "/C=SE/L=Lund/O=LU"},
      {"an organisation that nobody named",
       {{country, "SE"}, {locality, "Lund"}, {organization, "test"}},
       "none"},
      {"a place that nobody named",
       {{country, "SE"}, {state, "-"}, {locality, "Default City"}, {organization, "LU"}},
       "none"},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const std::string expected =
        row.expected == "none" ? "none"
                               : std::string(head) + "-subj '" + std::string(row.expected) + "'";
    CHECK(command_of(row.values, {}) == expected);
  }
}

TEST_CASE("a CN that is a name of subjectAltName in another form") {
  const std::vector<San> sans = {{GeneralNameKind::dns_name, "ce01.kth.se"},
                                 {GeneralNameKind::dns_name, "xn--rksmrgs-5wao1o.se"}};
  const std::string_view tail =
      " -addext 'subjectAltName=DNS:ce01.kth.se,DNS:xn--rksmrgs-5wao1o.se'";
  for (const auto& [cn, written] :
       {std::pair("host/ce01.kth.se", "ce01.kth.se"), std::pair("ldap/kth.se", "ldap\\/kth.se"),
        std::pair("räksmörgås.se", "xn--rksmrgs-5wao1o.se"), std::pair("KTH web", "KTH web")}) {
    INFO(cn);
    CHECK(command_of({{common_name, cn}}, sans) ==
          std::string(head) + "-subj '/CN=" + written + "'" + std::string(tail));
  }
}
