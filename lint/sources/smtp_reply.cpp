#include "lint/sources/smtp_reply.h"

#include <algorithm>
#include <array>

#include "lint/base/ascii.h"

namespace dcvlint {

namespace {

constexpr std::size_t most_line = 2048;
constexpr std::size_t most_lines = 64;
constexpr std::size_t code_size = 3;

std::uint16_t code_of(std::string_view line) {
  if (line.size() < code_size || !std::all_of(line.begin(), line.begin() + code_size, is_digit)) {
    return 0;
  }
  const auto code =
      static_cast<std::uint16_t>((line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0'));
  return code >= 200 && code < 600 ? code : std::uint16_t{0};
}

// "5.1.1 …": the subject, which is 1 here; -1: no enhanced code (RFC 2034 §4, RFC 3463 §2).
struct EnhancedCode {
  int subject = -1, detail = -1;
};
EnhancedCode enhanced_code(std::string_view text) {
  std::array<int, 3> parts{-1, -1, -1};
  for (int& part : parts) {
    std::size_t size = 0;
    while (size < text.size() && size < 3 && is_digit(text[size])) ++size;
    if (size == 0) return {};
    part = 0;
    for (const char c : text.substr(0, size)) part = part * 10 + (c - '0');
    text.remove_prefix(size);
    const bool last = &part == &parts.back();
    if (last)
      return text.empty() || text.front() == ' ' ? EnhancedCode{parts[1], parts[2]}
                                                 : EnhancedCode{};
    if (text.empty() || text.front() != '.') return {};
    text.remove_prefix(1);
  }
  return {};
}

}  // namespace

bool SmtpReplies::feed(std::string_view octets) {
  for (const char c : octets) {
    if (broken_) return false;
    if (c != '\n') {
      line_ += c;
      broken_ = line_.size() > most_line;
    } else {
      broken_ = !end_line();
    }
  }
  return !broken_;
}

bool SmtpReplies::end_line() {
  if (done_) return false;  // a second reply, before the first was taken
  if (line_.ends_with('\r')) line_.pop_back();
  const std::uint16_t code = code_of(line_);
  const char mark = line_.size() > code_size ? line_[code_size] : ' ';
  if (code == 0 || (mark != ' ' && mark != '-')) return false;
  if (++lines_ > most_lines || (lines_ > 1 && code != reply_.code)) return false;
  reply_.code = code;
  const std::string_view text =
      std::string_view(line_).substr(std::min(line_.size(), code_size + 1));
  if (!reply_.text.empty() && !text.empty()) reply_.text += ' ';
  reply_.text += text;
  done_ = mark == ' ';
  line_.clear();
  return true;
}

std::optional<SmtpReply> SmtpReplies::take() {
  if (!done_ || broken_) return std::nullopt;
  done_ = false;
  lines_ = 0;
  std::optional<SmtpReply> taken(std::move(reply_));
  reply_ = {};
  return taken;
}

SmtpVerdict rcpt_verdict(const SmtpReply& reply) {
  if (reply.code == 250 || reply.code == 251) return SmtpVerdict::accepted;
  if (reply.code >= 400 && reply.code < 500) return SmtpVerdict::later;
  if (reply.code < 500) return SmtpVerdict::unknown;
  constexpr int addressing = 1, mailbox = 2;
  const EnhancedCode enhanced = enhanced_code(reply.text);
  if (enhanced.subject == addressing) return SmtpVerdict::refused;
  if (enhanced.subject == mailbox) {
    constexpr int full = 2;
    return enhanced.detail == full ? SmtpVerdict::later : SmtpVerdict::refused;
  }
  if (enhanced.subject > 0) return SmtpVerdict::unknown;
  // 521 and 556: nothing takes mail there (RFC 7504).
  constexpr std::array<std::uint16_t, 5> says_no{521, 550, 551, 553, 556};
  return std::ranges::find(says_no, reply.code) != says_no.end() ? SmtpVerdict::refused
                                                                 : SmtpVerdict::unknown;
}

}  // namespace dcvlint
