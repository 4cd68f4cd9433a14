#include "lint/reports/revocation_reason.h"

#include <algorithm>

#include "lint/facts/crl.h"
#include "lint/reports/shown.h"

namespace dcvlint {
namespace {

constexpr Date reasons_since{19553};  // 2023-07-15, BR 7.2.2

std::string reason(const std::optional<std::int64_t>& code) {
  return code ? crl_reason_label(*code) : "none: no reasonCode is written";
}

std::string who(const RevocationAdvice& advice) {
  if (!advice.code) {
    return advice.causes.empty() ? "subscriber or CA" : "the subscriber; the CA writes its own";
  }
  if (*advice.code == crl_reason::affiliation_changed) return "the subscriber";
  return *advice.code == crl_reason::privilege_withdrawn ? "the CA alone" : "subscriber or CA";
}

std::string deadline(const RevocationAdvice& advice) {
  if (advice.hours == 0) {
    return "no rule says; without any reason the CA has 24 hours once the subscriber asks "
           "(BR 2.3.1 §4.9.1.1 (1))";
  }
  const std::string section = " (BR 2.3.1 §" + std::string(advice.hours_section) + ")";
  if (advice.hours <= 24) return "24 hours from when the CA learns of it" + section;
  return "5 days from when the CA learns of it, and better 24 hours" + section;
}

std::string listed(const std::vector<std::string>& items) {
  constexpr std::size_t most = 10;
  std::string text;
  for (std::size_t i = 0; i < items.size() && i < most; ++i) {
    text += (i == 0 ? "" : ", ") + shown(items[i]);
  }
  if (items.size() > most) text += " and " + grouped(items.size() - most) + " more";
  return text;
}

void of_key(const RevocationPage& page, std::vector<std::string>& out) {
  if (page.new_key_blocked()) {
    out.push_back(std::string("The new ") +
                  (page.compared->new_is_request ? "request" : "certificate") +
                  " has the same key. keyCompromise blocks it: " +
                  (page.compared->new_is_request ? "the CA refuses the request."
                                                 : "the CA revokes the new certificate, too.") +
                  " Make a new key and order with that first.");
  } else if (page.advice.blocks_key) {
    out.emplace_back(
        "keyCompromise blocks the key: CAs refuse requests with it, and revoke every other "
        "certificate that has it within 24 hours. Make a new key first: openssl ecparam -genkey "
        "-name prime256v1 -noout -out new.key");
  } else if (page.compared && page.compared->same_key) {
    out.emplace_back(
        "The new one has the same key. That is allowed with this reason; with keyCompromise it "
        "would be blocked, too.");
  }
}

bool has(const RevocationAdvice& advice, RevocationCause cause) {
  return std::ranges::any_of(advice.causes,
                             [&](const RevocationCauseRow* each) { return each->cause == cause; });
}

// Of a change of name: what it is when somebody else asks, and what speaks against there being one.
void of_name(const RevocationPage& page, std::vector<std::string>& out) {
  const RevocationAdvice& advice = page.advice;
  const bool changed = has(advice, RevocationCause::name_changed);
  if (changed && page.compared && page.compared->changed.empty() &&
      page.compared->only_in_one.empty()) {
    out.emplace_back(
        page.compared->mended.empty()
            ? "--name-changed says that identity data have changed, and the two have the same. "
              "Leave it out where only a new certificate takes the place of the old one."
            : "--name-changed says that identity data have changed, and they have not: damaged "
              "text was mended, and that is all. Leave it out.");
  }
  if (page.compared && !page.compared->mended.empty()) {
    const bool told =
        has(advice, RevocationCause::wrong_data) || has(advice, RevocationCause::misissued);
    out.push_back(
        "Damaged text was mended: " + listed(page.compared->mended) +
        ". That is no change of a name. The old certificate was wrong from the start" +
        (told ? "."
              : ", and its CA has five days from when it learns of that: ask again with "
                "--wrong-data, if nobody bears the name as it stands there (BR 2.3.1 §4.9.1.1 "
                "(13)), or with "
                "--misissued, if the text breaks a rule (§4.9.1.1 (12)). (That it is damage is "
                "judged by the letters alone.)"));
  }
  if (!changed) return;
  if (advice.code == crl_reason::affiliation_changed) {
    out.emplace_back(
        "affiliationChanged (3) is there for the subscriber to ask for. A CA that learns of the "
        "change otherwise revokes with privilegeWithdrawn (9) (BR 2.3.1 §4.9.1.1 (11)).");
  } else if (advice.by == RevocationAsker::ca && advice.code == crl_reason::privilege_withdrawn) {
    out.emplace_back(
        "Of a changed name: when the subscriber asks because of it, the reason is "
        "affiliationChanged (3) (BR 2.3.1 §7.2.2).");
  }
}

// That a name is gone may mean that it was lost: what that would change.
void of_dropped(const RevocationPage& page, std::vector<std::string>& out) {
  if (!page.compared || page.compared->dropped.empty()) return;
  std::vector<RevocationCause> causes = {RevocationCause::domain_lost};
  for (const RevocationCauseRow* each : page.advice.causes) causes.push_back(each->cause);
  const RevocationAdvice lost = advise_revocation(causes, page.advice.by);
  if (lost.code == page.advice.code) return;
  out.push_back("The new one lacks " + listed(page.compared->dropped) +
                ". If such a name is no longer yours, add --domain-lost: that is " +
                reason(lost.code) + ", with " + (lost.hours <= 24 ? "24 hours." : "five days."));
}

void of_order(const RevocationPage& page, std::vector<std::string>& out) {
  if (!page.compared && !has(page.advice, RevocationCause::replaced)) return;
  if (page.compared && !page.compared->new_is_request && !page.compared->same_issuer) {
    out.emplace_back(
        "The new certificate is another CA's: that revokes nothing at the old one. Ask the old CA "
        "for it, when the new certificate is in use.");
    return;
  }
  const bool other = page.advice.code != crl_reason::superseded;
  out.emplace_back(
      std::string("At many CAs ordering a replacement implies that the old certificate is revoked "
                  "after a while, as superseded or without a reason. ") +
      (other ? "To have the reason above, revoke the old one explicitly, and soon: a reason is "
               "hard to change once it is in the list."
             : "Ask how soon, so that the new certificate is in use by then.") +
      " (The practice of CAs, not a rule: ask yours.)");
}

}  // namespace

std::vector<std::string> revocation_consequences(const RevocationPage& page) {
  const RevocationAdvice& advice = page.advice;
  std::vector<std::string> out;
  if (page.compared && !page.compared->other_use.empty()) {
    out.push_back("The old certificate is for " + std::string(page.compared->other_use) +
                  ". Deadlines and sections here are those of TLS servers, and do not bind its CA: "
                  "the requirements for such certificates have a section 4.9.1.1 of their own. "
                  "What the reasons mean is the same.");
  }
  of_key(page, out);
  if (advice.code_of_ca) {
    out.push_back("Tell the CA what happened: its own entry will say " +
                  crl_reason_label(*advice.code_of_ca) +
                  ", which is not for subscribers to choose.");
  }
  of_name(page, out);
  of_order(page, out);
  of_dropped(page, out);
  if (advice.causes.size() > 1) {
    out.emplace_back(
        "Of several reasons the gravest is written: keyCompromise, privilegeWithdrawn, "
        "cessationOfOperation, affiliationChanged, superseded. (Mozilla's guidance for CAs, seen "
        "as a draft only.)");
  }
  if (page.as_of < reasons_since) {
    out.emplace_back("Before 2023-07-15 subscribers' certificates needed no reason.");
  }
  return out;
}

namespace {

class Page {
 public:
  Page(const RevocationPage& page, bool colour, unsigned width)
      : page_(page), colour_(colour), width_(width) {}

  std::string run() {
    const RevocationAdvice& advice = page_.advice;
    line("Reason", reason(advice.code), true);
    line("Chosen by", who(advice));
    line("Deadline", deadline(advice));
    std::string_view head = "Because";
    for (const RevocationCauseRow* each : advice.causes) {
      line(head, std::string(each->text) + " (" + crl_reason_label(each->code_by(advice.by)) +
                     (each->own ? ")" : ", the CA's to choose)"));
      head = "";
    }
    if (advice.causes.empty()) line(head, "nothing else was said: a wish is enough");
    compared();
    head = "Mind";
    for (const std::string& each : revocation_consequences(page_)) {
      line(head, each);
      head = "";
    }
    head = "Says";
    for (const RevocationCitation& each : advice.citations) {
      line(head, std::string(each.source) + " §" + std::string(each.section) +
                     (each.from.empty() ? "" : ", since " + std::string(each.from)) + ": " +
                     std::string(each.says));
      head = "";
    }
    return std::move(text_);
  }

 private:
  void compared() {
    if (!page_.compared) return;
    const ReplacedCertificate& both = *page_.compared;
    std::string_view head = "Compared";
    const auto add = [&](const std::string& what) {
      line(head, what);
      head = "";
    };
    add(both.same_key ? "the same key" : "another key");
    for (const std::string& each : both.changed) add(shown(each));
    for (const std::string& each : both.mended) add(shown(each) + ", damaged text mended");
    for (const std::string& each : both.only_in_one) add(shown(each));
    if (both.changed.empty() && both.mended.empty() && both.only_in_one.empty()) {
      add("no change in identity data");
    }
    if (!both.dropped.empty()) add("names no longer there: " + listed(both.dropped));
    if (!both.added.empty()) add("names added: " + listed(both.added));
  }

  void line(std::string_view head, const std::string& what, bool bold = false) {
    constexpr unsigned indent = 11;
    std::string begin = padded(std::string(head), indent);
    for (const std::string& each : wrap(what, std::max(width_, 40U) - indent)) {
      text_ += begin;
      text_ += bold && colour_ ? "\x1b[1m" + each + "\x1b[0m" : each;
      text_ += '\n';
      begin.assign(indent, ' ');
    }
  }

  const RevocationPage& page_;
  bool colour_;
  unsigned width_;
  std::string text_;
};

void field(JsonWriter& json, std::string_view key, std::string_view value) {
  json.key(key);
  json.string(value);
}

void code(JsonWriter& json, std::string_view key, const std::optional<std::int64_t>& value) {
  json.key(key);
  if (!value) return json.null();
  json.begin_object();
  json.key("code");
  json.number(static_cast<std::uint64_t>(*value));
  field(json, "name", crl_reason_text(*value));
  json.end_object();
}

void texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& values) {
  json.key(key);
  json.begin_array();
  for (const std::string& value : values) json.string(value);
  json.end_array();
}

void flag(JsonWriter& json, std::string_view key, bool value) {
  json.key(key);
  json.boolean(value);
}

void write_causes(JsonWriter& json, const RevocationAdvice& advice) {
  json.key("causes");
  json.begin_array();
  for (const RevocationCauseRow* each : advice.causes) {
    json.begin_object();
    field(json, "flag", each->flag);
    field(json, "text", each->text);
    code(json, "reason", each->code_by(advice.by));
    flag(json, "ca_only", !each->own);
    json.key("deadline_hours");
    each->hours == 0 ? json.null() : json.number(each->hours);
    field(json, "section", each->section);
    json.end_object();
  }
  json.end_array();
}

void write_compared(JsonWriter& json, const std::optional<ReplacedCertificate>& compared) {
  json.key("compared");
  if (!compared) return json.null();
  json.begin_object();
  flag(json, "same_key", compared->same_key);
  flag(json, "same_issuer", compared->same_issuer);
  flag(json, "new_is_request", compared->new_is_request);
  texts(json, "changed", compared->changed);
  texts(json, "mended", compared->mended);
  texts(json, "only_in_one", compared->only_in_one);
  texts(json, "dropped", compared->dropped);
  texts(json, "added", compared->added);
  json.end_object();
}

}  // namespace

std::string revocation_page(const RevocationPage& page, bool colour, unsigned width) {
  return Page(page, colour, width).run();
}

void write_revocation_json(const RevocationPage& page, JsonWriter& json) {
  const RevocationAdvice& advice = page.advice;
  json.begin_object();
  field(json, "schema", "dcvlint/1");
  json.key("revocation_reason");
  json.begin_object();
  field(json, "as_of", to_string(page.as_of));
  field(json, "by", advice.by == RevocationAsker::ca ? "ca" : "subscriber");
  code(json, "reason", advice.code);
  code(json, "reason_of_ca", advice.code_of_ca);
  field(json, "chosen_by", who(advice));
  json.key("deadline_hours");
  advice.hours == 0 ? json.null() : json.number(advice.hours);
  flag(json, "blocks_key", advice.blocks_key);
  flag(json, "new_key_blocked", page.new_key_blocked());
  write_causes(json, advice);
  write_compared(json, page.compared);
  texts(json, "consequences", revocation_consequences(page));
  json.key("citations");
  json.begin_array();
  for (const RevocationCitation& each : advice.citations) {
    json.begin_object();
    field(json, "source", each.source);
    field(json, "section", each.section);
    field(json, "says", each.says);
    if (!each.from.empty()) field(json, "from", each.from);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.end_object();
  json.line_feed();
}

}  // namespace dcvlint
