// The report for people: an excerpt with a caret for each finding.

#include <algorithm>

#include "lint/base/printable.h"
#include "lint/reports/basis_notes.h"
#include "lint/reports/der_octets.h"
#include "lint/reports/excerpt.h"
#include "lint/reports/report.h"
#include "lint/reports/shown.h"
#include "lint/reports/spot.h"
#include "lint/reports/tally.h"

namespace dcvlint {
namespace {

constexpr std::size_t related_shown = 4;

std::string_view severity_colour(const Paint& paint, Severity severity) {
  switch (severity) {
    case Severity::error:
      return paint.red();
    case Severity::warning:
      return paint.yellow();
    case Severity::notice:
      return paint.cyan();
  }
  return {};
}

unsigned digits(std::uint32_t number) {
  return static_cast<unsigned>(std::to_string(number).size());
}

class TextReport {
 public:
  TextReport(const Report& report, const ReportStyle& style)
      : style_(style),
        paint_{style.colour},
        spots_(report.documents),
        days_(report.summary.as_of) {}

  std::string finding(const Finding& finding) {
    out_.clear();
    const Spot spot = spots_.at(finding.hit->place);
    mark_ = severity_colour(paint_, finding.severity);
    gutter_ = std::max(digits(spot.line), digits(spot.end_line));
    headline(finding);
    location("-->", spot);
    if (spot.der) {
      note(der_octets_text(spots_.documents(), *spot.der, spots_.field(*spot.der)));
    } else if (is_shown(finding, spot)) {
      append_excerpt(out_, spots_, spot, {}, excerpt_style());
    }
    if (spot.made) made(*spot.made);
    for (const Spot& from : spots_.trail(spot)) {
      note("included from " + std::string(from.file) + ":" + std::to_string(from.line));
    }
    related(finding);
    changed(finding);
    if (const auto basis = basis_.next(finding); !basis.empty()) note(std::string(basis));
    if (const auto day = days_.next(finding)) note("by the rules of " + to_string(*day));
    citations(*finding.rule);
    if (finding.hit->fix != nullptr) fix(*finding.hit->fix);
    if (!finding.rule->fix.empty()) note("help: " + std::string(finding.rule->fix));
    out_ += '\n';
    return std::move(out_);
  }

 private:
  ExcerptStyle excerpt_style() const { return {style_.width, gutter_, paint_, mark_}; }

  void headline(const Finding& finding) {
    out_ += mark_;
    out_ += severity_text(finding.severity);
    out_ += '[';
    out_ += shown(finding.rule->id);
    out_ += ']';
    out_ += paint_.off();
    out_ += paint_.bold();
    out_ += ": ";
    out_ += shown(message(finding));
    out_ += paint_.off();
    out_ += '\n';
  }

  void location(std::string_view arrow, const Spot& spot) {
    out_ += paint_.blue();
    out_.append(gutter_, ' ');
    out_ += arrow;
    out_ += paint_.off();
    out_ += ' ';
    out_ += shown(spot.file);
    if (!spot.der || spot.place.doc != spot.der->doc) {
      out_ += ':' + std::to_string(spot.line) + ':' + std::to_string(spot.column);
    }
    if (spot.der) {
      const std::string field = spots_.field(*spot.der);
      if (!field.empty()) out_ += " (" + shown(field) + ")";
    }
    out_ += '\n';
  }

  // Of PEM the line is shown when it's a boundary and nothing else: base64 says nothing to anybody,
  // and whatever the label says, it could be a key.
  bool is_shown(const Finding& finding, const Spot& spot) const {
    if (!finding.rule->id.starts_with("pem/")) return true;
    const std::string_view bytes = spots_.documents()[spot.place.doc].bytes;
    const std::string_view marked = spots_.documents().text(spot.place);
    if (marked.find("BEGIN ") == marked.npos && marked.find("END ") == marked.npos) return false;
    const bool starts = spot.place.begin == 0 || bytes[spot.place.begin - 1] == '\n';
    const bool ends = spot.place.end == bytes.size() || bytes[spot.place.end] == '\n' ||
                      bytes[spot.place.end] == '\r';
    return starts && ends && marked.size() <= 160;
  }

  void note(const std::string& text) {
    const unsigned indent = gutter_ + 3;
    const unsigned room = style_.width > indent + 20 ? style_.width - indent : 20;
    bool first = true;
    for (const std::string& line : wrap(text, room)) {
      if (first) {
        out_ += paint_.blue();
        out_.append(gutter_ + 1, ' ');
        out_ += "= ";
        out_ += paint_.off();
      } else {
        out_.append(indent, ' ');
      }
      out_ += line;
      out_ += '\n';
      first = false;
    }
  }

  // A command stays on its line, however long: it is there to be pasted.
  void fix(const Fix& fix) {
    if (!fix.title.empty()) note("fix: " + std::string(fix.title));
    if (!fix.command.empty()) whole("fix: " + shown(fix.command));
  }

  void whole(const std::string& text) {
    out_ += paint_.blue();
    out_.append(gutter_ + 1, ' ');
    out_ += "= ";
    out_ += paint_.off();
    out_ += text;
    out_ += '\n';
  }

  // What a $GENERATE step made, and where in it the trouble is.
  void made(Place place) {
    const Document& document = spots_.documents()[place.doc];
    const LineColumn at = spots_.lines(place.doc).at(place.begin);
    const std::string_view line = spots_.lines(place.doc).line(at.line);
    const std::size_t begin =
        place.begin - static_cast<std::size_t>(line.data() - document.bytes.data());
    const CutLine cut =
        cut_line(line, begin, begin + (place.end - place.begin), style_.width - gutter_ - 12);
    out_.append(gutter_ + 1, ' ');
    out_ += "= makes: " + shown(cut.text) + '\n';
  }

  void related(const Finding& finding) {
    const auto all = finding.hit->related;
    for (const Related& other : all.first(std::min(all.size(), related_shown))) {
      const Spot spot = spots_.at(other.place);
      ExcerptStyle style = excerpt_style();
      style.gutter = std::max({gutter_, digits(spot.line), digits(spot.end_line)});
      style.mark = paint_.blue();
      location("-->", spot);
      if (spot.der) {
        note(std::string(other.what));
      } else {
        append_excerpt(out_, spots_, spot, other.what, style);
      }
    }
    if (all.size() > related_shown) {
      note("and " + counted(all.size() - related_shown, "more place"));
    }
  }

  void changed(const Finding& finding) {
    if (finding.changed == nullptr) return;
    note(std::string(severity_text(finding.severity)) + " instead of " +
         std::string(severity_text(finding.rule_severity)) + " by " +
         (finding.changed->by.empty() ? "dcvlint.toml" : finding.changed->by) + ": " +
         finding.changed->reason);
  }

  void citations(const Rule& rule) {
    std::string all;
    for (const Citation& citation : rule.citations) {
      if (!all.empty()) all += "; ";
      all += citation_text(citation);
    }
    if (!all.empty()) note(all);
  }

  const ReportStyle& style_;
  Paint paint_;
  Spots spots_;
  BasisNotes basis_;
  DayNotes days_;
  std::string out_;
  unsigned gutter_ = 1;
  std::string_view mark_;
};

}  // namespace

void write_text(const Report& report, const ReportStyle& style, Sink& sink) {
  TextReport text(report, style);
  for (const Finding& finding : report.findings) sink.write(text.finding(finding));
  sink.write(closing_lines(report, style));
}

}  // namespace dcvlint
