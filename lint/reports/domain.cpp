// The page of dcvlint domain.

#include "lint/reports/domain.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lint/base/clipped.h"
#include "lint/base/printable.h"
#include "lint/reports/shown.h"

namespace dcvlint {
namespace {

constexpr std::size_t indent = 6;
constexpr std::size_t hops_shown = 8;
constexpr std::size_t records_shown = 20;
constexpr std::size_t cell_width = 13;
constexpr std::size_t longest_shown = 400;  // octets of a record; the JSON has all of it

std::string_view profile_title(CaaProfile profile) {
  constexpr std::string_view titles[] = {"host", "wildcard", "S/MIME", "mark"};
  return titles[static_cast<std::size_t>(profile)];
}

bool differs(const CaVerdict& verdict) { return verdict.by_rfc != verdict.decision.verdict; }

// Nothing to be explained: what the table says is all.
bool is_plain(const CaVerdict& verdict) {
  return verdict.decision.verdict == CaaVerdict::permit && !verdict.decision.conditional() &&
         !differs(verdict);
}

class Page {
 public:
  Page(const DomainReport& report, const DomainStyle& style, const Names& names, Spots& spots)
      : report_(report), style_(style), names_(names), spots_(spots) {
    const auto records = report.relevant.records();
    const auto judged = records.first(std::min(records.size(), most_caa_records));
    marks_ = std::ranges::any_of(judged, [](const AnswerRecord& record) {
      return parse_caa(record.rdata).known_tag == CaaTag::issuevmc;
    });
  }

  std::string text() {
    head();
    caa();
    path();
    table();
    why();
    later();
    notes();
    return std::move(out_);
  }

 private:
  // Mark certificates are for few: unless the set says something about them, they are in the JSON
  // only.
  bool is_on_page(const CaVerdict& verdict) const {
    return marks_ || verdict.question.profile != CaaProfile::vmc;
  }
  std::string name(Name at) const { return shown(names_.display(at)); }
  std::string coloured(std::string_view code, std::string text) const {
    return style_.colour ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::move(text);
  }
  // A line below a label of the left margin; the label stands before the first one only.
  void line(std::string_view label, std::string_view text) {
    out_ += fmt::format("{:<{}}{}\n", label, indent, text);
  }
  void paragraph(std::string_view label, std::string_view text, std::size_t hang = 0) {
    const std::size_t width = style_.width > 30 ? style_.width : 30;
    const auto lines = wrap(text, static_cast<unsigned>(width - indent - hang));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      line(i == 0 ? label : "", (i == 0 ? "" : std::string(hang, ' ')) + lines[i]);
    }
  }

  void head() { out_ += page_head(report_.name, report_.unicode, style_); }

  void caa() {
    const CaaHop* where = report_.relevant.where();
    if (report_.relevant.found == CaaFound::unasked) return line("CAA", "not known yet");
    if (where == nullptr) {
      const bool seen = std::ranges::none_of(report_.relevant.path, &CaaHop::assumed);
      return paragraph("CAA",
                       seen ? "none at the name or above it: any CA may issue"
                            : "none in the zones; if there is none elsewhere, any CA may issue");
    }
    if (report_.relevant.found == CaaFound::failed) {
      return paragraph("CAA", "the look-up at " + name(where->asked) + " failed");
    }
    line("CAA", (report_.relevant.path.size() > 1 ? "from " : "at ") + name(where->answer.owner) +
                    made_by(where->answer) + dnssec(where->answer));
    records(where->answer);
  }

  static std::string dnssec(const Answer& answer) {
    const std::string_view text = dnssec_text(answer.security);
    return text.empty() ? "" : fmt::format(" ({})", text);
  }

  std::string made_by(const Answer& answer) const {
    return answer.from_wildcard ? ", made by " + name(answer.source) : "";
  }

  // Where it is kept, or how long the answer holds.
  std::string origin_of(const AnswerRecord& record, const Answer& answer) {
    if (answer.reply != nullptr) return fmt::format("TTL {}", record.ttl);
    if (record.place.end <= record.place.begin) return {};
    const Spot spot = spots_.at(record.place);
    return fmt::format("{}:{}", shown(spot.file), spot.line);
  }

  void records(const Answer& answer) {
    const std::span<const AnswerRecord> all = answer.records;
    std::vector<std::pair<std::string, std::string>> rows;
    std::size_t width = 0;
    for (const AnswerRecord& record : all.first(std::min(all.size(), records_shown))) {
      std::string text = clipped(shown(caa_presentation(record.rdata)), longest_shown);
      width = std::max(width, display_width(text));
      rows.emplace_back(std::move(text), origin_of(record, answer));
    }
    // A value of a screenful moves no other place.
    width = std::min<std::size_t>(width, style_.width > 40 ? style_.width - 20 : 20);
    for (auto& [text, place] : rows) {
      line("", place.empty() ? text : padded(text, width) + "   " + place);
    }
    if (all.size() > rows.size()) {
      line("", fmt::format("and {} more", grouped(all.size() - rows.size())));
    }
  }

  void path() {
    std::span<const CaaHop> hops = report_.relevant.path;
    // Where the set is has been told.
    const bool told = report_.relevant.found == CaaFound::set && hops.back().answer.aliases.empty();
    if (told) hops = hops.first(hops.size() - 1);
    for (std::size_t i = 0; i < std::min(hops.size(), hops_shown); ++i) {
      line(i == 0 ? "Path" : "", hop_text(hops[i]));
    }
    if (hops.size() > hops_shown) {
      line("", fmt::format("and {} more names above", hops.size() - hops_shown));
    }
  }

  std::string hop_text(const CaaHop& hop) const {
    std::string text = name(hop.asked);
    for (const Name alias : hop.answer.aliases) text += " → " + name(alias);
    return text + ": " + status_words(hop.answer) + dnssec(hop.answer);
  }

  static std::string status_words(const Answer& answer) {
    switch (answer.status) {
      case Status::records:
        return counted(answer.records.size(), "record");
      case Status::no_data:
        return "no CAA";
      case Status::no_name:
        return "no such name";
      case Status::failed:
        return "the look-up failed";
      case Status::unseen:
        return "not in the zones";
      case Status::unasked:
        break;
    }
    return "not known yet";
  }

  // Rows by CA, columns by profile; the verdicts come in that order.
  void table() {
    std::vector<const CaVerdict*> all;
    std::size_t widest = 0;
    for (const CaVerdict& verdict : report_.verdicts) {
      if (!is_on_page(verdict)) continue;
      all.push_back(&verdict);
      widest = std::max(widest, verdict.question.authority->id.size());
    }
    if (all.empty()) return;
    const std::size_t first = std::max<std::size_t>(widest + 2, 14);
    std::string heads(first, ' ');
    for (const CaVerdict* verdict : all) {
      if (verdict->question.authority != all.front()->question.authority) break;
      heads += padded(std::string(profile_title(verdict->question.profile)), cell_width);
    }
    line("", trimmed(heads));
    for (std::size_t i = 0; i < all.size();) {
      const Authority* ca = all[i]->question.authority;
      std::string row = padded(std::string(ca->id), first);
      for (; i < all.size() && all[i]->question.authority == ca; ++i) row += cell_of(*all[i]);
      line("", trimmed(row));
    }
  }

  std::string cell_of(const CaVerdict& verdict) const {
    std::string words(verdict_cell(verdict.decision));
    const std::size_t gap = cell_width - words.size();
    const bool refused = verdict.decision.verdict != CaaVerdict::permit;
    if (refused) words = coloured("31", std::move(words));
    return words + std::string(gap, ' ');
  }

  static std::string trimmed(std::string text) {
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
  }

  // "harica, sectigo (host, wildcard), digicert (host)".
  class Told {
   public:
    explicit Told(std::string text) : text_(std::move(text)) {}
    const std::string& text() const { return text_; }
    void add(const CaVerdict& verdict) {
      const std::string_view id = verdict.question.authority->id;
      if (who_.empty() || who_.back().first != id) who_.emplace_back(id, "");
      std::string& columns = who_.back().second;
      if (!columns.empty()) columns += ", ";
      columns += profile_title(verdict.question.profile);
    }
    std::string sentence() const {
      std::string out;
      for (std::size_t i = 0; i < who_.size(); ++i) {
        if (i > 0) out += ", ";
        out += who_[i].first;
        const bool last = i + 1 == who_.size() || who_[i + 1].second != who_[i].second;
        if (last) out += " (" + who_[i].second + ")";
      }
      return out + ": " + text_;
    }

   private:
    std::string text_;
    std::vector<std::pair<std::string_view, std::string>> who_;
  };

  static void tell(std::vector<Told>& all, const CaVerdict& verdict, std::string text) {
    auto at = std::ranges::find(all, text, &Told::text);
    if (at == all.end()) {
      all.emplace_back(std::move(text));
      at = std::prev(all.end());
    }
    at->add(verdict);
  }

  void why() {
    std::vector<Told> all;
    for (const CaVerdict& verdict : report_.verdicts) {
      if (!is_on_page(verdict) || is_plain(verdict)) continue;
      tell(all, verdict, shown(verdict_reason(verdict, report_.relevant, names_)));
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      paragraph(i == 0 ? "Why" : "", all[i].sentence(), 2);
    }
  }

  std::string change_text(const ComingChange& change) const {
    std::string reason = shown(change_reason(change, report_.relevant, names_));
    if (change.same_verdict) return reason;
    return fmt::format("{}; {}", verdict_cell(change.then.decision), reason);
  }

  void later() {
    bool first = true;
    for (const Date date : report_.dates) {
      std::vector<Told> all;
      for (const ComingChange& change : report_.changes) {
        if (change.date != date || !is_on_page(change.then)) continue;
        tell(all, change.then, change_text(change));
      }
      for (const Told& told : all) {
        paragraph(first ? "Later" : "", to_string(date) + " " + told.sentence(), 2);
        first = false;
      }
    }
    if (!first || report_.dates.empty()) return;
    std::string days;
    for (const Date date : report_.dates) days += (days.empty() ? "" : " or ") + to_string(date);
    paragraph("Later", "no change on " + days);
  }

  void notes() {
    std::string assumed;
    for (const std::string& each : assumptions(report_.relevant, names_)) {
      assumed += (assumed.empty() ? "" : ", ") + shown(each);
    }
    if (!assumed.empty()) {
      paragraph("Note", "assumed, since it is not in the zones: " + assumed, 0);
    }
    for (const std::string& issuer : report_.unknown) {
      paragraph(assumed.empty() ? "Note" : "", "the set names " +
                                                   clipped(shown(issuer), longest_shown) +
                                                   ", which our table of CAs doesn't know");
      assumed = "said";
    }
  }

  const DomainReport& report_;
  const DomainStyle& style_;
  const Names& names_;
  Spots& spots_;
  bool marks_ = false;
  std::string out_;
};

}  // namespace

std::string_view verdict_cell(const CaaDecision& decision) {
  switch (decision.verdict) {
    case CaaVerdict::permit:
      return decision.conditional() ? "may, if" : "may";
    case CaaVerdict::deny:
      return "must not";
    case CaaVerdict::fail:
      return "fails";
    case CaaVerdict::unasked:
      break;
  }
  return "not known";
}

std::string page_head(std::string_view name, std::string_view unicode, const DomainStyle& style) {
  std::string title = shown(name);
  if (!unicode.empty()) title += " (" + shown(unicode) + ")";
  const std::string right =
      fmt::format("as of {} · {}", to_string(style.as_of), shown(style.source));
  const std::size_t taken = display_width(title) + display_width(right);
  const std::size_t gap = taken + 2 > style.width ? 2 : style.width - taken;
  if (style.colour) title = fmt::format("\x1b[1m{}\x1b[0m", title);
  return title + std::string(gap, ' ') + right + "\n\n";
}

std::vector<std::string> assumptions(const RelevantCaa& relevant, const Names& names) {
  std::vector<std::string> all;
  for (const CaaHop& hop : relevant.path) {
    if (!hop.assumed()) continue;
    std::string text = "no CAA at " + names.display(hop.answer.owner);
    if (!hop.answer.aliases.empty()) {
      text += ", which " + names.display(hop.asked) + " is an alias of";
    }
    all.push_back(std::move(text));
  }
  return all;
}

std::string verdict_reason(const CaVerdict& verdict, const RelevantCaa& relevant,
                           const Names& names) {
  std::string text = reason_text(verdict.decision, verdict.question, relevant, names);
  if (differs(verdict)) {
    const bool may = verdict.by_rfc == CaaVerdict::permit;
    text += may ? "; by the RFCs alone it may issue" : "; by the RFCs alone it must not issue";
  }
  return text;
}

std::string domain_page(const DomainReport& report, const DomainStyle& style, const Names& names,
                        Spots& spots) {
  return Page(report, style, names, spots).text();
}

std::string change_reason(const ComingChange& change, const RelevantCaa& relevant,
                          const Names& names) {
  if (change.same_verdict) return "what refuses now must be heeded from then on";
  return verdict_reason(change.then, relevant, names);
}

}  // namespace dcvlint
