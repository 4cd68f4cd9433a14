#include "lint/reports/json_writer.h"

#include "lint/base/printable.h"
#include "lint/base/utf8.h"
#include "lint/reports/report.h"
#include "lint/reports/shown.h"

namespace dcvlint {
namespace {

void append_unit(std::string& out, unsigned unit) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += digits[unit >> shift & 15U];
}

void append_escape(std::string& out, char32_t code_point) {
  if (code_point < 0x10000) return append_unit(out, static_cast<unsigned>(code_point));
  const auto rest = static_cast<unsigned>(code_point - 0x10000);
  append_unit(out, 0xD800U + (rest >> 10U));
  append_unit(out, 0xDC00U + (rest & 0x3FFU));
}

}  // namespace

void JsonWriter::separate() {
  if (comma_) out_ += ',';
  if (line_feed_) out_ += '\n';
  comma_ = true;
  line_feed_ = false;
}

void JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  comma_ = false;
}

void JsonWriter::close(char bracket) {
  out_ += bracket;
  comma_ = true;
}

void JsonWriter::key(std::string_view name) {
  string(name);
  out_ += ':';
  comma_ = false;
}

void JsonWriter::string(std::string_view text) {
  separate();
  out_ += '"';
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    const std::string_view piece = text.substr(at, step.size);
    if (!step.valid) {
      out_ += "\\ufffd";
    } else if (piece == "\"" || piece == "\\") {
      out_ += '\\';
      out_ += piece;
    } else if (piece[0] == '[' && begins_runner_command(out_)) {
      append_escape(out_, '[');
    } else if (piece[0] >= 0x20 && piece[0] < 0x7F) {
      out_ += piece;
    } else if (printable(piece) == piece) {
      out_ += piece;
    } else {
      append_escape(out_, step.code_point);
    }
    at += step.size;
  }
  out_ += '"';
}

void JsonWriter::number(std::uint64_t value) {
  separate();
  out_ += std::to_string(value);
}

void JsonWriter::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
}

void JsonWriter::null() {
  separate();
  out_ += "null";
}

void JsonWriter::members(std::string_view text) {
  separate();
  out_ += text;
}

void JsonWriter::flush(Sink& sink) {
  sink.write(out_);
  out_.clear();
}

}  // namespace dcvlint
