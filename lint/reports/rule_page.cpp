#include "lint/reports/rule_page.h"

#include <algorithm>

#include "lint/base/printable.h"
#include "lint/findings/finding.h"
#include "lint/reports/excerpt.h"
#include "lint/reports/markdown_text.h"
#include "lint/reports/shown.h"
#include "lint/reports/tally.h"

namespace dcvlint {
namespace {

constexpr unsigned heading = 10;  // columns of "Why       "
constexpr unsigned widest_source = 24;
constexpr std::size_t lines_of_example = 12;
constexpr std::size_t folds_of_line = 3;  // then a line of an example is cut

std::string phase_text(const Phase& phase) {
  std::string out(severity_text(phase.severity));
  if (phase.from != always) out += " since " + to_string(phase.from);
  return out;
}

// A phase that keeps the severity changes what the check looks for.
std::string phases_text(const Rule& rule) {
  std::string out;
  const Phase* before = nullptr;
  for (const Phase& phase : rule.phases) {
    const bool same = before != nullptr && before->severity == phase.severity;
    if (before != nullptr) out += ", ";
    out += same ? "changes on " + to_string(phase.from) : phase_text(phase);
    before = &phase;
  }
  return out;
}

// Where a line of at most `width` octets may be folded: behind a blank, comma or semicolon.
std::size_t fold_at(std::string_view line, std::size_t width) {
  const std::size_t at = line.find_last_of(" ,;", width - 1);
  return at == std::string_view::npos ? 0 : at + 1;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    lines.push_back(text.substr(0, text.find('\n')));
    text.remove_prefix(std::min(text.size(), lines.back().size() + 1));
  }
  return lines;
}

class Page {
 public:
  explicit Page(unsigned width) : width_(std::max(width, 40U)) {}

  void line(std::string_view text) { (out_ += text) += '\n'; }

  // "Why       text", wrapped, hanging.
  void section(std::string_view head, std::string_view text) { section(head, {}, 0, text); }

  // With a column of its own for `key` between head and text.
  void section(std::string_view head, std::string_view key, unsigned key_width,
               std::string_view text) {
    std::string begin(head);
    begin.resize(heading, ' ');
    begin += key;
    begin.append(key_width - std::min<std::size_t>(key_width, display_width(key)), ' ');
    const unsigned indent = heading + key_width;
    for (const std::string& wrapped : wrap(text, width_ > indent + 20 ? width_ - indent : 20)) {
      line(wrapped.empty() ? "" : begin + wrapped);
      begin.assign(indent, ' ');
    }
  }

  void example(std::string_view head, const Example& example) {
    section(head, example.name + ":");
    const auto lines = lines_of(example.text());
    for (std::size_t i = 0; i < std::min(lines.size(), lines_of_example); ++i) {
      example_line(lines[i]);
    }
    if (lines.size() > lines_of_example) line(std::string(heading + 2, ' ') + "…");
    for (const std::string& found : example.finds) section("", "→ " + found);
  }

  // What is to be seen is often at the end of a long line, so that it is folded before it is cut.
  void example_line(std::string_view text) {
    std::string indent(heading + 2, ' ');
    for (std::size_t fold = 0; fold < folds_of_line && display_width(text) > width_ - indent.size();
         ++fold) {
      const std::size_t at = fold_at(text, width_ - indent.size());
      if (text.find_first_not_of(' ') >= at) break;
      line(indent + cut_line(text.substr(0, at), 0, 1, width_ - indent.size()).text);
      text.remove_prefix(at);
      indent.assign(heading + 6, ' ');
    }
    const CutLine cut = cut_line(text, 0, 1, width_ - indent.size());
    line(cut.text.empty() ? "" : indent + cut.text);
  }

  std::string take() { return std::move(out_); }

 private:
  unsigned width_;
  std::string out_;
};

void add_citations(Page& page, const Rule& rule) {
  unsigned width = 0;
  for (const Citation& citation : rule.citations) {
    const std::size_t columns = display_width(shown(citation_text(citation)));
    width = static_cast<unsigned>(std::max<std::size_t>(width, columns + 2));
  }
  std::string_view head = "Says";
  for (const Citation& citation : rule.citations) {
    const std::string source = shown(citation_text(citation));
    if (width <= widest_source) {
      page.section(head, source, width, citation.says);
    } else {
      page.section(head, source + ": " + std::string(citation.says));
    }
    head = "";
  }
}

// "smime" stands for all of its types.
bool is_told_by_group(Set<Profile> profiles, unsigned number) {
  const auto profile = static_cast<Profile>(number);
  for (const Profile group : {Profile::smime, Profile::codesigning}) {
    if (group != profile && profiles.has(group) && stands_for(group, profile)) return true;
  }
  return false;
}

// "csr, certificate; for dv and ov; under policy igtf only"
std::string applies_text(const Rule& rule) {
  std::string out;
  for (unsigned i = 0; i < static_cast<unsigned>(DocumentKind::count_); ++i) {
    if (!rule.documents.has(static_cast<DocumentKind>(i))) continue;
    if (!out.empty()) out += ", ";
    out += document_kind_text(static_cast<DocumentKind>(i));
  }
  std::string_view joint = "; for ";
  for (unsigned i = 0; i < static_cast<unsigned>(Profile::count_); ++i) {
    if (!rule.profiles.has(static_cast<Profile>(i)) || is_told_by_group(rule.profiles, i)) continue;
    out.append(joint).append(profile_text(static_cast<Profile>(i)));
    joint = ", ";
  }
  joint = "; under policy ";
  for (std::string_view name : preset_names()) {
    if (!rule.policies.has(*preset_from_text(name))) continue;
    out.append(joint).append(name);
    joint = " or ";
  }
  return out;
}

std::string joined(std::span<const std::string_view> items) {
  std::string out;
  for (std::string_view item : items) {
    if (!out.empty()) out += ", ";
    out += item;
  }
  return out;
}

}  // namespace

std::string rule_page_text(const Rule& rule, std::span<const Example> examples, unsigned width) {
  Page page(width);
  const std::string id = shown(rule.id);
  const std::string phases = phases_text(rule);
  if (id.size() + 2 + phases.size() <= width) {
    page.line(id + std::string(width - id.size() - phases.size(), ' ') + phases);
  } else {
    page.line(id);
    for (const std::string& line : wrap(phases, width)) page.line(line);
  }
  for (const std::string& line : wrap(rule.title, width)) page.line(line);
  page.line("");
  page.section("Why", rule.why);
  page.section("Fix", rule.fix);
  add_citations(page, rule);
  for (bool finds : {true, false}) {
    std::string_view head = finds ? "Finds" : "Leaves";
    for (const Example& example : examples) {
      if (example.finds.empty() == finds) continue;
      page.example(head, example);
      head = "";
    }
  }
  page.section("Applies", applies_text(rule));
  if (!rule.related.empty()) page.section("Related", joined(rule.related));
  return page.take();
}

std::string rule_page_markdown(const Rule& rule, std::span<const Example> examples) {
  std::string out = "# " + shown(rule.id) + "\n\n" + markdown_text(shown(rule.title)) + "\n\n*" +
                    phases_text(rule) + "*\n\n## Why\n\n";
  const auto paragraphs = [&](std::string_view text) {
    for (std::string_view line : lines_of(text)) out += markdown_text(shown(line)) + '\n';
    out += '\n';
  };
  paragraphs(rule.why);
  out += "## Fix\n\n";
  paragraphs(rule.fix);
  out += "## Sources\n\n";
  for (const Citation& citation : rule.citations) {
    out += "- " + markdown_text(shown(citation_text(citation))) + ": " +
           markdown_text(shown(citation.says)) + '\n';
  }
  for (const Example& example : examples) {
    out += "\n## " + std::string(example.finds.empty() ? "Leaves: " : "Finds: ") +
           markdown_text(shown(example.name)) + "\n\n";
    // Four spaces, so that no text of an example can end the block.
    for (std::string_view line : lines_of(example.text())) {
      out += "    " + cut_line(line, 0, 1, 4096).text + '\n';
    }
    if (!example.finds.empty()) out += '\n';
    for (const std::string& found : example.finds) out += "- " + markdown_text(shown(found)) + '\n';
  }
  out += "\nApplies to: " + applies_text(rule) + '\n';
  if (!rule.related.empty()) out += "\nRelated: " + joined(rule.related) + '\n';
  return out;
}

}  // namespace dcvlint
