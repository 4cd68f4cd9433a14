#pragma once
// Which documents a check can look at, and by which day rules on them are judged.

#include "lint/engine/rule.h"

namespace dcvlint {

// Whether the document gives facts that a kind of check looks at.
bool gives_facts(DocumentKind document, Kind kind);
// Of the documents that a rule applies to: the first that has a day of its own counts.
RuleClock clock_of(Set<DocumentKind> documents);

}  // namespace dcvlint
