#include "lint/reports/request.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lint/base/ascii.h"
#include "lint/reports/shown.h"

namespace dcvlint {
namespace {

std::string words(const std::vector<DcvMethod>& methods) {
  std::string text;
  for (const DcvMethod method : methods) {
    text += (text.empty() ? "" : ", ") + std::string(dcv_method_text(method));
  }
  return text;
}

bool is_valid(const std::optional<RequestReuse>& reuse) {
  return reuse.has_value() && is_valid(*reuse);
}

// "DV", "smime".
std::string type_word(Profile type) {
  const std::string_view word = profile_text(type);
  return is_tls(type) && type != Profile::tls ? upper_case(word) : std::string(word);
}

std::string_view validated_one(Profile type) {
  return type == Profile::iv ? "the person" : "the organisation";
}

class Judge {
 public:
  explicit Judge(RequestReport& report) : report_(report) {}

  void run() {
    const Summary& sum = report_.findings.summary;
    if (sum.errors > 0) {
      add(RequestVerdict::refused, "the request has " + counted(sum.errors, "error"));
    }
    judge_type();
    for (const RequestName& name : report_.names) {
      judge_suffix(name);
      judge_caa(name);
      judge_control(name);
    }
    judge_addresses();
    if (report_.names.empty() && report_.addresses.empty()) {
      add(RequestVerdict::refused, "it asks for no domain name");
    }
    judge_identity();
    // The gravest first; of one kind in the order of the names.
    std::ranges::stable_sort(reasons_, std::ranges::greater(), &Reason::verdict);
    for (Reason& reason : reasons_) report_.reasons.push_back(std::move(reason.text));
    report_.verdict = reasons_.empty() ? RequestVerdict::passes : reasons_.front().verdict;
  }

 private:
  struct Reason {
    RequestVerdict verdict{};
    std::string text;
  };
  void add(RequestVerdict verdict, std::string text) {
    Reason& reason = reasons_.emplace_back();
    reason.verdict = verdict;
    reason.text = std::move(text);
  }

  void judge_type() {
    const IssuedTypes* issued = report_.issued;
    if (!report_.wanted || issued == nullptr || issued->has(*report_.wanted)) return;
    std::string all;
    for (const Profile each : issued->types) all += (all.empty() ? "" : ", ") + type_word(each);
    add(RequestVerdict::refused,
        fmt::format("{} issues no {} certificates, {} only ({}, read on {})", report_.ca,
                    type_word(*report_.wanted), all, issued->source, to_string(issued->as_of)));
  }

  void judge_suffix(const RequestName& name) {
    if (name.suffix.empty()) return;
    add(RequestVerdict::refused,
        fmt::format("{}: {} is a public suffix, and a CA refuses its wildcard unless control over "
                    "all of it is proved (BR 3.2.2.6)",
                    shown(name.name), shown(name.suffix)));
  }

  void judge_caa(const RequestName& name) {
    if (!name.caa) {
      if (!name.control.looked && name.reusable) {
        add(RequestVerdict::unknown,
            fmt::format("nobody was asked what CAA of {} says (--live or --zones)",
                        shown(name.name)));
      }
      return;
    }
    const auto say = [&](RequestVerdict verdict, std::string_view why) {
      add(verdict, fmt::format("CAA of {}: {}", shown(name.name), shown(why)));
    };
    const CaaVerdict verdict = name.caa->decision.verdict;
    if (verdict == CaaVerdict::deny) return say(RequestVerdict::refused, name.caa_why);
    if (verdict == CaaVerdict::fail) return say(RequestVerdict::unknown, name.caa_why);
    if (!name.caa_account.empty()) {
      say(RequestVerdict::unknown,
          fmt::format("it allows the account {} only, and whether that is yours was not said "
                      "(--account)",
                      name.caa_account));
    }
    if (!name.caa_bars.empty() && name.possible.empty() && !name.reusable) {
      say(RequestVerdict::refused,
          fmt::format("not by {}: {}", words(name.caa_bars), name.caa_bars_why));
    }
  }

  void judge_addresses() {
    if (report_.addresses.empty() || is_valid(report_.control)) return;
    constexpr std::size_t most = 5;
    std::string all;
    for (std::size_t i = 0; i < std::min(report_.addresses.size(), most); ++i) {
      all += (i == 0 ? "" : ", ") + shown(report_.addresses[i]);
    }
    if (report_.addresses.size() > most) {
      all += fmt::format(" and {} more", report_.addresses.size() - most);
    }
    add(RequestVerdict::unknown,
        fmt::format("control over {} has to be shown by BR 3.2.2.5, which nobody looks at here",
                    all));
  }

  void judge_control(const RequestName& name) {
    if (!name.shown.empty() || name.reusable) return;
    const std::string shown_name = shown(name.name);
    if (name.possible.empty()) {
      if (!name.caa_bars.empty()) return;  // told
      const std::string whose = report_.methods_named ? "none of the methods that were named"
                                                      : fmt::format("no method of {}", report_.ca);
      return add(RequestVerdict::refused, fmt::format("{} can validate {}", whose, shown_name));
    }
    if (!name.control.looked) {
      return add(
          RequestVerdict::unknown,
          fmt::format("nobody was asked what CAA of {0} says, and whether control over it is "
                      "shown (--live or --zones)",
                      shown_name));
    }
    const bool failed = std::ranges::any_of(
        name.control.methods,
        [](const DcvMethodReport& method) { return method.presence == DcvPresence::failed; });
    if (!name.seen) {
      return add(RequestVerdict::unknown,
                 failed ? fmt::format("a look-up for control over {} failed", shown_name)
                        : fmt::format("whether control over {} is shown cannot be seen there",
                                      shown_name));
    }
    std::string text = fmt::format("control over {} is not shown; it can be by {}", shown_name,
                                   words(name.possible));
    for (const std::string& wrong : name.wrong) text += "; " + wrong;
    add(RequestVerdict::waits, std::move(text));
  }

  void judge_identity() {
    if (!report_.identity || is_valid(report_.identity)) return;
    const Reuse& reuse = report_.identity->reuse;
    if (reuse.verdict == ReuseVerdict::exceeded) {
      add(RequestVerdict::waits,
          fmt::format("the organisation was validated on {}, more than {} days ago: the CA "
                      "validates it anew",
                      to_string(report_.identity->validated), reuse.days));
    } else if (reuse.verdict == ReuseVerdict::later) {
      add(RequestVerdict::waits, fmt::format("the organisation is validated on {} only",
                                             to_string(report_.identity->validated)));
    }
  }

  RequestReport& report_;
  std::vector<Reason> reasons_;
};

// --- the page ----------------------------------------------------------------------------------

class Page {
 public:
  Page(const RequestReport& report, const DomainStyle& style) : report_(report), style_(style) {}

  std::string text() {
    DomainStyle head = style_;
    const std::string source =
        fmt::format("{}{}{} · {}", report_.ca, report_.profile.empty() ? "" : ", ", report_.profile,
                    style_.source);
    head.source = source;
    out_ = page_head(report_.path, {}, head);
    verdict();
    findings();
    for (const RequestName& name : report_.names) write(name);
    reuse("Control", report_.control);
    reuse("Identity", report_.identity);
    if (const std::string assumed = assumed_identity(report_); !assumed.empty()) {
      out_ += "\n";
      paragraph("Identity", assumed);
    }
    return std::move(out_);
  }

 private:
  static constexpr std::size_t indent = 10;

  void paragraph(std::string_view label, std::string_view text, std::size_t hang = 2) {
    const std::size_t width = std::max<std::size_t>(style_.width, 40);
    const auto lines = wrap(text, static_cast<unsigned>(width - indent - hang));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      out_ += fmt::format("{:<{}}{}{}\n", i == 0 ? label : "", indent,
                          i == 0 ? "" : std::string(hang, ' '), lines[i]);
    }
  }

  void verdict() {
    switch (report_.verdict) {
      case RequestVerdict::passes:
        paragraph("Verdict", passing());
        break;
      case RequestVerdict::waits:
        paragraph("Verdict", "will wait, as things are:");
        break;
      case RequestVerdict::unknown:
        paragraph("Verdict", "cannot be told, as things are:");
        break;
      case RequestVerdict::refused:
        paragraph("Verdict", "will be refused:");
        break;
    }
    for (const std::string& reason : report_.reasons) paragraph("", "- " + reason);
  }

  std::string passing() const {
    std::string methods;
    for (const RequestName& name : report_.names) {
      if (name.shown.empty()) continue;
      methods = " by " + words(name.shown);
      break;
    }
    if (!assumed_identity(report_).empty()) {
      methods += fmt::format(", if the CA has validated {}", validated_one(report_.type));
    }
    return "will go through" + methods;
  }

  // As dcvlint check --format concise has them.
  void findings() {
    const Summary& sum = report_.findings.summary;
    paragraph("Request",
              fmt::format("{}, {}, {}", counted(sum.errors, "error"),
                          counted(sum.warnings, "warning"), counted(sum.notices, "notice")));
    for (const Finding& finding : report_.findings.findings) {
      paragraph("",
                fmt::format("  {}[{}] {}", severity_text(finding.severity), finding.rule->id,
                            message(finding)),
                4);
    }
    if (!report_.findings.findings.empty()) {
      paragraph("", "dcvlint check shows their places, dcvlint explain RULE what to do.");
    }
  }

  void write(const RequestName& name) {
    out_ += "\n" + shown(name.name);
    if (!name.unicode.empty()) out_ += " (" + shown(name.unicode) + ")";
    out_ += "\n";
    if (name.caa) {
      paragraph("  CAA",
                fmt::format("{}: {}", verdict_cell(name.caa->decision), shown(name.caa_why)));
    }
    for (const std::string& assumed : name.assumes) paragraph("", "assumed: " + shown(assumed));
    if (!name.shown.empty()) paragraph("  control", "shown by " + words(name.shown));
    if (name.shown.empty() || !name.control.looked) {
      paragraph("  control", name.possible.empty() ? "no method can show it"
                                                   : "can be shown by " + words(name.possible));
    }
    if (!name.caa_bars.empty()) {
      paragraph(
          "", fmt::format("CAA rules out {}: {}", words(name.caa_bars), shown(name.caa_bars_why)));
    }
    for (const std::string& wrong : name.wrong) paragraph("", "- " + wrong);
  }

  void reuse(std::string_view label, const std::optional<RequestReuse>& reuse) {
    if (!reuse) return;
    std::string text = "validated on " + to_string(reuse->validated);
    if (reuse->until) text += ", may be reused until " + to_string(*reuse->until);
    if (reuse->reuse.verdict == ReuseVerdict::exceeded) {
      text += fmt::format("; that is over, after {} days", reuse->reuse.days);
    } else if (reuse->reuse.verdict == ReuseVerdict::later) {
      text += "; that day is yet to come";
    }
    out_ += "\n";
    paragraph(label, text);
  }

  const RequestReport& report_;
  const DomainStyle& style_;
  std::string out_;
};

}  // namespace

bool is_valid(const RequestReuse& reuse) {
  return reuse.reuse.verdict == ReuseVerdict::fresh ||
         reuse.reuse.verdict == ReuseVerdict::boundary;
}

std::string_view request_verdict_word(RequestVerdict verdict) {
  constexpr std::array<std::string_view, 4> all = {"passes", "waits", "unknown", "refused"};
  return all[static_cast<std::size_t>(verdict)];
}

std::string assumed_identity(const RequestReport& report) {
  const Profile type = report.type;
  const bool needed = type == Profile::ov || type == Profile::iv || type == Profile::ev;
  if (!needed || report.identity || report.verdict == RequestVerdict::refused) return {};
  return fmt::format(
      "not told; assumed for an {} certificate: the CA has validated {}, and may still go by that "
      "(BR {}, 4.2.1). --identity-validated says when",
      type_word(type), validated_one(type), type == Profile::iv ? "3.2.3" : "3.2.2.1");
}

void judge_request(RequestReport& report) { Judge(report).run(); }

std::string request_page(const RequestReport& report, const DomainStyle& style) {
  return Page(report, style).text();
}

}  // namespace dcvlint
