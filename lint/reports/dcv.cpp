// The page of dcvlint dcv.

#include "lint/reports/dcv.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lint/base/clipped.h"
#include "lint/reports/shown.h"

namespace dcvlint {
namespace {

constexpr std::size_t indent = 10;
constexpr std::size_t longest_shown = 400;  // octets of a value; the JSON has all of it

class Page {
 public:
  Page(const DcvReport& report, const DomainStyle& style, const Names& names, Spots& spots)
      : report_(report), style_(style), names_(names), spots_(spots) {}

  std::string text() {
    out_ = page_head(report_.name, report_.unicode, style_);
    if (const std::string bar = common_bar(); !bar.empty()) {
      paragraph("", shown(bar));
      return std::move(out_);
    }
    for (const DcvMethodReport& method : report_.methods) write(method);
    return std::move(out_);
  }

 private:
  // What holds for all methods is said once.
  std::string common_bar() const {
    if (report_.methods.empty()) return {};
    const std::string& bar = report_.methods.front().barred;
    const bool all = std::ranges::all_of(
        report_.methods, [&](const DcvMethodReport& each) { return each.barred == bar; });
    return all && report_.methods.size() > 1 ? bar : std::string();
  }

  std::string name(Name at) const { return shown(names_.display(at)); }
  void line(std::string_view label, std::string_view text) {
    std::string whole = fmt::format("{:<{}}{}", label, indent, text);
    whole.erase(whole.find_last_not_of(' ') + 1);
    out_ += whole + "\n";
  }
  void paragraph(std::string_view label, std::string_view text, std::size_t hang = 0) {
    const std::size_t width = std::max<std::size_t>(style_.width, 40);
    const auto lines = wrap(text, static_cast<unsigned>(width - indent - hang));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      line(i == 0 ? label : "", (i == 0 ? "" : std::string(hang, ' ')) + lines[i]);
    }
  }

  // The method's word stands once, before the first line about it.
  std::string_view label(std::string_view word) {
    return std::exchange(told_, true) ? std::string_view() : word;
  }

  void write(const DcvMethodReport& method) {
    told_ = false;
    const std::string_view word = dcv_method_text(method.method);
    label_ = word.size() < indent ? word : std::string_view();
    if (label_.empty()) line(word, "");
    state(method);
    if (!method.barred.empty()) return paragraph(label(label_), method.barred);
    for (const DcvRecordReport& record : method.records) write(record);
    if (method.method == DcvMethod::email) mail(method);
    if (!method.unsure.empty()) paragraph(label(label_), method.unsure);
  }

  void state(const DcvMethodReport& method) {
    if (method.rules == nullptr) return;
    if (method.state == MethodState::retired) {
      paragraph(label(label_),
                fmt::format("retired: no CA may use {} on that day", shown(method.rules->title())));
    } else if (method.state == MethodState::should_not) {
      std::string text = "discouraged by the BR";
      if (method.ends) text += fmt::format(", and forbidden from {} on", to_string(*method.ends));
      paragraph(label(label_), text);
    } else if (method.ends) {
      paragraph(label(label_), fmt::format("forbidden from {} on", to_string(*method.ends)));
    }
  }

  // --- records and files -----------------------------------------------------------------------

  void write(const DcvRecordReport& record) {
    if (record.shape->file) {
      file(record);
    } else {
      add(record);
      if (report_.looked) there(record);
    }
  }

  void add(const DcvRecordReport& record) {
    paragraph(label(label_),
              fmt::format("{}; it serves {}", shown(record.shape->title), shown(record.serves)));
    line("", "  " + shown(master_file_line(record.add)));
    about(record, record.add.complete);
  }

  void about(const DcvRecordReport& record, bool complete) {
    const RecordShape& shape = *record.shape;
    if (!complete && !shape.where.empty()) paragraph("", fmt::format("{}", shown(shape.where)));
    if (shape.days > 0) {
      paragraph("", fmt::format("The CA takes the value for {} days.", shape.days));
    }
    if (!shape.confirmed) {
      paragraph("", "Unconfirmed: this shape rests on " + shown(shape.source) + ".");
    }
  }

  void file(const DcvRecordReport& record) {
    paragraph(label(label_),
              fmt::format("{}; it serves {}", shown(record.shape->title), shown(record.serves)));
    line("", "  " + shown(record.url));
    std::string_view rest = record.content;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      line("", "    " + shown(rest.substr(0, end)));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    about(record, record.complete);
    if (record.fetched) {
      fetched(*record.fetched, record.complete);
    } else if (report_.looked && !record.complete && record.url.find('<') != std::string::npos) {
      paragraph("", "There now: cannot see; the path is the CA's secret");
    } else {
      paragraph("", "Whether it is there was not looked at (--http does).");
    }
  }

  void fetched(const HttpSeen& seen, bool complete) {
    paragraph("", fmt::format("There now: {}", presence_text(seen.presence)), 2);
    for (const HttpSeenStep& step : seen.steps) {
      std::string text = fmt::format("  {}", clipped(shown(step.url), longest_shown));
      if (!step.peer.empty()) text += fmt::format(" at {}", step.peer);
      if (step.status != 0) text += fmt::format(": {}", step.status);
      if (!step.location.empty()) {
        text += fmt::format(" to {}", clipped(shown(step.location), longest_shown));
      }
      paragraph("", text, 4);
    }
    paragraph("", "  " + clipped(http_seen_text(seen, complete), longest_shown), 4);
  }

  void there(const DcvRecordReport& record) {
    if (!record.owner_known && !record.seen.empty() &&
        std::ranges::all_of(record.seen, [](const DcvSeen& seen) {
          return seen.presence == DcvPresence::unseen && seen.sightings.empty();
        })) {
      if (record.strays.empty())
        paragraph("", "There now: cannot see; the name is the CA's secret");
    } else {
      for (const DcvSeen& seen : record.seen) there(record, seen);
    }
    for (const Sighting& stray : record.strays) {
      const bool found = stray.place == SightPlace::at_owner;
      std::string text = found ? fmt::format("There now: at {} a record {}", name(stray.owner),
                                             told(stray, record))
                               : fmt::format("Elsewhere: {}", told(stray, record));
      paragraph("", text + at(stray), 2);
    }
  }

  std::string told(const Sighting& sighting, const DcvRecordReport& record) const {
    return clipped(shown(sighting_text(sighting, record, *report_.ca, names_)), longest_shown);
  }

  void there(const DcvRecordReport& record, const DcvSeen& seen) {
    std::string text =
        fmt::format("There now, {}: {}", name(seen.name), presence_text(seen.presence));
    if (seen.alias) text += fmt::format(" (an alias of {})", name(*seen.alias));
    if (seen.presence == DcvPresence::right) text += at(seen.sightings.front());
    paragraph("", text, 2);
    if (!seen.beside.empty()) {
      paragraph("",
                fmt::format("  {} stands beside it: no name server loads such a zone", seen.beside),
                4);
    }
    for (const Sighting& sighting : seen.sightings) {
      if (sighting.place == SightPlace::at_owner && sighting.token.match == TokenMatch::right &&
          sighting.token.besides.empty()) {
        continue;
      }
      paragraph("", "  " + told(sighting, record) + value(sighting) + at(sighting), 4);
    }
  }

  static std::string value(const Sighting& sighting) {
    if (sighting.from_wildcard) return {};
    std::string text = clipped(shown(sighting.value), 120);
    return text.empty() ? "" : fmt::format(" — {}", text);
  }

  std::string at(const Sighting& sighting) {
    if (sighting.where.end <= sighting.where.begin) return {};
    const Spot spot = spots_.at(sighting.where);
    return fmt::format("   {}:{}", shown(spot.file), spot.line);
  }

  // --- mail ------------------------------------------------------------------------------------

  void mail(const DcvMethodReport& method) {
    for (std::size_t i = 0; i < method.mail_domains.size(); ++i) {
      std::string addresses;
      for (const std::string_view local : constructed_local_parts) {
        addresses += fmt::format("{}{}@", addresses.empty() ? "" : " ", local);
      }
      addresses += name(method.mail_domains[i]);
      if (!method.mail || i >= method.mail->all.size()) {
        paragraph(label(label_), addresses, 2);
        continue;
      }
      const MailLevel& level = method.mail->all[i];
      paragraph(label(label_), fmt::format("{}: {}", addresses, mail_verdict_text(level.verdict)),
                2);
      for (const MailRemark& remark : level.remarks) {
        paragraph("", "  " + mail_remark_text(level, remark, names_), 4);
      }
    }
    if (method.mail) {
      const std::string choice = mail_choice_text(*method.mail, names_);
      if (!choice.empty()) paragraph("", choice);
    }
    if (method.smtp) smtp(*method.smtp);
  }

  void smtp(const SmtpProbe& probe) {
    paragraph("", shown(smtp_fault_text(probe)));
    for (const SmtpAnswer& answer : probe.answers) {
      paragraph("",
                fmt::format("  {}: {} ({} {})", shown(answer.mailbox),
                            smtp_verdict_text(answer.verdict), answer.code, answer.text),
                4);
    }
    if (probe.invented == SmtpVerdict::accepted) {
      paragraph("", "It takes mail for an invented mailbox, too, so that none of this proves one.");
    }
  }

  const DcvReport& report_;
  const DomainStyle& style_;
  const Names& names_;
  Spots& spots_;
  std::string out_;
  std::string_view label_;
  bool told_ = false;
};

}  // namespace

std::string dcv_page(const DcvReport& report, const DomainStyle& style, const Names& names,
                     Spots& spots) {
  return Page(report, style, names, spots).text();
}

}  // namespace dcvlint
