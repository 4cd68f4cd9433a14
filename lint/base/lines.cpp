#include "lint/base/lines.h"

#include <algorithm>

#include "lint/base/utf8.h"

namespace dcvlint {

Lines::Lines(std::string_view bytes) : bytes_(bytes), starts_{0} {
  // Each kind of end is looked for on its own, so that both searches are memchr.
  std::size_t feed = bytes.find('\n');
  std::size_t carriage = bytes.find('\r');
  while (feed != std::string_view::npos || carriage != std::string_view::npos) {
    std::size_t end = std::min(feed, carriage);
    if (end == carriage) {
      if (feed == carriage + 1) end = feed;
      carriage = bytes.find('\r', carriage + 1);
    }
    if (end == feed) feed = bytes.find('\n', feed + 1);
    starts_.push_back(static_cast<std::uint32_t>(end + 1));
  }
}

LineColumn Lines::at(std::uint32_t offset) const {
  offset = static_cast<std::uint32_t>(std::min<std::size_t>(offset, bytes_.size()));
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const std::uint32_t start = *(after - 1);
  // Findings come in order; on a line of megabytes counting goes on from the last one.
  if (counted_.offset < start || counted_.offset > offset) counted_ = {start, 0};
  std::size_t i = counted_.offset;
  std::uint32_t code_points = counted_.code_points;
  while (i < offset) {
    counted_ = {static_cast<std::uint32_t>(i), code_points};
    i += utf8_at(bytes_, i).size;
    ++code_points;
  }
  if (i > offset) --code_points;  // within a character: that character's number
  return {static_cast<std::uint32_t>(after - starts_.begin()), offset - start + 1, code_points + 1};
}

std::string_view Lines::line(std::uint32_t number) const {
  if (number == 0 || number > starts_.size()) return {};
  const std::uint32_t start = starts_[number - 1];
  const std::size_t end = number < starts_.size() ? starts_[number] : bytes_.size();
  std::string_view line = bytes_.substr(start, end - start);
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace dcvlint
