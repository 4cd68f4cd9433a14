// RDATA of rare types (LOC, CERT, APL, EUI48 …), read by ldns. Its reader
// takes one line at a time, so that we hand it a line of plain tokens.

#include <algorithm>

#include "lint/base/handle.h"
#include "lint/sources/rdata.h"
#include "lint/sources/rdata_wire.h"

// Last, for its macros min and max.
#include <ldns/ldns.h>

namespace dcvlint {
namespace {

using RrHandle = Handle<ldns_rr, ldns_rr_free>;
using RdfHandle = Handle<ldns_rdf, ldns_rdf_deep_free>;
using BufferHandle = Handle<ldns_buffer, ldns_buffer_free>;

// ldns has a descriptor for every number; one without a name, or without
// fields, tells nothing.
bool ldns_knows(Type type) {
  const ldns_rr_descriptor* descriptor = ldns_rr_descript(static_cast<std::uint16_t>(type));
  return descriptor != nullptr && descriptor->_name != nullptr &&
         descriptor->_type == static_cast<ldns_rr_type>(type) &&
         ldns_rr_descriptor_maximum(descriptor) > 0 && type != Type{10};
}

// For "relative to the origin".
RdfHandle origin_of(const NameWire& origin) {
  return RdfHandle(ldns_rdf_new_frm_data(LDNS_RDF_TYPE_DNAME, origin.size, origin.bytes.data()));
}

std::vector<std::uint8_t> rdata_of(const ldns_rr* rr) {
  std::vector<std::uint8_t> out;
  for (std::size_t i = 0; i < ldns_rr_rd_count(rr); ++i) {
    const ldns_rdf* field = ldns_rr_rdf(rr, i);
    const std::uint8_t* data = ldns_rdf_data(field);
    out.insert(out.end(), data, data + ldns_rdf_size(field));
  }
  return out;
}

}  // namespace

bool ldns_accepts(Type type, std::span<const std::uint8_t> rdata) {
  if (!ldns_knows(type)) return true;  // nobody knows better
  // A record on the wire: root owner, type, class, TTL, length, RDATA.
  const auto number = static_cast<std::uint16_t>(type);
  const auto size = static_cast<std::uint16_t>(rdata.size());
  std::vector<std::uint8_t> wire = {
      0, static_cast<std::uint8_t>(number >> 8U), static_cast<std::uint8_t>(number), 0, 1, 0, 0, 0,
      0, static_cast<std::uint8_t>(size >> 8U),   static_cast<std::uint8_t>(size)};
  wire.insert(wire.end(), rdata.begin(), rdata.end());
  RrHandle rr;
  std::size_t position = 0;
  const ldns_status status =
      ldns_wire2rr(lend(rr), wire.data(), wire.size(), &position, LDNS_SECTION_ANSWER);
  return status == LDNS_STATUS_OK && position == wire.size();
}

bool RdataReader::by_ldns(Type type) {
  // The words of the record, on one line; bytes that ldns would take for the
  // end of it can't stand in any of these types.
  std::string line = ". 0 IN " + type_text(type);
  const char* begin = nullptr;
  Token token = take();
  for (; token.is_text(); token = take()) {
    if (begin == nullptr) begin = token.outer_begin();
    const std::string_view text(token.outer_begin(),
                                static_cast<std::size_t>(token.outer_end() - token.outer_begin()));
    if (text.find_first_of(std::string_view("\0\n\r", 3)) != text.npos || line.size() > 60'000) {
      return fail(FaultCode::zone_rdata_syntax, token, "this can't stand in such a record");
    }
    line += ' ';
    line += text;
  }
  if (!token.is_end()) return wrong_token(token, "RDATA");
  if (begin == nullptr && type != Type::apl) return missing(token, "RDATA");
  if (!ldns_knows(type)) {
    return fail(FaultCode::zone_rdata_syntax, begin, last_end_,
                "RDATA of this type is read in the generic form only: \\# LENGTH HEX");
  }
  RrHandle rr;
  const RdfHandle origin = origin_of(origin_);
  const ldns_status status = ldns_rr_new_frm_str(lend(rr), line.c_str(), 0, origin.get(), nullptr);
  if (status != LDNS_STATUS_OK || rr == nullptr) {
    const char* reason = ldns_get_errorstr_by_id(status);
    return fail(FaultCode::zone_rdata_syntax, begin != nullptr ? begin : last_end_, last_end_,
                reason != nullptr ? reason : "");
  }
  const std::vector<std::uint8_t> wire = rdata_of(rr.get());
  // It reads some things that it would not take back.
  if (wire.size() > RdataBuffer::capacity || !ldns_accepts(type, wire)) {
    return fail(FaultCode::zone_rdata_syntax, begin != nullptr ? begin : last_end_, last_end_);
  }
  out_.append(wire.data(), wire.size());
  return true;
}

}  // namespace dcvlint
