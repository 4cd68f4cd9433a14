#include "lint/facts/text_verdict.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "lint/base/unicode.h"
#include "lint/base/utf8.h"
#include "lint/facts/compatibility_form.h"
#include "lint/facts/confusable.h"
#include "lint/facts/known_names.h"
#include "lint/facts/mojibake.h"
#include "lint/facts/octet_text.h"
#include "lint/facts/subdivision.h"
#include "lint/facts/sure_escape.h"
#include "lint/facts/text_escape.h"

namespace dcvlint {
namespace {

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

// Names of the subdivisions of a country, or of all.
std::vector<std::string_view> list_subdivisions(std::string_view country) {
  std::vector<std::string_view> out;
  for (const SubdivisionRow& row : subdivision_rows) {
    if (country.empty() || std::string_view(row.code).starts_with(country)) {
      out.push_back(row.name.view());
    }
  }
  return out;
}

// The list of all is long, and wanted for each line of a text: it is made once.
std::string_view filled_with_subdivision(std::string_view text, std::string_view country) {
  static const std::vector<std::string_view> all = list_subdivisions({});
  return filled_from(text, country.empty() ? all : list_subdivisions(country));
}

class Judge {
 public:
  Judge(std::string_view text, std::string_view country, const KnownNames* known)
      : text_(text), country_(country), known_(known) {}

  // Without a repair.
  TextJudgement look() {
    can_be_mended_ = false;
    return judge();
  }

  TextJudgement judge() {
    if (known_ != nullptr && known_->has(text_)) return judge_known();
    std::optional<Mojibake> misread;
    if (known_ != nullptr) misread = misread_known(*known_, text_);
    const bool listed = misread.has_value();
    if (!misread) misread = find_mojibake(text_, country_);
    if (!misread) misread = find_page_mixup(text_, country_);
    const auto loss = loss_in_text();
    if (loss && !explains_loss(misread, loss->kind)) {
      add_loss(*loss);
      return std::move(out_);
    }
    const std::optional<TextSpan> explained = add_misread(misread);
    // What was lost can't be mended, whatever else can.
    if (misread && find_loss(misread->meant)) can_be_mended_ = false;
    if (!explained) {
      if (!add_escape()) add_syntax();
      add_forms();
    }
    add_odd(explained);
    add_spacing(explained);
    if (is_metadata_only(text_) && !text_.empty()) {
      add("subject/metadata-only-value", {0, end()}, "there is nothing but punctuation");
      return std::move(out_);
    }
    if (placeholder_of(text_) != Placeholder::none) {
      add("subject/placeholder-value", {0, end()}, "it stands for no value");
      return std::move(out_);
    }
    add_question();
    finish();
    if (listed) out_.repaired = misread->meant;
    return std::move(out_);
  }

 private:
  // A question that makes a name which is known, or a place, is none.
  std::optional<LossFound> loss_in_text() const {
    if (auto loss = find_loss(text_, {.may_ask = true, .country = country_})) return loss;
    auto question = find_question(text_);
    if (!question) return std::nullopt;
    if (known_ != nullptr && !filled_known(*known_, text_).empty()) return question;
    const bool is_place = !country_.empty() && !subdivision_filled_in(text_, country_).empty();
    return is_place ? question : std::nullopt;
  }

  void add_question() {
    if (!out_.verdicts.empty()) return;
    if (const auto found = find_question(text_)) {
      add("subject/question-mark", found->at, "a question, or a letter is lost");
      can_be_mended_ = false;
    }
  }

  // Right as it stands, but for what nobody can see.
  TextJudgement judge_known() {
    add_odd(std::nullopt);
    add_spacing(std::nullopt);
    finish();
    return std::move(out_);
  }

  void finish() {
    std::ranges::stable_sort(out_.verdicts, {},
                             [](const TextVerdict& each) { return each.at.begin; });
    if (out_.verdicts.empty() || !can_be_mended_) return;
    std::string repaired = mended(text_, country_);
    if (!is_damaged(repaired, country_)) out_.repaired = std::move(repaired);
  }

  std::uint32_t end() const { return static_cast<std::uint32_t>(text_.size()); }
  void add(std::string_view rule, TextSpan at, std::string what) {
    out_.verdicts.push_back({rule, at, std::move(what)});
  }
  std::string_view part(TextSpan at) const { return text_.substr(at.begin, at.end - at.begin); }

  void add_loss(const LossFound& loss) {
    if (loss.kind == Loss::replacement) {
      add("subject/replacement-character", loss.at, "U+FFFD stands for something that is lost");
    } else {
      add("subject/lossy-text", loss.at, quoted(part(loss.at)) + " stands where a letter was");
    }
    std::string_view filled;
    if (known_ != nullptr) filled = filled_known(*known_, text_);
    if (filled.empty()) filled = subdivision_filled_in(text_, country_);
    if (!filled.empty()) out_.repaired = std::string(filled);
  }

  std::optional<TextSpan> add_misread(const std::optional<Mojibake>& found) {
    if (!found) return std::nullopt;
    const TextSpan at{found->begin, found->end};
    if (!found->complete) can_be_mended_ = false;
    add(found->certain ? "subject/mojibake" : "subject/suspect-text", at,
        how_read(*found) + " (octets " + first_octets(text_, found->begin) + ")" +
            what_is_lost(*found));
    return at;
  }

  bool add_escape() {
    const auto found = find_escape(text_);
    if (!found) return false;
    add(is_certain_escape(*found, text_) ? "subject/foreign-escape" : "subject/suspect-escape",
        found->at, quoted(part(found->at)) + " is " + std::string(escape_text(found->kind)));
    return true;
  }

  void add_syntax() {
    const NameSyntaxFound found = find_name_syntax(text_);
    if (found.kind == NameSyntax::none) return;
    add("subject/rdn-syntax-in-value", found.at,
        quoted(part(found.at)) + " is the syntax of written names");
    can_be_mended_ = false;
  }

  void add_forms() {
    if (is_ascii(text_)) return;
    if (const auto found = find_compatibility_form(text_)) {
      add("subject/compatibility-form", found->at,
          character_text(found->c) + " is a form kept for compatibility");
    }
    if (const auto found = find_confusable(text_)) {
      add("subject/confusable", found->at,
          quoted(part(found->at)) + " is " + character_text(found->c) + ", of another alphabet");
      if (found->meant.empty()) can_be_mended_ = false;
    }
    if (const auto found = find_not_composed(text_)) {
      add("subject/not-nfc", found->at, quoted(part(found->at)) + " is not composed");
    }
  }

  void add_odd(const std::optional<TextSpan>& explained) {
    struct Row {
      Oddity kind;
      std::string_view rule, what;
    };
    static constexpr Row rows[] = {
        {Oddity::control, "subject/control-character", " has no place in a name"},
        {Oddity::bidi, "subject/bidi-control", " shows the letters behind it in another order"},
        {Oddity::invisible, "subject/invisible-character", " is not shown"},
    };
    for (const Row& row : rows) {
      const auto found = first_odd(text_, row.kind);
      if (!found) continue;
      const bool told =
          explained && found->at.begin >= explained->begin && found->at.end <= explained->end;
      if (told) continue;
      const bool unseen = row.kind == Oddity::bidi && !is_reordered(text_);
      add(row.rule, found->at,
          character_text(found->c) + std::string(unseen ? " is not shown" : row.what));
      // Without it the text may be another one: nobody knows what stood there.
      const bool blank = found->c == U'\t';
      const bool reordered = row.kind == Oddity::bidi && is_reordered(text_);
      if (reordered || (row.kind == Oddity::control && !blank)) can_be_mended_ = false;
    }
  }

  void add_spacing(const std::optional<TextSpan>& explained) {
    const SpacingFound found = find_spacing(text_);
    if (found.kind == Spacing::none || is_metadata_only(text_)) return;
    const bool told = explained && found.kind == Spacing::unusual &&
                      found.at.begin >= explained->begin && found.at.end <= explained->end;
    if (told) return;
    std::string what;
    switch (found.kind) {
      case Spacing::leading:
        what = "it begins with a space";
        break;
      case Spacing::trailing:
        what = "it ends with a space";
        break;
      case Spacing::doubled:
        what = "two spaces in a row";
        break;
      default:
        what = character_text(found.c) + " in place of a space";
    }
    add("subject/spacing", found.at, std::move(what));
  }

  std::string_view text_, country_;
  const KnownNames* known_;
  TextJudgement out_;
  bool can_be_mended_ = true;
};

TextJudgement judge_octets(std::string_view octets, std::string_view country) {
  TextJudgement out;
  std::size_t at = 0;
  while (utf8_at(octets, at).valid) at += utf8_at(octets, at).size;
  const auto begin = static_cast<std::uint32_t>(at);
  std::string what = "no UTF-8 (octets " + first_octets(octets, at) + ")";
  if (const auto read = read_octets(octets, country)) {
    what = "no UTF-8, but " + std::string(code_page_text(read->page)) + " (octets " +
           first_octets(octets, at) + ")";
    std::string repaired = mended(read->text, country);
    if (!is_damaged(repaired, country)) out.repaired = std::move(repaired);
  }
  out.verdicts.push_back({"subject/invalid-encoding", {begin, begin + 1}, std::move(what)});
  return out;
}

}  // namespace

std::string_view subdivision_filled_in(std::string_view text, std::string_view country) {
  constexpr std::size_t longest_name = 256;
  if (text.size() > longest_name) return {};
  return filled_with_subdivision(text, country);
}

bool is_damaged(std::string_view text, std::string_view country) {
  constexpr std::array<std::string_view, 4> others = {
      "subject/metadata-only-value", "subject/placeholder-value", "subject/question-mark",
      "subject/rdn-syntax-in-value"};
  const TextJudgement judged = Judge(text, country, nullptr).look();
  return std::ranges::any_of(judged.verdicts, [&](const TextVerdict& each) {
    return std::ranges::find(others, each.rule) == others.end();
  });
}

bool explains_loss(const std::optional<Mojibake>& misread, Loss kind) {
  if (!misread || kind == Loss::replacement) return false;
  return misread->certain || !misread->written || kind == Loss::drawing;
}

std::string first_octets(std::string_view text, std::size_t at) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::size_t most = 8;
  std::string out;
  while (at < text.size() && static_cast<std::uint8_t>(text[at]) < 0x80) ++at;
  for (std::size_t i = 0; i < most && at < text.size(); ++i, ++at) {
    const auto octet = static_cast<std::uint8_t>(text[at]);
    if (octet < 0x80) break;
    if (!out.empty()) out += ' ';
    out += digits[octet >> 4U];
    out += digits[octet & 0xFU];
  }
  return out;
}

TextJudgement judge_text(std::string_view octets, std::string_view country,
                         const KnownNames* known) {
  if (!is_utf8(octets)) return judge_octets(octets, country);
  return Judge(octets, country, known).judge();
}

}  // namespace dcvlint
