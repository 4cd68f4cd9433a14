#include "rules/shared/days_text.h"

namespace dcvlint {

std::string days_text(std::int32_t days) {
  if (days == 0) return "today";
  const std::int32_t size = days < 0 ? -days : days;
  const std::string count = std::to_string(size) + (size == 1 ? " day" : " days");
  return days > 0 ? "in " + count : count + " ago";
}

}  // namespace dcvlint
