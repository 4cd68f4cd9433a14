#include "lint/facts/dcv_presence.h"

#include <algorithm>
#include <array>
#include <optional>

namespace dcvlint {
namespace {

constexpr std::size_t most_strays = 20;
constexpr std::size_t most_records = 100;  // of one answer
constexpr std::size_t least_cut = 16;      // digits by which a label that was cut is known

// Relative text under a name; nothing when it gets too long.
std::optional<Name> below(Names& names, std::string_view relative, Name name) {
  if (relative.empty()) return name;
  const auto made = names.intern(relative, name);
  if (!made) return std::nullopt;
  return *made;
}

std::vector<std::string> texts_of(const Names& names, std::span<const Name> domains) {
  std::vector<std::string> texts;
  texts.reserve(domains.size());
  for (const Name domain : domains) texts.push_back(names.display(domain));
  return texts;
}

int rank(const Sighting& sighting) {
  if (sighting.place == SightPlace::at_owner) {
    if (sighting.token.match == TokenMatch::right) return 0;
    if (sighting.token.match == TokenMatch::shape) return sighting.from_wildcard ? 2 : 1;
    return sighting.token.match == TokenMatch::other ? 9 : 3;
  }
  return 4;
}

class Looker {
 public:
  Looker(View& view, Names& names, const DcvWanted& wanted, const TokenInputs& inputs)
      : view_(view), names_(names), wanted_(wanted), inputs_(inputs) {}

  DcvSeen look(Name name, std::span<const Name> above) {
    seen_.name = name;
    domains_ = texts_of(names_, above);
    if (!wanted_.owner.complete) {
      seen_.presence = DcvPresence::unseen;
      return std::move(seen_);
    }
    look_at_owner(name);
    look_beside(name, above);
    conclude();
    return std::move(seen_);
  }

 private:
  Type other_type() const { return wanted_.shape->type == Type::cname ? Type::txt : Type::cname; }

  void look_at_owner(Name name) {
    const auto owner = below(names_, wanted_.owner.text, name);
    if (!owner) return;
    const Answer answer = ask(*owner, wanted_.shape->type);
    if (answer.status == Status::failed) {
      seen_.failure = answer.failure;
      failed_ = true;
    }
    unseen_ = answer.status == Status::unseen;
    gather(*owner, wanted_.shape->type, answer, SightPlace::at_owner);
    // At the name itself other TXT records are nobody's mistake.
    if (wanted_.owner.text.empty()) return;
    if (answer.status == Status::no_data) seen_.exists_as_other = true;
    const Answer other = ask(*owner, other_type());
    if (other_type() == Type::cname) {
      look_at_alias(*owner, answer, other);
    } else {
      gather(*owner, other_type(), other, SightPlace::other_type);
    }
  }

  // A TXT is wanted, and the CA follows a CNAME to it. What the target is called is a mistake only
  // where nothing stands there.
  void look_at_alias(Name owner, const Answer& answer, const Answer& alias) {
    if (!answer.aliases.empty()) seen_.alias = answer.aliases.back();
    if (answer.status != Status::no_data && answer.status != Status::no_name) return;
    const std::size_t before = seen_.sightings.size();
    gather(owner, Type::cname, alias, SightPlace::other_type);
    const auto more = seen_.sightings.begin() + static_cast<std::ptrdiff_t>(before);
    seen_.sightings.erase(
        std::remove_if(more, seen_.sightings.end(),
                       [](const Sighting& each) { return !is_taken(each.token.match); }),
        seen_.sightings.end());
  }

  void look_beside(Name name, std::span<const Name> above) {
    const std::string& labels = wanted_.owner.text;
    if (labels.starts_with('_')) {
      beside(below(names_, std::string_view(labels).substr(1), name), SightPlace::stripped, {});
    }
    for (const Name domain : above) {
      // "_x.example.se" in the zone example.se, without its final dot.
      const std::string full =
          labels.empty() ? names_.display(name) : labels + "." + names_.display(name);
      beside(below(names_, full, domain), SightPlace::doubled, names_.display(domain));
    }
    const bool by_md5 = wanted_.shape->owner_shape.find("{request-md5}") != std::string_view::npos;
    if (!by_md5 || inputs_.fillings[Filling::request_md5].empty()) return;
    for (const MistakenDigests& each : inputs_.mistaken) {
      beside(below(names_, "_" + each.digests.md5, name), SightPlace::mistaken,
             std::string(each.what));
    }
  }

  void beside(std::optional<Name> owner, SightPlace place, const std::string& note) {
    if (!owner) return;
    const std::size_t before = seen_.sightings.size();
    gather(*owner, wanted_.shape->type, ask(*owner, wanted_.shape->type), place);
    for (std::size_t i = before; i < seen_.sightings.size(); ++i) {
      seen_.sightings[i].note = note;
    }
  }

  Answer ask(Name name, Type type) {
    Answer answer = view_.find(name, type);
    if (answer.status == Status::unasked) unasked_ = true;
    return answer;
  }

  void gather(Name owner, Type type, const Answer& answer, SightPlace place) {
    if (answer.status != Status::records) return;
    for (const AnswerRecord& record :
         answer.records.first(std::min(answer.records.size(), most_records))) {
      Sighting sighting;
      sighting.place = place;
      sighting.owner = owner;
      sighting.type = type;
      sighting.value = value_of(type, record);
      sighting.where = answer.reply == nullptr ? record.place : Place{};
      sighting.source = answer.source;
      sighting.from_wildcard = answer.from_wildcard;
      sighting.aliases = answer.aliases;
      sighting.token = judge_token(*wanted_.shape, inputs_, sighting.value, domains_);
      if (keep(sighting)) seen_.sightings.push_back(std::move(sighting));
    }
  }

  // Only what looks like it: a wildcard that answers for every label is no mistake of a token's.
  bool keep(const Sighting& sighting) const {
    // Each CA has a record of its own there.
    if (sighting.token.match == TokenMatch::other_issuer) return false;
    if (sighting.token.match != TokenMatch::other) {
      return sighting.place == SightPlace::at_owner || !sighting.from_wildcard;
    }
    // At an owner of its own, whatever stands there will be looked at.
    const bool own = !wanted_.owner.text.empty();
    const bool text_there = sighting.place == SightPlace::other_type &&
                            sighting.type == Type::txt && !sighting.from_wildcard;
    return own && (sighting.place == SightPlace::at_owner || text_there);
  }

  std::string value_of(Type type, const AnswerRecord& record) {
    if (type == Type::txt) return txt_value(record.rdata);
    const auto target = names_.intern_wire(record.rdata);
    return target ? names_.display(*target) : std::string();
  }

  void conclude() {
    std::ranges::stable_sort(seen_.sightings, {}, rank);
    if (unasked_) {
      seen_.presence = DcvPresence::unasked;
      return;
    }
    for (const Sighting& each : seen_.sightings) {
      if (each.place != SightPlace::at_owner) continue;
      if (each.token.match == TokenMatch::right) seen_.presence = DcvPresence::right;
      if (each.token.match == TokenMatch::shape && seen_.presence != DcvPresence::right) {
        seen_.presence = DcvPresence::shape;
      }
    }
    if (seen_.presence == DcvPresence::right || seen_.presence == DcvPresence::shape) return;
    if (failed_) {
      seen_.presence = DcvPresence::failed;
    } else if (!seen_.sightings.empty()) {
      seen_.presence = DcvPresence::wrong;
    } else if (unseen_) {
      seen_.presence = DcvPresence::unseen;
    }
  }

  View& view_;
  Names& names_;
  const DcvWanted& wanted_;
  const TokenInputs& inputs_;
  DcvSeen seen_;
  std::vector<std::string> domains_;
  bool unasked_ = false, failed_ = false, unseen_ = false;
};

// Records of zones that no question finds.
class Strays {
 public:
  Strays(const Repository& repository, const DcvWanted& wanted, const TokenInputs& inputs,
         std::span<const Name> expected, Name base)
      : repository_(repository),
        names_(repository.names()),
        wanted_(wanted),
        inputs_(inputs),
        expected_(expected),
        base_(base),
        domains_(texts_of(names_, expected)) {
    domains_.push_back(names_.display(base));
  }

  std::vector<Sighting> find() {
    // At the name itself a text has to tell whose it is.
    if (wanted_.shape->owner.empty() && !wanted_.shape->telling) return {};
    for (const Zone& zone : repository_.zones()) {
      for (const Record& record : zone.records()) {
        if (record.type != Type::cname && record.type != Type::txt) continue;
        look(zone, record);
        if (found_.size() == most_strays) return std::move(found_);
      }
    }
    return std::move(found_);
  }

 private:
  // The labels before the name that it would be about, and that name.
  struct Split {
    std::string labels;
    Name rest{};
  };
  std::optional<Split> split(Name owner) const {
    Split made;
    made.rest = owner;
    for (unsigned i = label_count(wanted_.shape->owner); i > 0; --i) {
      if (made.rest == Name::root) return std::nullopt;
      if (!made.labels.empty()) made.labels += '.';
      made.labels += names_.label(made.rest);
      made.rest = names_.parent(made.rest);
    }
    return made;
  }

  std::optional<SightPlace> place_of(const Split& split) const {
    const bool expected = std::ranges::find(expected_, split.rest) != expected_.end();
    if (!wanted_.owner.complete) {
      if (has_shape(wanted_.shape->owner, split.labels, true)) {
        return expected ? SightPlace::at_owner : SightPlace::other_name;
      }
      const bool stripped = expected && wanted_.shape->telling && split.labels.front() != '_' &&
                            has_shape(wanted_.shape->owner, "_" + split.labels, true);
      return stripped ? std::optional(SightPlace::stripped) : std::nullopt;
    }
    if (split.labels == wanted_.owner.text) {
      return expected ? SightPlace::below_cut : SightPlace::other_name;
    }
    if (split.labels.size() >= least_cut && wanted_.owner.text.starts_with(split.labels)) {
      return SightPlace::cut_label;
    }
    const bool same_shape = expected && wanted_.shape->telling && !is_mistaken(split.labels) &&
                            has_shape(wanted_.shape->owner, split.labels, true);
    return same_shape ? std::optional(SightPlace::other_label) : std::nullopt;
  }

  // That was found by asking.
  bool is_mistaken(std::string_view labels) const {
    return labels.starts_with('_') &&
           std::ranges::any_of(inputs_.mistaken, [&](const MistakenDigests& each) {
             return each.digests.md5 == labels.substr(1);
           });
  }

  void look(const Zone& zone, const Record& record) {
    const auto parts = split(record.owner);
    if (!parts || !names_.is_within(parts->rest, base_)) return;
    const auto place = place_of(*parts);
    if (!place) return;
    const bool hidden = hides(zone, record.owner);
    // What answers was found by asking.
    if (*place == SightPlace::below_cut && !hidden) return;
    const bool doubled = *place == SightPlace::other_name && is_doubled(*parts);
    if (doubled && wanted_.owner.complete) return;
    Sighting sighting;
    sighting.place = hidden ? SightPlace::below_cut : doubled ? SightPlace::doubled : *place;
    if (doubled) sighting.note = names_.display(zone.origin());
    sighting.owner = record.owner;
    sighting.type = record.type;
    sighting.where = record.place;
    sighting.value = value_of(zone, record);
    sighting.token = judge_token(*wanted_.shape, inputs_, sighting.value, domains_);
    if (record.type != wanted_.shape->type && sighting.token.match == TokenMatch::other) return;
    const bool by_value =
        !wanted_.owner.complete || wanted_.owner.text.empty() || *place == SightPlace::other_label;
    if (by_value && sighting.token.match == TokenMatch::other) return;
    if (sighting.place == SightPlace::at_owner && record.type != wanted_.shape->type) {
      sighting.place = SightPlace::other_type;
    }
    found_.push_back(std::move(sighting));
  }

  bool hides(const Zone& zone, Name owner) const {
    if (zone.delegation(owner)) return true;
    const Zone* answers = repository_.zone_for(owner);
    return answers != nullptr && answers->origin() != zone.origin();
  }

  bool is_doubled(const Split& split) const {
    return std::ranges::any_of(expected_, [&](Name name) {
      const std::string text = names_.text(split.rest), start = names_.text(name);
      return split.rest != name && text.starts_with(start) &&
             names_.find(std::string_view(text).substr(start.size()), Name::root).has_value();
    });
  }

  std::string value_of(const Zone& zone, const Record& record) {
    if (record.type == Type::txt) return txt_value(zone.rdata(record));
    // A target is in no zone, mostly, so that `names_` does not have it.
    const auto target = targets_.intern_wire(zone.rdata(record));
    return target ? targets_.display(*target) : std::string();
  }

  const Repository& repository_;
  const Names& names_;
  const DcvWanted& wanted_;
  const TokenInputs& inputs_;
  std::span<const Name> expected_;
  Name base_;
  std::vector<std::string> domains_;
  Names targets_{0};
  std::vector<Sighting> found_;
};

}  // namespace

DcvWanted wanted_record(const RecordShape& shape, const TokenInputs& inputs) {
  return {&shape, fill_shape(shape.owner, inputs.fillings),
          fill_shape(shape.value, inputs.fillings)};
}

DcvSeen look_for_record(View& view, Names& names, const DcvWanted& wanted,
                        const TokenInputs& inputs, Name name, std::span<const Name> above) {
  return Looker(view, names, wanted, inputs).look(name, above);
}

void look_beside_alias(const Repository& repository, DcvSeen& seen) {
  for (const Sighting& each : seen.sightings) {
    if (each.place != SightPlace::at_owner || each.type != Type::cname || each.from_wildcard)
      continue;
    const Zone* zone = repository.zone_for(each.owner);
    if (zone == nullptr) continue;
    unsigned aliases = 0;
    for (const Record& record : zone->at(each.owner)) {
      if (record.type == Type::cname) {
        if (++aliases > 1) seen.beside = "a second CNAME record";
      } else if (record.type != Type::rrsig && record.type != Type::nsec) {
        seen.beside = "a record of type " + type_text(record.type);
      }
    }
  }
  const bool taken = seen.presence == DcvPresence::right || seen.presence == DcvPresence::shape;
  if (!seen.beside.empty() && taken) seen.presence = DcvPresence::wrong;
}

std::vector<Sighting> stray_records(const Repository& repository, const DcvWanted& wanted,
                                    const TokenInputs& inputs, std::span<const Name> names,
                                    Name base) {
  return Strays(repository, wanted, inputs, names, base).find();
}

std::string txt_value(std::span<const std::uint8_t> rdata) {
  std::string joined;
  for (std::size_t at = 0; at < rdata.size();) {
    const std::size_t size = rdata[at];
    if (at + 1 + size > rdata.size()) return {};
    joined.append(reinterpret_cast<const char*>(rdata.data() + at + 1), size);
    at += 1 + size;
  }
  return joined;
}

}  // namespace dcvlint
