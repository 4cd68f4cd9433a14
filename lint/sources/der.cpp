#include "lint/sources/der.h"

#include <algorithm>
#include <utility>

#include "lint/facts/oid.h"

namespace dcvlint {
namespace {

// A constructed value that is being walked.
struct Frame {
  std::uint32_t at, end;
  std::uint32_t before;  // where the value before `at` begins; UINT32_MAX: it is the first
  std::uint8_t tag;
  bool indefinite;
  bool cut;  // `end` isn't what its length says
};

class Walk {
 public:
  Walk(DerFaults& faults, std::uint32_t begin, std::uint32_t end)
      : faults_(faults), bytes_(faults.bytes()) {
    frames_[0] = {begin, end, UINT32_MAX, 0, false, false};
  }

  void run() {
    for (;;) {
      Frame& frame = frames_[depth_];
      if (frame.at >= frame.end) {
        if (depth_ == 0) return;
        leave(frame.end);
      } else if (Tlv tlv; short_tlv_at(bytes_, frame.at, frame.end, tlv)) {
        ordinary(frame, tlv, TlvProblem::none);
      } else {
        value(frame);
      }
    }
  }

 private:
  void leave(std::uint32_t at) { frames_[--depth_].at = at; }

  void value(Frame& frame) {
    const TlvStep step = tlv_at(bytes_, frame.at, frame.end);
    const Tlv& tlv = step.tlv;
    if (step.problem != TlvProblem::none && !problem(frame, step)) {
      frame.at = frame.end;
      return;
    }
    if (tlv.tag == 0 && step.problem == TlvProblem::none) return end_of_contents(frame, tlv);
    if (!step.minimal_length) {
      faults_.add(FaultCode::der_non_minimal_length, tlv.begin, tlv.content);
    }
    if (!step.minimal_tag) {
      faults_.add(FaultCode::der_non_minimal_tag, tlv.begin, tlv.content);
    }
    ordinary(frame, tlv, step.problem);
  }

  void ordinary(Frame& frame, const Tlv& tlv, TlvProblem problem) {
    if (frame.tag == tag::set) order(frame, tlv);
    frame.at = tlv.end;
    if (tlv.constructed()) {
      enter(tlv, problem);
    } else {
      primitive(tlv);
    }
  }

  // Whether the value can be looked into all the same.
  bool problem(const Frame& frame, const TlvStep& step) {
    const Tlv& tlv = step.tlv;
    const std::uint32_t header_end = std::min(tlv.content, tlv.begin + 2);
    faults_.broken();
    switch (step.problem) {
      case TlvProblem::overrun:
      case TlvProblem::no_header:
        // What is cut short makes its last descendants overrun too.
        if (!frame.cut) {
          const bool whole = depth_ == 0 && frame.end == bytes_.size();
          faults_.add(whole ? FaultCode::der_truncated : FaultCode::der_length_overrun, tlv.begin,
                      header_end);
        }
        return step.problem == TlvProblem::overrun;
      case TlvProblem::indefinite:
        faults_.add(FaultCode::der_indefinite_length, tlv.begin, tlv.content);
        return tlv.constructed();
      case TlvProblem::reserved_length:
        faults_.add(FaultCode::der_reserved_length, tlv.begin, header_end);
        return false;
      case TlvProblem::length_too_large:
        faults_.add(FaultCode::der_length_too_large, tlv.begin, header_end);
        return false;
      case TlvProblem::none:
        break;
    }
    return true;
  }

  void end_of_contents(Frame& frame, const Tlv& tlv) {
    if (frame.indefinite && tlv.content == tlv.end) return leave(tlv.end);
    faults_.add(FaultCode::der_end_of_contents, tlv.begin, tlv.end);
    faults_.broken();
    frame.at = tlv.end;
  }

  // X.690 §10.3, §11.6: ascending by their encodings.
  void order(Frame& frame, const Tlv& tlv) {
    const std::uint32_t before = std::exchange(frame.before, tlv.begin);
    if (before == UINT32_MAX) return;
    const std::string_view a = bytes_.substr(before, tlv.begin - before);
    const std::string_view b = bytes_.substr(tlv.begin, tlv.end - tlv.begin);
    if (b < a) faults_.add(FaultCode::der_set_order, tlv.begin, tlv.end);
  }

  void enter(const Tlv& tlv, TlvProblem problem) {
    const bool universal = (tlv.tag & 0xC0U) == 0;
    if (universal && tlv.tag != tag::sequence && tlv.tag != tag::set && (tlv.tag & 0x1FU) != 0x1F &&
        tlv.tag != 0x28 && tlv.tag != 0x2B && tlv.tag != 0x3D) {
      faults_.add(FaultCode::der_wrong_form, tlv.begin, tlv.content,
                  "constructed where the type is primitive");
    }
    if (depth_ + 1 == der_depth) {
      faults_.add(FaultCode::der_nested_too_deep, tlv.begin, tlv.content);
      return;
    }
    const bool cut = problem == TlvProblem::overrun || problem == TlvProblem::indefinite ||
                     (frames_[depth_].cut && tlv.end == frames_[depth_].end);
    const bool indefinite = problem == TlvProblem::indefinite;
    frames_[++depth_] = {tlv.content, tlv.end, UINT32_MAX, tlv.tag, indefinite, cut};
  }

  void fault(FaultCode code, const Tlv& tlv, std::string_view detail = {}) {
    faults_.add(code, tlv.begin, tlv.end, detail);
  }

  void primitive(const Tlv& tlv) {
    const std::string_view content = bytes_.substr(tlv.content, tlv.end - tlv.content);
    auto octet = [&](std::size_t i) { return static_cast<std::uint8_t>(content[i]); };
    switch (tlv.tag) {
      case tag::boolean:
        if (content.size() != 1 || (octet(0) != 0 && octet(0) != 0xFF)) {
          fault(FaultCode::der_bad_boolean, tlv);
        }
        break;
      case tag::integer:
      case tag::enumerated:
        if (content.empty()) {
          fault(FaultCode::der_empty_integer, tlv);
        } else if (content.size() > 1 &&
                   ((octet(0) == 0 && octet(1) < 0x80) || (octet(0) == 0xFF && octet(1) >= 0x80))) {
          fault(FaultCode::der_non_minimal_integer, tlv);
        }
        break;
      case tag::bit_string:
        check_bit_string(faults_, tlv);
        break;
      case tag::null:
        if (!content.empty()) fault(FaultCode::der_bad_null, tlv);
        break;
      case tag::oid:
        if (!oid_is_valid(content)) fault(FaultCode::der_bad_oid, tlv);
        break;
      case 0x10:
      case 0x11:
        fault(FaultCode::der_wrong_form, tlv, "primitive where the type is constructed");
        break;
      default:
        break;
    }
  }

  DerFaults& faults_;
  std::string_view bytes_;
  std::array<Frame, der_depth> frames_;  // up to depth_
  std::size_t depth_ = 0;
};

}  // namespace

void DerFaults::start(Doc doc, std::string_view bytes) {
  doc_ = doc;
  bytes_ = bytes;
  kept_.clear();
  count_ = 0;
  broken_ = false;
}

void DerFaults::add(FaultCode code, std::uint32_t begin, std::uint32_t end,
                    std::string_view detail) {
  ++count_;
  if (kept_.size() == cap) return;
  kept_.push_back({code, place(begin, end), {}, detail, std::nullopt});
}

void DerFaults::relate(std::uint32_t begin, std::uint32_t end) {
  if (!kept_.empty() && count_ == kept_.size()) kept_.back().related = place(begin, end);
}

void check_bit_string(DerFaults& faults, const Tlv& tlv) {
  const std::string_view content = faults.bytes().substr(tlv.content, tlv.size());
  auto fault = [&](std::string_view detail) {
    faults.add(FaultCode::der_bad_bit_string, tlv.begin, tlv.end, detail);
  };
  if (content.empty()) return fault("the number of unused bits is missing");
  const auto unused = static_cast<std::uint8_t>(content[0]);
  if (unused > 7 || (unused != 0 && content.size() == 1)) {
    return fault("the number of unused bits is too large");
  }
  if (content.size() > 1 &&
      (static_cast<std::uint8_t>(content.back()) & ((1U << unused) - 1U)) != 0) {
    fault("unused bits are not 0");
  }
}

void check_der(DerFaults& faults, std::uint32_t begin, std::uint32_t end) {
  Walk(faults, begin, end).run();
}

std::optional<Tlv> DerReader::expect(std::uint8_t tag, std::string_view what) {
  if (next() == tag) return take();
  if (failed_) return std::nullopt;
  failed_ = true;
  if (here_) {
    faults_->add_unless_broken(FaultCode::der_wrong_tag, tlv_.begin, tlv_.content, what);
  } else {
    faults_->add_unless_broken(FaultCode::der_missing_field, header_, begin_, what);
  }
  return std::nullopt;
}

void DerReader::finish(std::string_view what) {
  if (failed_ || !here_) return;
  faults_->add_unless_broken(FaultCode::der_extra_field, tlv_.begin, end_, what);
}

std::optional<std::int64_t> der_integer(std::string_view content) {
  if (content.empty() || content.size() > 8) return std::nullopt;
  std::uint64_t value = (static_cast<std::uint8_t>(content[0]) & 0x80U) != 0 ? UINT64_MAX : 0;
  for (const char c : content) value = value << 8U | static_cast<std::uint8_t>(c);
  return static_cast<std::int64_t>(value);
}

}  // namespace dcvlint
