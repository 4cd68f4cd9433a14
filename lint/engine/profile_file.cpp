#include "lint/engine/profile_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "lint/engine/profile_draft.h"
#include "lint/engine/toml_tree.h"

namespace dcvlint {
namespace {

// Takes over what `rows` do not say: of each attribute the base's rows before its own first one.
template <class Row>
void join(std::vector<Row>& rows, const std::vector<Row>& base) {
  const std::vector<Row> own = rows;
  for (const Row& row : base) {
    const bool superseded = std::ranges::any_of(own, [&](const Row& each) {
      return each.attribute == row.attribute && each.from <= row.from;
    });
    if (!superseded) rows.push_back(row);
  }
}

class ProfileShelf {
 public:
  explicit ProfileShelf(Arena& arena) : arena_(&arena) {}

  ProfilesRead read(std::span<const DataFile> files) {
    for (const DataFile& file : files) {
      auto problems = std::make_unique<TomlProblems>(file.path);
      if (const auto top = read_toml(file.toml, *problems)) {
        drafts_.push_back(read_profile_draft(*top, file.path, *arena_, *problems));
        problems_of_.push_back(std::move(problems));
      } else {
        append(problems->take());
      }
    }
    for (std::size_t i = 0; i < drafts_.size(); ++i) extend(i);
    for (std::size_t i = 0; i < drafts_.size(); ++i) refuse_gaps(i);
    ProfilesRead out;
    finish(out.profiles);
    for (const auto& problems : problems_of_) append(problems->take());
    out.problems = std::move(all_problems_);
    return out;
  }

 private:
  void append(std::vector<FileProblem> problems) {
    std::ranges::move(problems, std::back_inserter(all_problems_));
  }

  void extend(std::size_t number) {
    ProfileDraft& draft = drafts_[number];
    if (draft.joined) return;
    draft.joined = true;
    if (draft.extend.empty()) return;
    const auto base = std::ranges::find(drafts_, draft.extend, &ProfileDraft::name);
    if (base == drafts_.end()) {
      std::vector<std::string_view> known;
      known.reserve(drafts_.size());
      for (const ProfileDraft& each : drafts_) known.push_back(each.name);
      problems_of_[number]->add(draft.extend_place,
                                fmt::format("there is no profile \"{}\"", draft.extend),
                                nearest_help(draft.extend, known));
      return;
    }
    if (in_loop(draft)) {
      problems_of_[number]->add(draft.extend_place,
                                fmt::format("\"{}\" extends this file in turn", draft.extend));
      return;
    }
    extend(static_cast<std::size_t>(base - drafts_.begin()));
    join(draft.presences, base->presences);
    join(draft.forms, base->forms);
    if (draft.choices.empty()) draft.choices = base->choices;
    if (draft.values.empty()) draft.values = base->values;
    if (draft.order.attributes.empty()) draft.order = base->order;
    if (draft.repeated.attributes.empty()) draft.repeated = base->repeated;
  }

  // An attribute with a row of its own is meant to be judged by it. Where "other" begins earlier,
  // it would be judged as an attribute that nothing names until its own row begins.
  void refuse_gaps(std::size_t number) {
    const ProfileDraft& draft = drafts_[number];
    std::map<AttributeType, Date> begins;
    for (const AttributePresence& row : draft.presences) {
      const auto [first, added] = begins.try_emplace(row.attribute, row.from);
      if (!added) first->second = std::min(first->second, row.from);
    }
    const auto other = begins.find(AttributeType::unknown);
    if (other == begins.end()) return;
    for (const auto& [type, from] : begins) {
      if (from <= other->second) continue;
      const auto place = draft.presence_places.find(type);
      problems_of_[number]->add(
          place == draft.presence_places.end() ? draft.extend_place : place->second,
          fmt::format("before {} \"{}\" would be an \"other\" attribute, since that row holds {}",
                      to_string(from), attribute_short_name(type),
                      other->second == always_held ? std::string("always")
                                                   : "from " + to_string(other->second)),
          "add a row that says what holds until then");
    }
  }

  bool in_loop(const ProfileDraft& start) const {
    const ProfileDraft* at = &start;
    for (std::size_t steps = 0; steps <= drafts_.size(); ++steps) {
      const auto next = std::ranges::find(drafts_, at->extend, &ProfileDraft::name);
      if (at->extend.empty() || next == drafts_.end()) return false;
      at = &*next;
    }
    return true;
  }

  template <class Row>
  std::span<const Row> sorted(std::vector<Row> rows) {
    std::ranges::stable_sort(rows, [](const Row& a, const Row& b) {
      return std::pair(a.attribute, a.from) < std::pair(b.attribute, b.from);
    });
    return arena_->copy(std::span<const Row>(rows));
  }

  void finish(CertificateProfiles& out) {
    std::vector<std::size_t> numbers(drafts_.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = i;
    std::ranges::sort(numbers, {}, [&](std::size_t i) { return drafts_[i].name; });
    std::vector<CertificateProfile> tables;
    tables.reserve(numbers.size());
    for (std::size_t number : numbers) tables.push_back(table(drafts_[number]));
    out.all = arena_->copy(std::span<const CertificateProfile>(tables));
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      for (Profile profile : drafts_[numbers[i]].applies_to) {
        const CertificateProfile*& slot = out.by_profile[static_cast<std::size_t>(profile)];
        if (slot != nullptr) {
          problems_of_[numbers[i]]->add(
              {}, fmt::format("\"{}\" applies to {} already", slot->name, profile_text(profile)));
        }
        slot = &out.all[i];
      }
    }
  }

  CertificateProfile table(const ProfileDraft& draft) {
    return CertificateProfile{
        draft.name,           draft.title,
        draft.date,           sorted(draft.presences),
        sorted(draft.forms),  arena_->copy(std::span<const AttributeChoice>(draft.choices)),
        sorted(draft.values), draft.order,
        draft.repeated};
  }

  Arena* arena_;
  std::vector<ProfileDraft> drafts_;
  std::vector<std::unique_ptr<TomlProblems>> problems_of_;  // beside drafts_
  std::vector<FileProblem> all_problems_;
};

}  // namespace

ProfilesRead read_profiles(std::span<const DataFile> files, Arena& arena) {
  return ProfileShelf(arena).read(files);
}

}  // namespace dcvlint
