#pragma once
// JSON (RFC 8259) as a stream of bytes, always valid UTF-8.

#include <cstdint>
#include <string>
#include <string_view>

namespace dcvlint {

class Sink;

// Appends to a string. The caller keeps to the grammar: a key before each value of an object.
class JsonWriter {
 public:
  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  void key(std::string_view name);
  // What a terminal would act on or hide (controls, bidi controls, invisible
  // characters) becomes \uXXXX: a reader of the JSON gets the character itself. A
  // byte that is no UTF-8 becomes U+FFFD. "##[" doesn't appear.
  void string(std::string_view text);
  void number(std::uint64_t value);
  void boolean(bool value);
  void null();
  // Members of an object, as another writer has them without their braces.
  void members(std::string_view text);
  // The next value begins a line: for people who read or compare the file.
  void line_feed() { line_feed_ = true; }

  std::string& text() { return out_; }
  // Hands over what has been written so far, so that memory stays small.
  void flush(Sink& sink);

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();

  std::string out_;
  bool comma_ = false;  // the next value stands behind another one
  bool line_feed_ = false;
};

}  // namespace dcvlint
