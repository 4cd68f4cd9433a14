#include "lint/sources/dns_message.h"

#include <algorithm>
#include <array>

namespace dcvlint {
namespace {

using Octets = std::span<const std::uint8_t>;

constexpr std::size_t header_size = 12;
constexpr std::size_t most_hops = 16;
constexpr Type opt_type{41};
constexpr unsigned rcode_no_error = 0, rcode_nxdomain = 3, rcode_refused = 5, rcode_yxdomain = 6;

unsigned read_16(Octets octets, std::size_t at) {
  return static_cast<unsigned>(octets[at]) << 8U | octets[at + 1];
}

std::uint32_t read_32(Octets octets, std::size_t at) {
  return read_16(octets, at) << 16U | read_16(octets, at + 2);
}

// RFC 2181 §8: a TTL with the highest bit set is zero.
std::uint32_t sound_ttl(std::uint32_t ttl) { return ttl > 0x7FFFFFFFU ? 0 : ttl; }

std::string_view text_of(Octets octets) {
  return {reinterpret_cast<const char*>(octets.data()), octets.size()};
}

bool stands_beside_cname(Type type) {
  return type == Type::cname || type == Type::rrsig || type == Type::nsec;
}

// Follows one question through an answer section.
class AnswerReader {
 public:
  AnswerReader(const DnsMessage& message, DnsQuestion question, Names& names, Arena& arena,
               std::optional<Doc> doc)
      : message_(message), question_(question), names_(names), arena_(arena), doc_(doc) {}

  tl::expected<ReadAnswer, DnsFlaw> read() {
    read_.answer.owner = question_.name;
    take_current();
    for (std::size_t hops = 0; !stands_beside_cname(question_.type); ++hops) {
      const WireRecord* alias = alias_here();
      if (alias == nullptr) break;
      if (is_contradicted(*alias)) return tl::unexpected(DnsFlaw::bad_rdata);
      const auto target = target_of(*alias);
      if (!target) return tl::unexpected(DnsFlaw::bad_rdata);
      const bool again = is_known(*target);
      if (!again && hops == most_hops) return failed(Failure::alias_chain_too_long);
      targets_[hops] = read_.answer.owner = *target;
      read_.answer.aliases = {targets_.data(), hops + 1};
      if (again) return failed(Failure::alias_loop);
      take_current();
    }
    if (message_.rcode == rcode_yxdomain) return failed(Failure::name_too_long);
    if (message_.rcode != rcode_no_error && message_.rcode != rcode_nxdomain) {
      return failed(message_.rcode == rcode_refused ? Failure::refused : Failure::server_failure);
    }
    if (!take_records()) return tl::unexpected(DnsFlaw::bad_rdata);
    read_.answer.source = read_.answer.owner;
    if (read_.answer.records.empty()) {
      take_absence();
    } else {
      take_wildcard();
    }
    return finish();
  }

 private:
  bool is_known(Name name) const {
    return name == question_.name ||
           std::ranges::find(read_.answer.aliases, name) != read_.answer.aliases.end();
  }

  void take_current() {
    current_.clear();
    names_.append_wire(read_.answer.owner, current_);
  }

  void lower_ttl(std::uint32_t ttl) {
    ttl = sound_ttl(ttl);
    read_.ttl = std::min(ttl, read_.ttl.value_or(ttl));
  }

  bool is_here(const WireRecord& record, Type type) {
    if (record.type != type || record.rr_class != class_in) return false;
    read_wire_name(message_.octets, record.owner, owner_);
    return same_wire_name(current_, owner_.wire());
  }

  // A DNAME comes with the CNAME that it makes (RFC 6672 §3.1), which then is the hop.
  const WireRecord* alias_here() {
    for (const WireRecord& record : message_.answers) {
      if (is_here(record, Type::cname)) return &record;
    }
    for (const WireRecord& record : message_.answers) {
      if (record.type != Type::dname || record.rr_class != class_in) continue;
      read_wire_name(message_.octets, record.owner, owner_);
      if (octets_before(current_, owner_.wire()).value_or(0) > 0) return &record;
    }
    return nullptr;
  }

  // Whether another CNAME at the name leads elsewhere (RFC 2181 §10.1): which one counts would hang
  // on the order in which a server tells them.
  bool is_contradicted(const WireRecord& alias) {
    if (alias.type != Type::cname) return false;
    const auto target = cname_target(alias);
    return target && std::ranges::any_of(message_.answers, [&](const WireRecord& record) {
             if (&record == &alias || !is_here(record, Type::cname)) return false;
             const auto other = cname_target(record);
             return other && *other != *target;
           });
  }

  std::optional<Name> cname_target(const WireRecord& cname) {
    std::vector<std::uint8_t> wire;
    if (!expand_rdata(message_.octets, cname, wire)) return std::nullopt;
    const auto name = names_.intern_wire(wire);
    return name ? std::optional(*name) : std::nullopt;
  }

  // Where an alias leads; of a DNAME `owner_` is the owner.
  std::optional<Name> target_of(const WireRecord& alias) {
    rdata_.clear();
    if (!expand_rdata(message_.octets, alias, rdata_)) return std::nullopt;
    if (alias.type == Type::dname) {
      const std::size_t below = *octets_before(current_, owner_.wire());
      rdata_.insert(rdata_.begin(), current_.begin(),
                    current_.begin() + static_cast<std::ptrdiff_t>(below));
    }
    const auto target = names_.intern_wire(rdata_);
    if (!target) return std::nullopt;
    lower_ttl(alias.ttl);
    return *target;
  }

  bool take_records() {
    std::vector<AnswerRecord> found;
    for (const WireRecord& record : message_.answers) {
      if (!is_here(record, question_.type)) continue;
      rdata_.clear();
      if (!expand_rdata(message_.octets, record, rdata_)) return false;
      lower_ttl(record.ttl);
      const Place place = doc_ ? Place{*doc_, record.begin, record.end} : Place{};
      found.push_back({arena_.copy(Octets(rdata_)), sound_ttl(record.ttl), place});
    }
    std::ranges::sort(found, [](const AnswerRecord& a, const AnswerRecord& b) {
      return std::ranges::lexicographical_compare(a.rdata, b.rdata);
    });
    const auto twice = std::ranges::unique(found, [](const AnswerRecord& a, const AnswerRecord& b) {
      return std::ranges::equal(a.rdata, b.rdata);
    });
    found.erase(twice.begin(), twice.end());
    read_.answer.records = arena_.copy(std::span<const AnswerRecord>(found));
    if (!found.empty()) read_.answer.status = Status::records;
    return true;
  }

  // The labels field of RRSIG counts neither the root nor a leading asterisk (RFC 4034 §3.1.3); it
  // is smaller than the owner's number where a wildcard made the records. All signatures have to
  // agree.
  void take_wildcard() {
    constexpr std::size_t labels_at = 3, shortest = 19;
    const Name owner = read_.answer.owner;
    const unsigned written = names_.label_count(owner) - (names_.is_wildcard(owner) ? 1 : 0);
    std::optional<unsigned> signed_labels;
    for (const WireRecord& record : message_.answers) {
      if (!is_here(record, Type::rrsig) || record.end - record.begin < shortest) continue;
      if (read_16(message_.octets, record.begin) != static_cast<unsigned>(question_.type)) continue;
      const unsigned labels = message_.octets[record.begin + labels_at];
      if (labels >= written || (signed_labels && *signed_labels != labels)) return;
      signed_labels = labels;
    }
    if (!signed_labels) return;
    Name ancestor = owner;
    while (names_.label_count(ancestor) > *signed_labels) ancestor = names_.parent(ancestor);
    const auto wildcard = names_.add_child(ancestor, "*");
    if (!wildcard) return;
    read_.answer.from_wildcard = true;
    read_.answer.source = *wildcard;
  }

  void take_absence() {
    read_.answer.status = message_.rcode == rcode_nxdomain ? Status::no_name : Status::no_data;
    bool told = false;
    for (const WireRecord& record : message_.authority) {
      if (record.type != Type::soa || record.end - record.begin < 20) continue;
      lower_ttl(
          std::min(sound_ttl(record.ttl), sound_ttl(read_32(message_.octets, record.end - 4U))));
      told = true;
    }
    // Without a SOA nobody says how long it may be remembered, whatever the aliases' TTL are.
    if (!told) read_.ttl.reset();
  }

  ReadAnswer failed(Failure failure) {
    read_.answer.status = Status::failed;
    read_.answer.failure = failure;
    read_.answer.source = read_.answer.owner;
    return finish();
  }

  ReadAnswer finish() {
    read_.answer.aliases = arena_.copy(read_.answer.aliases);
    return read_;
  }

  const DnsMessage& message_;
  DnsQuestion question_;
  Names& names_;
  Arena& arena_;
  std::optional<Doc> doc_;
  ReadAnswer read_;
  std::array<Name, most_hops + 1> targets_;
  std::vector<std::uint8_t> current_;  // the wire form of answer.owner
  std::vector<std::uint8_t> rdata_;
  WireName owner_;
};

}  // namespace

std::string_view dns_flaw_text(DnsFlaw flaw) {
  switch (flaw) {
    case DnsFlaw::too_short:
      return "it is shorter than a header";
    case DnsFlaw::not_a_reply:
      return "it is not marked as an answer";
    case DnsFlaw::other_id:
      return "it has another query's number";
    case DnsFlaw::other_question:
      return "it answers another question";
    case DnsFlaw::bad_name:
      return "a name in it cannot be read";
    case DnsFlaw::record_too_long:
      return "a record overruns the end";
    case DnsFlaw::trailing_octets:
      return "octets follow the last record";
    case DnsFlaw::bad_opt:
      return "its EDNS record cannot be read";
    case DnsFlaw::bad_rdata:
      return "the data of a record does not fit its type";
    case DnsFlaw::truncated:
      return "it is cut short";
  }
  return "it cannot be read";
}

std::optional<DnsFlaw> DnsReader::read_question(DnsQuestion question, std::size_t& at) {
  WireName name;
  if (read_16(octets_, 4) != 1) return DnsFlaw::other_question;
  at = read_wire_name(octets_, header_size, name);
  if (at == 0) return DnsFlaw::bad_name;
  if (octets_.size() - at < 4) return DnsFlaw::record_too_long;
  asked_.clear();
  names_->append_wire(question.name, asked_);
  const bool same = same_wire_name(name.wire(), asked_) && read_16(octets_, at + 2) == class_in &&
                    read_16(octets_, at) == static_cast<unsigned>(question.type);
  at += 4;
  return same ? std::nullopt : std::optional(DnsFlaw::other_question);
}

std::optional<DnsFlaw> DnsReader::read_record(std::size_t& at) {
  WireName owner;
  WireRecord record;
  record.owner = static_cast<std::uint32_t>(at);
  at = read_wire_name(octets_, at, owner);
  if (at == 0) return DnsFlaw::bad_name;
  if (octets_.size() - at < 10) return DnsFlaw::record_too_long;
  record.type = static_cast<Type>(read_16(octets_, at));
  record.rr_class = static_cast<std::uint16_t>(read_16(octets_, at + 2));
  record.ttl = read_32(octets_, at + 4);
  record.begin = static_cast<std::uint32_t>(at + 10);
  record.end = record.begin + read_16(octets_, at + 8);
  if (record.end > octets_.size()) return DnsFlaw::record_too_long;
  at = record.end;
  records_.push_back(record);
  return std::nullopt;
}

std::optional<DnsFlaw> DnsReader::read_opt(DnsMessage& message, const WireRecord& opt) {
  constexpr unsigned extended_error = 15;
  if (message.edns || octets_[opt.owner] != 0) return DnsFlaw::bad_opt;
  message.edns = true;
  message.rcode = static_cast<std::uint16_t>(message.rcode | (opt.ttl >> 24U) << 4U);
  std::size_t at = opt.begin;
  while (at < opt.end) {
    if (opt.end - at < 4) return DnsFlaw::bad_opt;
    const unsigned code = read_16(octets_, at);
    const std::size_t size = read_16(octets_, at + 2);
    at += 4;
    if (size > opt.end - at) return DnsFlaw::bad_opt;
    if (code == extended_error) {
      if (size < 2) return DnsFlaw::bad_opt;
      std::string_view text = text_of(octets_.subspan(at + 2, size - 2));
      while (text.ends_with('\0')) text.remove_suffix(1);  // RFC 8914 §2: may be there
      errors_.push_back({static_cast<std::uint16_t>(read_16(octets_, at)), text});
    }
    at += size;
  }
  return std::nullopt;
}

tl::expected<DnsMessage, DnsFlaw> DnsReader::read(Octets octets, DnsQuestion question,
                                                  std::optional<std::uint16_t> id) {
  if (octets.size() < header_size) return tl::unexpected(DnsFlaw::too_short);
  octets_ = octets;
  records_.clear();
  errors_.clear();
  DnsMessage message;
  message.octets = octets;
  const unsigned flags = read_16(octets, 2);
  message.authentic = (flags & 0x0020U) != 0;
  message.truncated = (flags & 0x0200U) != 0;
  message.recursion = (flags & 0x0080U) != 0;
  message.rcode = flags & 0x000FU;
  if ((flags & 0xF800U) != 0x8000U) return tl::unexpected(DnsFlaw::not_a_reply);
  if (id && *id != read_16(octets, 0)) return tl::unexpected(DnsFlaw::other_id);
  std::size_t at = 0;
  if (const auto flaw = read_question(question, at)) return tl::unexpected(*flaw);
  if (message.truncated) return tl::unexpected(DnsFlaw::truncated);
  std::array<std::size_t, 3> ends{};
  for (std::size_t section = 0; section < ends.size(); ++section) {
    for (unsigned count = read_16(octets, 6 + 2 * section); count > 0; --count) {
      if (const auto flaw = read_record(at)) return tl::unexpected(*flaw);
    }
    ends[section] = records_.size();
  }
  if (at != octets.size()) return tl::unexpected(DnsFlaw::trailing_octets);
  const std::span<const WireRecord> all(records_);
  message.answers = all.first(ends[0]);
  message.authority = all.subspan(ends[0], ends[1] - ends[0]);
  message.additional = all.subspan(ends[1]);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].type != opt_type) continue;
    const auto flaw = i < ends[1] ? DnsFlaw::bad_opt : read_opt(message, all[i]);
    if (flaw) return tl::unexpected(*flaw);
  }
  message.errors = errors_;
  return message;
}

tl::expected<ReadAnswer, DnsFlaw> read_answer(const DnsMessage& message, DnsQuestion question,
                                              Names& names, Arena& arena, std::optional<Doc> doc) {
  return AnswerReader(message, question, names, arena, doc).read();
}

}  // namespace dcvlint
