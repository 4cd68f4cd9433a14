#pragma once
// A repository of zones for tests of zone checks, read from text, and what one
// check finds in it: a line a hit, "underlined text: word | word | …".

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/engine/check.h"
#include "lint/sources/zone_file.h"

namespace dcvlint {

struct ZoneText {
  std::string_view origin;
  std::string text;
};
using Texts = std::vector<ZoneText>;

class ReadRepository {
 public:
  explicit ReadRepository(Texts texts, std::map<std::string, std::string> included = {})
      : names_(0), files_(std::move(included)) {
    std::vector<Zone> zones;
    std::uint32_t input = 0;
    for (ZoneText& text : texts) {
      const Name origin = names_.intern(text.origin, Name::root).value();
      const Doc doc = documents_.add("/zones/" + std::string(text.origin) + "zone",
                                     Bytes("$TTL 300\n" + text.text), input++);
      zones.push_back(read_zone_file(documents_, names_, files_, doc, origin,
                                     {.include_root = "/zones", .fragment = false, .limits = {}}));
    }
    repository_ = std::make_unique<Repository>(names_, std::move(zones));
    context_ = std::make_unique<Context>(
        Context{documents_, names_, authorities_, *repository_, make_date(2026, 11, 21)});
  }

  const Context& context() const { return *context_; }
  std::vector<std::uint8_t> wire(std::string_view name) const {
    Names own(1);  // as a query would bring a name that no zone mentions
    std::vector<std::uint8_t> wire;
    own.append_wire(own.intern(name, Name::root).value(), wire);
    return wire;
  }

  template <class T>
  Hits hits(const T& check) const {
    Hits hits;
    hits.begin(0);
    for (const Zone& zone : repository_->zones()) {
      if constexpr (kind_of<check_detail::FactOf<T>> == Kind::zone) {
        check(ZoneFact{*context_, zone}, hits);
      } else {
        each_owner(check, zone, hits);
      }
    }
    return hits;
  }

  template <class T>
  std::string found(const T& check) const {
    const Hits all = hits(check);
    std::vector<Hit> sorted(all.hits().begin(), all.hits().end());
    std::ranges::sort(
        sorted, [&](const Hit& a, const Hit& b) { return documents_.before(a.place, b.place); });
    std::string lines;
    for (const Hit& hit : sorted) {
      lines += std::string(documents_.text(hit.place)) + ":";
      for (const Word& word : hit.words) {
        lines += (lines.ends_with(':') ? " " : " | ") + std::string(word.value);
      }
      lines += '\n';
    }
    return lines;
  }

  // The first hit's edits, made: the whole text of the document.
  template <class T>
  std::string mended(const T& check) const {
    const Hits all = hits(check);
    const Hit& hit = all.hits().front();
    const Doc doc = hit.fix->edits.front().place.doc;
    std::string text(documents_[doc].bytes);
    for (auto edit = hit.fix->edits.rbegin(); edit != hit.fix->edits.rend(); ++edit) {
      text.replace(edit->place.begin, edit->place.end - edit->place.begin, edit->text);
    }
    return text;
  }

 private:
  template <class T>
  void each_owner(const T& check, const Zone& zone, Hits& hits) const {
    auto records = zone.records();
    while (!records.empty()) {
      const auto at = zone.at(records.front().owner);
      if constexpr (kind_of<check_detail::FactOf<T>> == Kind::owner) {
        check(OwnerFact{*context_, zone, at.front().owner, at}, hits);
      } else {
        each_rrset(check, zone, at, hits);
      }
      records = records.subspan(at.size());
    }
  }
  template <class T>
  void each_rrset(const T& check, const Zone& zone, std::span<const Record> at, Hits& hits) const {
    while (!at.empty()) {
      const auto set = zone.rrset(at.front().owner, at.front().type);
      // As a plan does it: what the check has no say in is not shown to it.
      const auto types = check_detail::types_of<T>();
      const Type type = set.front().type;
      if (types.empty() || std::ranges::find(types, type) != types.end()) {
        check(RrsetFact{*context_, zone, {set.front().owner, type, set}}, hits);
      }
      at = at.subspan(set.size());
    }
  }

  Documents documents_;
  Names names_;
  MemoryFiles files_;
  Authorities authorities_;
  std::unique_ptr<Repository> repository_;
  std::unique_ptr<Context> context_;
};

}  // namespace dcvlint
