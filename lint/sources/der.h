#pragma once
// DER (X.690 §8, §10, §11) without copying. Reading goes twice over the octets:
// check_der finds what breaks the encoding, whatever the octets are about; then
// a DerReader walks along a known structure and takes for granted that broken
// encodings have been told.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lint/base/der.h"
#include "lint/base/document.h"
#include "lint/facts/fault.h"

namespace dcvlint {

// The faults of one document. Keeps the first `cap`, counts all.
class DerFaults {
 public:
  static constexpr std::size_t cap = 200;

  void start(Doc doc, std::string_view bytes);
  void add(FaultCode code, std::uint32_t begin, std::uint32_t end, std::string_view detail = {});
  // For what may follow from a broken encoding: told only when nothing is broken.
  void add_unless_broken(FaultCode code, std::uint32_t begin, std::uint32_t end,
                         std::string_view detail = {}) {
    if (!broken_) add(code, begin, end, detail);
  }
  void relate(std::uint32_t begin, std::uint32_t end);  // to the fault added last
  // Lengths are wrong somewhere, so that what was read may be cut short.
  void broken(bool is = true) { broken_ = is; }
  bool is_broken() const { return broken_; }

  const std::vector<Fault>& kept() const { return kept_; }
  std::uint64_t count() const { return count_; }
  std::string_view bytes() const { return bytes_; }
  Place place(std::uint32_t begin, std::uint32_t end) const { return {doc_, begin, end}; }

 private:
  Doc doc_{};
  std::string_view bytes_;
  std::vector<Fault> kept_;
  std::uint64_t count_ = 0;
  bool broken_ = false;
};

// Constructed values deeper than this are not entered.
inline constexpr std::size_t der_depth = 64;

// Checks the values of octets [begin, end) and all that is within, except in
// OCTET STRINGs, and BIT STRINGs, whose content is any octets.
void check_der(DerFaults& faults, std::uint32_t begin, std::uint32_t end);
// For BIT STRINGs under another tag, which check_der cannot know (X.690 §8.6, §11.2.1).
void check_bit_string(DerFaults& faults, const Tlv& tlv);

// Walks along the values of [at, end). Copied freely. A value that can't be
// stepped over ends the walk.
class DerReader {
 public:
  DerReader(DerFaults& faults, std::uint32_t begin, std::uint32_t end)
      : faults_(&faults), header_(begin), begin_(begin), at_(begin), end_(end) {
    step();
  }

  bool done() const { return !here_; }
  // The tag that comes next; 0 at the end.
  std::uint8_t next() const { return here_ ? tlv_.tag : std::uint8_t{0}; }
  Tlv take() {
    const Tlv taken = tlv_;
    at_ = tlv_.end;
    step();
    return taken;
  }
  std::optional<Tlv> take_if(std::uint8_t tag) {
    if (next() != tag) return std::nullopt;
    return take();
  }
  // A value that must be there. Otherwise a fault, with `what` as its detail;
  // a value of another tag stays.
  std::optional<Tlv> expect(std::uint8_t tag, std::string_view what);
  // Nothing more may come; else a fault.
  void finish(std::string_view what);

  DerReader inside(const Tlv& tlv) const {
    DerReader reader(*faults_, tlv.content, tlv.end);
    reader.header_ = tlv.begin;
    return reader;
  }
  // Identifier and length of what is walked in: where something missing is told.
  Place header() const { return faults_->place(header_, begin_); }
  std::string_view content(const Tlv& tlv) const {
    return faults_->bytes().substr(tlv.content, tlv.end - tlv.content);
  }
  std::string_view whole(const Tlv& tlv) const {
    return faults_->bytes().substr(tlv.begin, tlv.end - tlv.begin);
  }
  Place content_place(const Tlv& tlv) const { return faults_->place(tlv.content, tlv.end); }
  Place whole_place(const Tlv& tlv) const { return faults_->place(tlv.begin, tlv.end); }
  DerFaults& faults() const { return *faults_; }
  std::uint32_t at() const { return at_; }

 private:
  void step() {
    here_ = at_ < end_;
    if (!here_ || short_tlv_at(faults_->bytes(), at_, end_, tlv_)) return;
    const TlvStep found = tlv_at(faults_->bytes(), at_, end_);
    tlv_ = found.tlv;
    // An overrun or indefinite value is read as far as what encloses it reaches.
    here_ = found.problem == TlvProblem::none || found.problem == TlvProblem::overrun ||
            found.problem == TlvProblem::indefinite;
    if (found.problem == TlvProblem::none && tlv_.tag == 0) here_ = false;  // end-of-contents
  }

  DerFaults* faults_;
  std::uint32_t header_;
  std::uint32_t begin_;
  std::uint32_t at_;
  std::uint32_t end_;
  Tlv tlv_;
  bool here_ = false;
  bool failed_ = false;  // a value was missing: what follows from that is not told
};

// INTEGER or ENUMERATED content as a number; nothing when it is empty or needs more than 64 bits.
std::optional<std::int64_t> der_integer(std::string_view content);

}  // namespace dcvlint
