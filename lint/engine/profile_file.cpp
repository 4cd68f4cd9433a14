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

// The same where rows are told apart by something else than an attribute.
template <class Row, class Key>
void join(std::vector<Row>& rows, const std::vector<Row>& base, const Key& key) {
  const std::vector<Row> own = rows;
  for (const Row& row : base) {
    const bool superseded = std::ranges::any_of(
        own, [&](const Row& each) { return key(each) == key(row) && each.from <= row.from; });
    if (!superseded) rows.push_back(row);
  }
}

class ProfileShelf {
 public:
  explicit ProfileShelf(Arena& arena) : arena_(&arena) {}

  ProfilesRead read(std::span<const DataFile> files) {
    for (const DataFile& file : files) add(file, false);
    ProfilesRead out;
    join_all();
    finish(out.profiles);
    out.problems = take_problems();
    return out;
  }

  OwnProfileRead read_own(const DataFile& file, const CertificateProfiles& known) {
    OwnProfileRead out;
    const std::size_t own = known.all.size();
    for (const CertificateProfile& each : known.all) {
      drafts_.push_back(draft_of(each));
      problems_of_.push_back(std::make_unique<TomlProblems>(each.name));
    }
    add(file, true);
    if (drafts_.size() > own) {
      ProfileDraft& draft = drafts_[own];
      TomlProblems& problems = *problems_of_[own];
      if (known.by_name(draft.name) != nullptr) {
        problems.add({}, fmt::format("\"{}\" is the name of a built-in profile", draft.name),
                     "give the file and its name another one");
      }
      join_all();
      if (draft.applies_to.empty()) take_types(draft, known, problems);
      if (!draft.applies_to.empty()) out.profile = draft.applies_to.front();
      put_in_place(draft, known, out.profiles);
    }
    out.problems = take_problems();
    return out;
  }

 private:
  void add(const DataFile& file, bool own) {
    auto problems = std::make_unique<TomlProblems>(file.path);
    if (const auto top = read_toml(file.toml, *problems)) {
      drafts_.push_back(read_profile_draft(*top, file.path, *arena_, *problems, own));
      problems_of_.push_back(std::move(problems));
    } else {
      append(problems->take());
    }
  }

  void join_all() {
    for (std::size_t i = 0; i < drafts_.size(); ++i) extend(i);
    for (std::size_t i = 0; i < drafts_.size(); ++i) refuse_gaps(i);
  }

  std::vector<FileProblem> take_problems() {
    for (const auto& problems : problems_of_) append(problems->take());
    return std::move(all_problems_);
  }

  // The types of certificates whose table is the one that it extends.
  static void take_types(ProfileDraft& draft, const CertificateProfiles& known,
                         TomlProblems& problems) {
    for (std::string_view name : draft.extend) {
      for (unsigned i = 0; i < static_cast<unsigned>(Profile::count_); ++i) {
        const CertificateProfile* table = known.of(static_cast<Profile>(i));
        if (table == nullptr || table->name != name) continue;
        draft.applies_to.push_back(static_cast<Profile>(i));
      }
      if (!draft.applies_to.empty()) return;
    }
    if (!problems.empty()) return;
    problems.add(draft.extend_place, "the file does not tell which type of certificate it is about",
                 "extend = \"ov\", or applies_to = [\"ov\"]");
  }

  // The known tables, and the own one for its types.
  void put_in_place(const ProfileDraft& draft, const CertificateProfiles& known,
                    CertificateProfiles& out) {
    std::vector<CertificateProfile> tables(known.all.begin(), known.all.end());
    const auto at = std::ranges::upper_bound(tables, draft.name, {}, &CertificateProfile::name);
    const auto own = static_cast<std::size_t>(at - tables.begin());
    tables.insert(at, table(draft));
    out = known;
    out.all = arena_->copy(std::span<const CertificateProfile>(tables));
    for (const CertificateProfile*& slot : out.by_profile) {
      if (slot != nullptr) slot = out.by_name(slot->name);
    }
    for (Profile profile : draft.applies_to) {
      out.by_profile[static_cast<std::size_t>(profile)] = &out.all[own];
    }
  }

  void append(std::vector<FileProblem> problems) {
    std::ranges::move(problems, std::back_inserter(all_problems_));
  }

  void extend(std::size_t number) {
    ProfileDraft& draft = drafts_[number];
    if (draft.joined) return;
    draft.joined = true;
    for (std::string_view name : draft.extend) extend(number, name);
  }

  void extend(std::size_t number, std::string_view name) {
    ProfileDraft& draft = drafts_[number];
    const auto base = std::ranges::find(drafts_, name, &ProfileDraft::name);
    if (base == drafts_.end()) {
      std::vector<std::string_view> known;
      known.reserve(drafts_.size());
      for (const ProfileDraft& each : drafts_) known.push_back(each.name);
      problems_of_[number]->add(draft.extend_place, fmt::format("there is no profile \"{}\"", name),
                                nearest_help(name, known));
      return;
    }
    if (reaches(*base, draft, 0)) {
      problems_of_[number]->add(draft.extend_place,
                                fmt::format("\"{}\" extends this file in turn", name));
      return;
    }
    extend(static_cast<std::size_t>(base - drafts_.begin()));
    join(draft.presences, base->presences);
    join(draft.forms, base->forms);
    if (draft.choices.empty()) draft.choices = base->choices;
    if (draft.values.empty()) draft.values = base->values;
    if (draft.order.attributes.empty()) draft.order = base->order;
    if (draft.repeated.attributes.empty()) draft.repeated = base->repeated;
    join(draft.purposes, base->purposes, [](const PurposeRow& row) { return row.oid; });
    join(draft.key_usages, base->key_usages, [](const KeyUsageRow& row) { return row.key; });
    join(draft.validities, base->validities, [](const ValidityRow&) { return 0; });
    join(draft.policies, base->policies, [](const PolicyRow& row) { return row.demand; });
    join(draft.keys, base->keys, [](const KeyRow& row) { return row.kind; });
    if (draft.needs.empty()) draft.needs = base->needs;
    join(draft.extensions, base->extensions, [](const ExtensionRow& row) { return row.type; });
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

  // Whether `from` is `to`, or extends it over some files.
  bool reaches(const ProfileDraft& from, const ProfileDraft& to, std::size_t depth) const {
    if (&from == &to) return true;
    if (depth > drafts_.size() || depth > deepest) return true;
    return std::ranges::any_of(from.extend, [&](std::string_view name) {
      const auto next = std::ranges::find(drafts_, name, &ProfileDraft::name);
      return next != drafts_.end() && reaches(*next, to, depth + 1);
    });
  }

  template <class Row>
  std::span<const Row> sorted(std::vector<Row> rows) {
    std::ranges::stable_sort(rows, [](const Row& a, const Row& b) {
      return std::pair(a.attribute, a.from) < std::pair(b.attribute, b.from);
    });
    return arena_->copy(std::span<const Row>(rows));
  }

  template <class Row>
  std::span<const Row> by_date(std::vector<Row> rows) {
    std::ranges::stable_sort(rows, {}, &Row::from);
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
        draft.repeated,       rows(draft)};
  }

  ProfileRows rows(const ProfileDraft& draft) {
    return {by_date(draft.purposes),  by_date(draft.key_usages), by_date(draft.validities),
            by_date(draft.policies),  by_date(draft.keys),       by_date(draft.needs),
            by_date(draft.extensions)};
  }

  static constexpr std::size_t deepest = 8;  // files that extend one another
  Arena* arena_;
  std::vector<ProfileDraft> drafts_;
  std::vector<std::unique_ptr<TomlProblems>> problems_of_;  // beside drafts_
  std::vector<FileProblem> all_problems_;
};

}  // namespace

ProfilesRead read_profiles(std::span<const DataFile> files, Arena& arena) {
  return ProfileShelf(arena).read(files);
}

OwnProfileRead read_own_profile(const DataFile& file, const CertificateProfiles& known,
                                Arena& arena) {
  return ProfileShelf(arena).read_own(file, known);
}

}  // namespace dcvlint
