// The page of dcvlint perspectives.

#include "lint/reports/perspectives.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lint/base/clipped.h"
#include "lint/base/printable.h"
#include "lint/reports/shown.h"

namespace dcvlint {
namespace {

constexpr std::size_t indent = 8;
constexpr std::size_t records_shown = 20;
constexpr std::size_t longest_shown = 400;  // octets of a record; the JSON has all of it

// Perspectives for which something is the same, by their numbers.
struct Alike {
  std::string what;
  std::vector<std::string> records;
  std::vector<std::size_t> who;
};

void add(std::vector<Alike>& all, std::size_t who, std::string what,
         std::vector<std::string> records = {}) {
  const auto same = std::ranges::find_if(
      all, [&](const Alike& each) { return each.what == what && each.records == records; });
  if (same != all.end()) return same->who.push_back(who);
  all.push_back({std::move(what), std::move(records), {who}});
}

std::vector<std::string> sorted_records(const RelevantCaa& relevant) {
  std::vector<std::string> texts;
  for (const AnswerRecord& record : relevant.records()) {
    texts.push_back(caa_presentation(record.rdata));
  }
  std::ranges::sort(texts);
  return texts;
}

// Why a look-up failed is told with the verdicts.
std::string answer_text(const RelevantCaa& relevant, const Names& names) {
  const CaaHop* where = relevant.where();
  if (where == nullptr) return "none at the name or above it";
  if (relevant.found == CaaFound::failed) {
    return "the look-up at " + shown(names.display(where->asked)) + " failed";
  }
  const bool here = relevant.path.size() == 1 && where->answer.aliases.empty();
  return (here ? "at " : "from ") + shown(names.display(where->answer.owner));
}

std::vector<Alike> answers(const PerspectivesReport& report) {
  std::vector<Alike> all;
  for (std::size_t i = 0; i < report.views.size(); ++i) {
    const PerspectiveView& view = report.views[i];
    add(all, i, answer_text(*view.relevant, *view.names), sorted_records(*view.relevant));
  }
  return all;
}

class Page {
 public:
  Page(const PerspectivesReport& report, const DomainStyle& style)
      : report_(report), style_(style) {
    for (const PerspectiveView& view : report.views) {
      widest_ = std::max(widest_, display_width(view.dns));
    }
  }

  std::string text() {
    out_ = page_head(report_.name, report_.unicode, style_);
    caa();
    for (const CaAgreement& ca : report_.cas) agreement(ca);
    if (!report_.unknown.empty()) out_ += '\n';
    for (const std::string& issuer : report_.unknown) {
      paragraph("Note", "a set names " + clipped(shown(issuer), longest_shown) +
                            ", which our table of CAs doesn't know");
    }
    return std::move(out_);
  }

 private:
  std::string coloured(std::string_view code, std::string text) const {
    return style_.colour ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::move(text);
  }
  void line(std::string_view label, std::string_view text) {
    out_ += fmt::format("{:<{}}{}\n", label, indent, text);
  }
  void paragraph(std::string_view label, std::string_view text) {
    const std::size_t width = style_.width > 30 ? style_.width : 30;
    const auto lines = wrap(text, static_cast<unsigned>(width - indent - 2));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      line(i == 0 ? label : "", (i == 0 ? "" : "  ") + lines[i]);
    }
  }
  // "127.0.0.1:53, 192.0.2.1:53"
  std::string who(const std::vector<std::size_t>& all) const {
    std::string words;
    for (const std::size_t i : all) {
      words += (words.empty() ? "" : ", ") + std::string(report_.views[i].dns);
    }
    return words;
  }

  void caa() {
    const std::vector<Alike> all = answers(report_);
    if (all.size() == 1) {
      paragraph("CAA", "alike everywhere: " + all.front().what);
      return records(all.front().records, "");
    }
    line("CAA", coloured("33", "the answers differ"));
    for (const Alike& each : all) {
      paragraph("", who(each.who) + ":");
      line("", "  " + each.what);
      records(each.records, "  ");
    }
  }

  void records(const std::vector<std::string>& all, std::string_view hang) {
    for (std::size_t i = 0; i < std::min(all.size(), records_shown); ++i) {
      line("", std::string(hang) + clipped(shown(all[i]), longest_shown));
    }
    if (all.size() > records_shown) {
      line("", fmt::format("{}and {} more", hang, grouped(all.size() - records_shown)));
    }
  }

  void agreement(const CaAgreement& ca) {
    const CaaQuestion& question = ca.verdicts.front().question;
    const bool wildcard = question.profile == CaaProfile::wildcard;
    out_ += fmt::format("\n{}: a certificate for {}\n",
                        coloured("1", std::string(question.authority->id)),
                        wildcard ? "the wildcard" : "the host");
    std::vector<Alike> reasons;
    for (std::size_t i = 0; i < ca.verdicts.size(); ++i) {
      row(i, ca.verdicts[i]);
      if (!is_plain(ca.verdicts[i])) {
        const PerspectiveView& view = report_.views[i];
        add(reasons, i, verdict_reason(ca.verdicts[i], *view.relevant, *view.names));
      }
    }
    for (std::size_t i = 0; i < reasons.size(); ++i) {
      paragraph(i == 0 ? "Why" : "", who(reasons[i].who) + ": " + shown(reasons[i].what));
    }
    paragraph("Quorum", quorum_text(ca.quorum));
    remark(ca);
  }

  static bool is_plain(const CaVerdict& verdict) {
    return verdict.decision.verdict == CaaVerdict::permit && !verdict.decision.conditional() &&
           verdict.by_rfc == CaaVerdict::permit;
  }

  // The resolver, where it stands, its verdict, DNSSEC, where the set is.
  void row(std::size_t number, const CaVerdict& verdict) {
    const PerspectiveView& view = report_.views[number];
    std::string_view role = number == 0 ? "primary" : "remote";
    if (number > 0 && view.region) role = rir_text(*view.region);
    const std::string words(verdict_cell(verdict.decision));
    const bool refused = verdict.decision.verdict != CaaVerdict::permit;
    const std::string_view security = dnssec_text(weakest_security(*view.relevant));
    const CaaHop* where = view.relevant->where();
    std::string text = padded(std::string(view.dns), widest_ + 2) + padded(std::string(role), 9);
    text += refused ? coloured("31", words) : words;
    text += std::string(words.size() < 11 ? 11 - words.size() : 1, ' ');
    text += padded(std::string(security.empty() ? "-" : security), 15);
    text += where == nullptr ? "-" : shown(view.names->display(where->answer.owner));
    line("", text);
  }

  void remark(const CaAgreement& ca) {
    const bool any = std::ranges::any_of(ca.verdicts, [](const CaVerdict& verdict) {
      return verdict.decision.reason == CaaReason::lookup_insecure;
    });
    if (!any) return;
    std::string words =
        "a look-up that failed counts for nothing here; a CA may, after a second attempt, take one "
        "in an unsigned zone for a permission";
    const Quorum& quorum = ca.quorum;
    if (quorum.if_failures_count != quorum.result &&
        quorum.if_failures_count == QuorumResult::met) {
      words += ", and then the quorum is met";
    }
    paragraph("Note", words);
  }

  const PerspectivesReport& report_;
  const DomainStyle& style_;
  std::size_t widest_ = 0;
  std::string out_;
};

}  // namespace

bool is_alike(const PerspectivesReport& report) { return answers(report).size() == 1; }

std::string perspectives_page(const PerspectivesReport& report, const DomainStyle& style) {
  return Page(report, style).text();
}

}  // namespace dcvlint
