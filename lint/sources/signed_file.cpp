#include "lint/sources/signed_file.h"

#include <algorithm>
#include <utility>

#include "lint/base/stop_sign.h"

namespace dcvlint {
namespace {

Place first_octet(Doc doc) { return {doc, 0, 0}; }

// What a block's label promises; unknown: nothing that we'd judge.
DerContent promised(PemKind kind) {
  switch (kind) {
    case PemKind::certificate:
    case PemKind::trusted_certificate:
      return DerContent::certificate;
    case PemKind::request:
      return DerContent::request;
    case PemKind::crl:
      return DerContent::crl;
    case PemKind::public_key:
      return DerContent::public_key;
    case PemKind::cms:
      return DerContent::cms;
    case PemKind::private_key:
      return DerContent::private_key;
    case PemKind::other:
    case PemKind::unknown:
      break;
  }
  return DerContent::unknown;
}

// What hide_private_keys() left of a key in DER.
bool is_hidden_key(std::string_view bytes) {
  return bytes.size() > 1 && bytes[0] == '0' &&
         bytes.find_first_not_of('*', 1) == std::string_view::npos;
}

// DER, or text that happens to begin with "0", as SEQUENCE does.
bool is_der(std::string_view bytes) {
  if (bytes.empty() || bytes[0] != '0') return false;
  if (der_content(bytes) != DerContent::unknown) return true;
  return std::ranges::any_of(bytes.substr(0, 64), [](char c) {
    const auto octet = static_cast<std::uint8_t>(c);
    return octet < 0x09 || octet >= 0x80;
  });
}

bool has_fault(std::span<const Fault> faults, FaultCode code) {
  return std::ranges::find(faults, code, &Fault::code) != faults.end();
}

// Characters that were passed over may have been too many: then the rest is sound. If not, its
// faults are of their making, and say nothing.
Wholeness judge_wholeness(Signed& object, bool characters_lost) {
  if (characters_lost && !object.faults.empty()) {
    object.faults = {};
    object.fault_count = 0;
    return Wholeness::garbled;
  }
  return has_fault(object.faults, FaultCode::der_truncated) ? Wholeness::cut : Wholeness::whole;
}

}  // namespace

std::string_view other_content(std::string_view bytes, const std::atomic<bool>* stop) {
  auto is_wanted = [](DerContent content) {
    return content == DerContent::request || content == DerContent::certificate ||
           content == DerContent::crl || content == DerContent::private_key;
  };
  if (is_der(bytes)) {
    const DerContent content = der_content(bytes);
    const bool wanted = is_wanted(content) || content == DerContent::unknown;
    return wanted ? std::string_view() : der_content_text(content);
  }
  std::string_view first;
  const PemText text = find_pem_blocks(bytes, Doc{}, PemText::max_blocks, stop);
  for (const PemBlock& block : text.blocks) {
    if (StopSign(stop).stands()) return {};
    if (block.kind == PemKind::unknown || is_wanted(promised(block.kind))) return {};
    std::vector<Fault> faults;
    const DerContent content = der_content(decode_pem_block(bytes, block, faults).view());
    if (is_wanted(content)) return {};
    const DerContent told = content == DerContent::unknown ? promised(block.kind) : content;
    if (first.empty()) first = told == DerContent::unknown ? block.label : der_content_text(told);
  }
  return first;
}

SignedFile SignedFileReader::read(Documents& documents, Doc input, Arena& arena) {
  SignedFile file;
  const std::string_view bytes = documents[input].bytes;
  const bool hidden = is_hidden_key(bytes);
  const bool forced = options_.otherwise != DerContent::unknown && bytes.starts_with('0');
  if (!hidden && !forced && !is_der(bytes)) {
    read_pem(documents, input, arena, file);
    return file;
  }
  DerContent content = hidden ? DerContent::private_key : der_content(bytes);
  if (content == DerContent::unknown) content = options_.otherwise;
  if (content == DerContent::private_key) {
    file.faults.push_back({FaultCode::pem_private_key, first_octet(input), {}, {}, {}});
    file.items.push_back({content, input, 0});
    return file;
  }
  if (content == DerContent::unknown) {
    file.faults.push_back({FaultCode::der_not_der,
                           {input, 0, 1},
                           {},
                           "neither certificate nor request nor list",
                           {}});
  }
  read_der(documents, input, content, false, arena, file);
  return file;
}

void SignedFileReader::read_block(Documents& documents, Doc input, const PemBlock& block,
                                  Arena& arena, SignedFile& file) {
  const std::string_view bytes = documents[input].bytes;
  const std::size_t before = file.faults.size();
  Bytes octets = decode_pem_block(bytes, block, file.faults);
  const DerContent found = der_content(octets.view());
  if (found == DerContent::private_key) {
    // Whatever the label says. What was wrong with its base64 could show some of it.
    file.faults.resize(before);
    file.faults.push_back({FaultCode::pem_private_key, block.begin, {}, {}, {}});
    file.items.push_back({found, input, 0});
    return;
  }
  const DerContent label = promised(block.kind);
  if (found != DerContent::unknown && found != label && block.kind != PemKind::unknown) {
    file.faults.push_back({FaultCode::pem_wrong_label, block.begin, block.label,
                           der_content_text(found), std::nullopt});
  }
  if (octets.size() == 0) return;
  if (block.kind == PemKind::trusted_certificate) {
    // OpenSSL's settings of trust stand behind the certificate.
    octets.shrink(tlv_at(octets.view(), 0, static_cast<std::uint32_t>(octets.size())).tlv.end);
  }
  const Doc der = documents.add(documents[input].path, std::move(octets), block.body);
  const bool characters_lost =
      has_fault(std::span(file.faults).subspan(before), FaultCode::pem_bad_character);
  const DerContent content = found == DerContent::unknown ? label : found;
  if (!read_der(documents, der, content, characters_lost, arena, file)) return;
  // It breaks off: that its base64 does so in the middle of a group says nothing more.
  const auto end = std::remove_if(file.faults.begin() + static_cast<std::ptrdiff_t>(before),
                                  file.faults.end(), [](const Fault& fault) {
                                    return fault.code == FaultCode::pem_bad_padding ||
                                           fault.code == FaultCode::pem_bad_length ||
                                           fault.code == FaultCode::pem_loose_bits;
                                  });
  file.faults.erase(end, file.faults.end());
}

void SignedFileReader::read_pem(Documents& documents, Doc input, Arena& arena, SignedFile& file) {
  const std::string_view bytes = documents[input].bytes;
  PemText text = find_pem_blocks(bytes, input, options_.most_blocks, options_.stop);
  file.faults = std::move(text.faults);
  file.stopped = text.stopped;
  if (text.stopped) return;
  if (text.blocks.empty()) {
    read_bare_base64(documents, input, arena, file);
    return;
  }
  for (const PemBlock& block : text.blocks) {
    if (options_.stop != nullptr && options_.stop->load(std::memory_order_relaxed)) {
      file.stopped = true;
      return;
    }
    if (block.kind == PemKind::private_key) {
      file.items.push_back({DerContent::private_key, input, 0});
    } else {
      read_block(documents, input, block, arena, file);
    }
  }
}

// What is left when the boundaries were not copied along.
void SignedFileReader::read_bare_base64(Documents& documents, Doc input, Arena& arena,
                                        SignedFile& file) {
  const std::string_view bytes = documents[input].bytes;
  const DerContent content = der_content(decode_base64(bytes.substr(0, 256)).octets.view());
  if (content == DerContent::unknown) return;
  file.faults.clear();
  PemBlock block;
  block.place = block.body = {input, 0, static_cast<std::uint32_t>(bytes.size())};
  block.begin = first_octet(input);
  block.complete = true;
  if (content != DerContent::private_key) {
    file.faults.push_back({FaultCode::pem_no_boundaries, block.begin, {}, {}, std::nullopt});
  }
  read_block(documents, input, block, arena, file);
}

bool SignedFileReader::read_der(const Documents& documents, Doc der, DerContent content,
                                bool characters_lost, Arena& arena, SignedFile& file) {
  SignedFile::Item item{content, der, 0};
  if (content == DerContent::request) {
    item.index = static_cast<std::uint32_t>(file.requests.size());
    Request& request = file.requests.emplace_back(requests_.read(documents, der, arena));
    item.wholeness = judge_wholeness(request, characters_lost);
    // Whether the signature was right nobody can tell from a part.
    if (options_.check_signatures && item.wholeness == Wholeness::whole)
      checker_.check_own(request);
  } else if (content == DerContent::certificate) {
    item.index = static_cast<std::uint32_t>(file.certificates.size());
    Certificate& certificate =
        file.certificates.emplace_back(certificates_.read(documents, der, arena));
    item.wholeness = judge_wholeness(certificate, characters_lost);
    const bool is_whole = item.wholeness == Wholeness::whole;
    if (options_.check_signatures && certificate.self_issued() && is_whole) {
      checker_.check_own(certificate);
    } else if (options_.check_points && item.wholeness != Wholeness::garbled) {
      certificate.key.point_state = checker_.check_point(certificate.key);
    }
  } else if (content == DerContent::crl) {
    item.index = static_cast<std::uint32_t>(file.crls.size());
    Crl& list = file.crls.emplace_back(crls_.read(documents, der, arena));
    item.wholeness = judge_wholeness(list, characters_lost);
  }
  file.items.push_back(item);
  return item.wholeness != Wholeness::whole;
}

}  // namespace dcvlint
