#include "lint/facts/mailbox.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/facts/mail_tree.h"

using namespace dcvlint;

namespace {

const PublicSuffixes* suffixes() { return &builtin_domain_lists.public_suffixes; }

std::string_view remark_id(MailRemarkKind kind) {
  constexpr std::string_view ids[] = {
      "null_mx",           "null_mx_beside",    "no_such_name",
      "no_server",         "implicit_mx",       "alias",
      "from_wildcard",     "foreign",           "too_many",
      "lookup_failed",     "lookup_bogus",      "hidden",
      "server_alias",      "server_is_address", "server_localhost",
      "server_not_public", "server_missing",    "server_addressless",
      "server_failed",     "server_bogus",      "server_hidden"};
  return ids[static_cast<std::size_t>(kind)];
}

// "live 10 mx.d.example; foreign, server_alias 0"
std::string text(const MailLevel& level) {
  std::string out(mail_verdict_text(level.verdict));
  for (const MailServer& server : level.servers) {
    out += " " + std::to_string(server.preference) + " " + server.name;
    if (server.verdict != level.verdict) {
      out += " (" + std::string(mail_verdict_text(server.verdict)) + ")";
    }
  }
  for (const MailRemark& remark : level.remarks) {
    out += &remark == &level.remarks.front() ? "; " : ", ";
    out += remark_id(remark.kind);
    if (remark.server != MailRemark::domain) out += " " + std::to_string(remark.server);
  }
  return out;
}

MailLevel level(MailTree& tree, std::string_view domain) {
  return mail_level(tree, tree.names, tree.name(domain), suffixes());
}
std::string found(MailTree& tree, std::string_view domain = "d.example.") {
  return text(level(tree, domain));
}
std::string found(MailTree&& tree, std::string_view domain = "d.example.") {
  return found(tree, domain);
}

// What is said of a domain: the remarks, one a line.
std::string words(MailTree& tree, std::string_view domain = "d.example.") {
  const MailLevel made = level(tree, domain);
  std::string out;
  for (const MailRemark& remark : made.remarks) {
    out += mail_remark_text(made, remark, tree.names) + "\n";
  }
  return out;
}

// The choice for a name with all domains above it down to `base`.
MailLevels levels(MailTree& tree, std::string_view name, std::string_view base,
                  std::vector<std::string_view> aliases = {}) {
  std::vector<Name> domains;
  for (Name at = tree.name(name); domains.empty() || domains.back() != tree.name(base);
       at = tree.names.parent(at)) {
    domains.push_back(at);
  }
  for (const std::string_view alias : aliases) domains.push_back(tree.name(alias));
  return mail_levels(tree, tree.names, domains, suffixes());
}
std::string chosen(const MailLevels& made, const Names& names) {
  constexpr std::string_view ids[] = {"none", "base", "highest", "only_alias", "only_unsure"};
  std::string out(ids[static_cast<std::size_t>(made.choice)]);
  if (made.chosen) out += " " + names.display(made.all[*made.chosen].domain);
  return out;
}

}  // namespace

// facts, 4.4: its vectors, in its order.
TEST_CASE("mail levels: the vectors of the fact sheet") {
  CHECK(found(MailTree("@ MX 10 mx\nmx A 192.0.2.1\n")) == "live 10 mx.d.example");
  CHECK(found(MailTree("@ MX 0 .\n")) == "dead; null_mx");
  CHECK(found(MailTree("@ MX 0 .\n@ MX 10 mx\nmx A 192.0.2.1\n")) ==
        "doubtful 10 mx.d.example (live); null_mx_beside");
  CHECK(found(MailTree("@ A 192.0.2.1\n")) == "doubtful 0 d.example; implicit_mx");
  CHECK(found(MailTree("@ TXT none\n")) == "dead; no_server");
  CHECK(found(MailTree("@ MX 10 alias\nalias CNAME mx.x.example.\n")
                  .zone("mx A 192.0.2.1\n", "x.example.")) ==
        "live 10 alias.d.example; server_alias 0");
  CHECK(found(MailTree("@ MX 10 192.0.2.5.\n")) == "dead 10 192.0.2.5; server_is_address 0");
  CHECK(found(MailTree("@ MX 10 mx.gone.example.\n").zone("@ TXT x\n", "gone.example.")) ==
        "dead 10 mx.gone.example; server_missing 0");
  CHECK(found(MailTree("h CNAME web.cdn.example.\n@ MX 10 mx\nmx A 192.0.2.1\n")
                  .zone("web TXT x\n", "cdn.example."),
              "h.d.example.") == "dead; no_server, alias");
}

// RFC 5321 §5.1.
TEST_CASE("mail levels: which servers count") {
  CHECK(found(MailTree("@ MX 20 b\n@ MX 10 a\na A 192.0.2.1\nb AAAA 2001:db8::1\n")) ==
        "live 10 a.d.example 20 b.d.example");
  CHECK(found(MailTree("@ MX 20 mx\n@ MX 10 mx\nmx A 192.0.2.1\n")) == "live 10 mx.d.example");
  CHECK(found(MailTree("@ MX 10 gone\n@ MX 20 bare\n@ MX 30 mx\nbare TXT x\nmx A 192.0.2.1\n")) ==
        "live 10 gone.d.example (dead) 20 bare.d.example (dead) 30 mx.d.example; "
        "server_missing 0, server_addressless 1");
  CHECK(found(MailTree("@ MX 10 gone\n@ MX 20 bare\nbare TXT x\n@ A 192.0.2.1\n")) ==
        "dead 10 gone.d.example 20 bare.d.example; server_missing 0, server_addressless 1");
  CHECK(found(MailTree("@ TXT x\n"), "gone.d.example.") == "dead; no_such_name");
  CHECK(found(MailTree("@ MX 10 mx\nmx A 192.0.2.1\n"), "*.d.example.") == "live 10 mx.d.example");
}

TEST_CASE("mail levels: two null MX are one too many") {
  CHECK(found(MailTree("@ MX 0 .\n@ MX 10 .\n")) == "dead; null_mx_beside, null_mx");
}

TEST_CASE("mail levels: names that are no servers") {
  CHECK(found(MailTree("@ MX 10 192.0.2.5\n")) ==
        "dead 10 192.0.2.5.d.example; server_is_address 0");
  CHECK(found(MailTree("@ MX 10 2001:db8::5\n")) ==
        "dead 10 2001:db8::5.d.example; server_is_address 0");
  CHECK(found(MailTree("@ MX 10 localhost.\n")) == "dead 10 localhost; server_localhost 0");
  // Digits at the front of a longer name are a host's.
  CHECK(found(MailTree("@ MX 10 1.2.3.4.mx\n1.2.3.4.mx A 192.0.2.1\n")) ==
        "live 10 1.2.3.4.mx.d.example");
  CHECK(found(MailTree("@ MX 10 192.0.2.mx\n192.0.2.mx A 192.0.2.1\n")) ==
        "live 10 192.0.2.mx.d.example");
}

TEST_CASE("mail levels: addresses that nobody reaches from outside") {
  CHECK(found(MailTree("@ MX 10 mx\nmx A 10.0.0.1\nmx AAAA fd00::1\n")) ==
        "doubtful 10 mx.d.example; server_not_public 0");
  CHECK(found(MailTree("@ MX 10 mx\nmx A 127.0.0.1\nmx AAAA ::1\n")) ==
        "dead 10 mx.d.example; server_not_public 0");
  CHECK(found(MailTree("@ MX 10 mx\nmx A 127.0.0.1\nmx A 10.0.0.1\n")) ==
        "doubtful 10 mx.d.example; server_not_public 0");
  CHECK(found(MailTree("@ MX 10 mx\nmx A 10.0.0.1\nmx A 130.237.28.40\n")) ==
        "live 10 mx.d.example");
  CHECK(found(MailTree("@ MX 10 mx\nmx AAAA 64:ff9b::82ed:1c28\n")) == "live 10 mx.d.example");
  CHECK(found(MailTree("@ A 10.0.0.1\n")) ==
        "doubtful 0 d.example; implicit_mx, server_not_public 0");
}

TEST_CASE("mail levels: aliases and wildcards") {
  CHECK(found(MailTree("h CNAME @\n@ MX 10 mx\nmx A 192.0.2.1\n"), "h.d.example.") ==
        "live 10 mx.d.example; alias");
  CHECK(found(MailTree("h CNAME web\nweb A 192.0.2.1\n"), "h.d.example.") ==
        "doubtful 0 web.d.example; implicit_mx, alias");
  CHECK(found(MailTree("* MX 10 mx\nmx A 192.0.2.1\n"), "any.d.example.") ==
        "live 10 mx.d.example; from_wildcard");
  CHECK(found(MailTree("* A 192.0.2.1\n"), "any.d.example.") ==
        "doubtful 0 any.d.example; implicit_mx, from_wildcard");
  CHECK(found(MailTree("a CNAME b\nb CNAME a\n"), "a.d.example.") == "dead; lookup_failed, alias");
}

TEST_CASE("mail levels: servers of somebody else") {
  CHECK(found(MailTree("@ MX 10 mx.x.example.\n").zone("mx A 192.0.2.1\n", "x.example.")) ==
        "live 10 mx.x.example; foreign");
  CHECK(found(MailTree("@ MX 10 mx.x.example.\n@ MX 20 mx\nmx A 192.0.2.1\n")
                  .zone("mx A 192.0.2.1\n", "x.example.")) ==
        "live 10 mx.x.example 20 mx.d.example");
  // Of one co.uk two owners.
  CHECK(found(MailTree("@ MX 10 mx.b.co.uk.\n", "a.co.uk.").zone("mx A 192.0.2.1\n", "b.co.uk."),
              "a.co.uk.") == "live 10 mx.b.co.uk; foreign");
  CHECK(found(MailTree("h MX 10 mx.z\nmx.z A 192.0.2.1\n", "a.co.uk."), "h.a.co.uk.") ==
        "live 10 mx.z.a.co.uk");
}

TEST_CASE("mail levels: what can't be seen") {
  CHECK(found(MailTree("@ MX 10 mx\nmx A 192.0.2.1\n"), "other.example.") == "cannot see; hidden");
  CHECK(found(MailTree("@ MX 10 mx.elsewhere.example.\n")) ==
        "cannot see 10 mx.elsewhere.example; foreign, server_hidden 0");
  CHECK(found(MailTree("@ MX 10 mx.elsewhere.example.\n@ MX 20 mx\nmx A 192.0.2.1\n")) ==
        "live 10 mx.elsewhere.example (cannot see) 20 mx.d.example; server_hidden 0");
  CHECK(found(MailTree("h CNAME web.elsewhere.example.\n"), "h.d.example.") ==
        "cannot see; hidden, alias");
  CHECK(found(MailTree("sub NS ns.elsewhere.example.\n"), "sub.d.example.") ==
        "cannot see; hidden");
}

TEST_CASE("mail levels: look-ups that fail") {
  const auto broken = [](Type type, Failure failure) {
    return found(MailTree("@ MX 10 mx\nmx A 192.0.2.1\n")
                     .fails(type == Type::mx ? "d.example." : "mx.d.example.", type, failure));
  };
  CHECK(broken(Type::mx, Failure::timeout) == "doubtful; lookup_failed");
  CHECK(broken(Type::mx, Failure::server_failure) == "doubtful; lookup_failed");
  CHECK(broken(Type::mx, Failure::bogus) == "doubtful; lookup_bogus");
  CHECK(broken(Type::mx, Failure::unreachable) == "cannot see; lookup_failed");
  // AAAA says that there is none.
  CHECK(broken(Type::a, Failure::timeout) == "doubtful 10 mx.d.example; server_failed 0");
  CHECK(broken(Type::a, Failure::bogus) == "doubtful 10 mx.d.example; server_bogus 0");
  CHECK(broken(Type::a, Failure::unreachable) == "cannot see 10 mx.d.example; server_failed 0");
  // One address is enough.
  CHECK(broken(Type::aaaa, Failure::timeout) == "live 10 mx.d.example");

  MailTree tree("@ MX 10 mx\n@ MX 20 other\nmx A 192.0.2.1\n");
  tree.fails("other.d.example.", Type::a, Failure::timeout);
  CHECK(!level(tree, "d.example.").failed());
  MailTree alone("@ MX 10 mx\n");
  alone.fails("mx.d.example.", Type::a, Failure::timeout);
  CHECK(level(alone, "d.example.").failed());
}

// So that a live view notes all that may matter at once.
TEST_CASE("mail levels: what is unasked") {
  const auto unasked = [](std::string_view at, Type type) {
    MailTree tree("@ MX 10 mx\n@ MX 20 b\nmx A 192.0.2.1\nb A 192.0.2.2\nonly A 192.0.2.1\n");
    tree.answers(at, type, Status::unasked);
    const std::string verdict(
        mail_verdict_text(level(tree, at == "only.d.example." ? at : "d.example.").verdict));
    return verdict + " " + std::to_string(tree.questions);
  };
  CHECK(unasked("d.example.", Type::mx) == "not asked 1");
  CHECK(unasked("mx.d.example.", Type::a) == "not asked 5");
  CHECK(unasked("b.d.example.", Type::aaaa) == "not asked 5");
  CHECK(unasked("only.d.example.", Type::aaaa) == "not asked 3");
}

TEST_CASE("mail levels: hostile sets cost few questions") {
  std::string zone;
  for (int i = 0; i < 2000; ++i) zone += "@ MX 10 mx" + std::to_string(i) + "\n";
  zone += "mx3 A 192.0.2.1\n";
  MailTree tree(zone);
  const MailLevel made = level(tree, "d.example.");
  CHECK(made.servers.size() == 16);
  CHECK(made.has(MailRemarkKind::too_many));
  CHECK(made.verdict == MailVerdict::live);
  CHECK(tree.questions == 1 + 2 * 16);
}

TEST_CASE("mail levels: in words") {
  MailTree tree(
      "@ MX 0 .\nmixed MX 0 .\nmixed MX 10 alias\nalias CNAME mx\nmx A 10.0.0.1\n"
      "bad MX 10 192.0.2.5.\nbad MX 20 localhost.\nbad MX 30 gone\nbad MX 40 bare\nbare TXT x\n"
      "bad MX 50 mx.elsewhere.example.\nonly A 192.0.2.1\nh CNAME mixed\n*.w MX 10 mx\n");
  CHECK(words(tree) == "d.example says that it takes no mail: its MX is \".\"\n");
  CHECK(words(tree, "h.d.example.") ==
        "h.d.example has the MX \".\", which says that it takes no mail, beside others\n"
        "h.d.example is an alias of mixed.d.example, whose mail servers count\n"
        "the mail server alias.d.example is an alias, which an MX must not name\n"
        "the mail server alias.d.example has only addresses that nobody reaches from outside "
        "(Private use, RFC 1918)\n");
  CHECK(words(tree, "bad.d.example.") ==
        "the mail server 192.0.2.5 is an address, which is read as a name\n"
        "the mail server localhost is the very machine that sends\n"
        "the mail server gone.d.example does not exist\n"
        "the mail server bare.d.example has no address\n"
        "the mail server mx.elsewhere.example is outside of what can be seen here\n");
  CHECK(words(tree, "only.d.example.") ==
        "only.d.example has no MX, so that its own addresses count for a mail server\n");
  CHECK(words(tree, "a.w.d.example.") ==
        "a.w.d.example has its records from a wildcard, which invents names as well\n"
        "the mail server mx.d.example has only addresses that nobody reaches from outside "
        "(Private use, RFC 1918)\n");
  CHECK(words(tree, "gone.d.example.") == "gone.d.example does not exist\n");
  CHECK(words(tree, "bare.d.example.") == "bare.d.example has neither MX nor address records\n");
  CHECK(words(tree, "x.example.") == "x.example is outside of what can be seen here\n");
  tree.fails("only.d.example.", Type::mx, Failure::bogus)
      .fails("h.d.example.", Type::mx, Failure::timeout);
  CHECK(words(tree, "only.d.example.") ==
        "the MX of only.d.example does not validate, and a CA that looks as it should can't mail "
        "there\n");
  CHECK(words(tree, "h.d.example.") == "the look-up of the MX of h.d.example failed\n");
}

TEST_CASE("the address to choose: the highest that takes mail, which serves all names") {
  struct Row {
    std::string_view zone, choice;
  };
  const std::string mx = "mx A 192.0.2.1\n";
  const Row rows[] = {
      {"@ MX 10 mx\na MX 10 mx\n", "base d.example"},
      {"@ MX 10 mx\nw.a A 192.0.2.1\n", "base d.example"},
      {"@ MX 0 .\na MX 10 mx\nw.a MX 10 mx\n", "highest a.d.example"},
      {"@ A 192.0.2.1\na MX 10 mx\n", "highest a.d.example"},
      {"@ A 192.0.2.1\nw.a A 192.0.2.1\n", "only_unsure d.example"},
      {"@ MX 0 .\nw.a A 192.0.2.1\n", "only_unsure w.a.d.example"},
      {"@ MX 0 .\na TXT x\n", "none"},
      {"@ MX 10 mx.elsewhere.example.\na MX 10 mx\n", "base d.example"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.zone);
    MailTree tree(std::string(row.zone) + mx);
    const MailLevels made = levels(tree, "w.a.d.example.", "d.example.");
    CHECK(chosen(made, tree.names) == row.choice);
    CHECK(made.all.size() == 3);
  }
}

TEST_CASE("the address to choose: aliases only when nothing else is left") {
  MailTree both("@ MX 10 mx\nmx A 192.0.2.1\nw CNAME t.x.example.\n");
  both.zone("@ MX 10 mx\nmx A 192.0.2.1\nt TXT x\n", "x.example.");
  const std::vector<std::string_view> aliases{"t.x.example.", "x.example."};
  CHECK(chosen(levels(both, "w.d.example.", "d.example.", aliases), both.names) ==
        "base d.example");
  MailTree other("@ MX 0 .\nw CNAME t.x.example.\n");
  other.zone("@ MX 10 mx\nmx A 192.0.2.1\nt TXT x\n", "x.example.");
  const MailLevels made = levels(other, "w.d.example.", "d.example.", aliases);
  CHECK(chosen(made, other.names) == "only_alias x.example");
  CHECK(mail_choice_text(made, other.names) ==
        "w.d.example is an alias; only x.example takes mail, and whoever has that domain reads it");
}

TEST_CASE("the address to choose: not before all is known, and nothing to choose") {
  MailTree tree("@ MX 10 mx\nmx A 192.0.2.1\n");
  tree.answers("a.d.example.", Type::mx, Status::unasked);
  const MailLevels made = levels(tree, "a.d.example.", "d.example.");
  CHECK(made.unasked);
  CHECK(!made.chosen);
  MailTree hidden("@ TXT x\n");
  const MailLevels unseen = levels(hidden, "a.x.example.", "x.example.");
  CHECK(chosen(unseen, hidden.names) == "only_unsure");
  CHECK(mail_choice_text(unseen, hidden.names) ==
        "whether one of the domains takes mail can't be seen from here");
  const MailLevels none = mail_levels(hidden, hidden.names, {}, nullptr);
  CHECK(chosen(none, hidden.names) == "none");
}

TEST_CASE("the address to choose: why") {
  const auto why = [](std::string_view zone) {
    MailTree tree(zone);
    return mail_choice_text(levels(tree, "w.a.d.example.", "d.example."), tree.names);
  };
  CHECK(why("@ MX 10 mx\nmx A 192.0.2.1\n") ==
        "one validation at d.example serves every name below it, wildcards too");
  CHECK(why("a MX 10 mx\nmx A 192.0.2.1\n") ==
        "of the domains above w.a.d.example that take mail, a.d.example is the highest: it serves "
        "every name below it, wildcards too");
  CHECK(why("@ A 192.0.2.1\n") == "no domain is sure to take mail; d.example may");
  CHECK(why("@ MX 0 .\n") ==
        "no domain takes mail: validate by a change in DNS (BR 3.2.2.4.7, ACME's dns-01)");
}

// BR 2.3.1 §3.2.2.4.4, .13, .14: 2028-03-15; .16, .17: 2027-03-15.
TEST_CASE("the end of methods by mail and by phone") {
  const Date today = make_date(2026, 11, 21);
  for (const std::uint8_t method : std::initializer_list<std::uint8_t>{4, 13, 14}) {
    const auto sunset = mail_sunset(builtin_authorities.methods, method, today);
    REQUIRE(sunset);
    CHECK(to_string(sunset->discouraged) == "2026-03-15");
    CHECK(to_string(sunset->ends) == "2028-03-15");
    CHECK(sunset->days_left == 480);
  }
  for (const std::uint8_t method : std::initializer_list<std::uint8_t>{16, 17}) {
    const auto sunset = mail_sunset(builtin_authorities.methods, method, make_date(2027, 3, 15));
    REQUIRE(sunset);
    CHECK(to_string(sunset->ends) == "2027-03-15");
    CHECK(sunset->days_left == 0);
  }
  CHECK(!mail_sunset(builtin_authorities.methods, 7, today));
  CHECK(!mail_sunset(builtin_authorities.methods, 2, today));
}

TEST_CASE("the five local parts") {
  std::string all;
  for (const std::string_view local : constructed_local_parts) all += std::string(local) + " ";
  CHECK(all == "admin administrator webmaster hostmaster postmaster ");
}
