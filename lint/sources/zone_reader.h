#pragma once
// Reads the lines of master files into a ZoneBuilder. Used by zone_file.cpp.

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/document.h"
#include "lint/base/files.h"
#include "lint/base/stop_sign.h"
#include "lint/facts/zone.h"
#include "lint/sources/rdata.h"
#include "lint/sources/zone_file.h"
#include "lint/sources/zone_scanner.h"

namespace dcvlint {

// What all files of one zone share, and what an $INCLUDE leaves as it found it.
struct ZoneReading {
  ZoneReading(Documents& all, Names& known, const Files& disk, const ZoneFileOptions& how, Doc doc,
              Name zone)
      : documents(all),
        names(known),
        files(disk),
        options(how),
        interrupted(how.interrupted),
        apex(zone),
        names_before(known.size()),
        own_bytes(all[doc].bytes.size()),
        builder(known, zone, doc) {
    set_origin(zone);
  }
  void set_origin(Name name) {
    origin = name;
    origin_inside = names.is_within(name, apex);
    origin_wire.set(names, name);
  }
  // How many octets are read of files that were included before.
  std::uint64_t most_repeated() const {
    return options.limits.repeated_bytes + 2 * (own_bytes + included_bytes - repeated_bytes);
  }
  // False: it was included before, and there was enough of that.
  bool count_included(const std::string& canonical, std::uint64_t size) {
    if (files_included.insert(canonical).second) {
      included_bytes += size;
      return true;
    }
    const std::uint64_t most = most_repeated();
    if (size > most - std::min(repeated_bytes, most)) return false;
    included_bytes += size;
    repeated_bytes += size;
    return true;
  }
  // Too many of them end the reading, and the last one tells so: a flood of warnings would
  // otherwise hide an error.
  void fault(Fault fault) {
    const std::size_t count = builder.fault_count();
    if (count > options.limits.faults) return;
    if (count == options.limits.faults) {
      fault.code = FaultCode::zone_too_many_records;
      fault.detail = "so many faults are enough";
      fault.related.reset();
      stop = true;
    }
    builder.fault(fault);
  }
  // Short lines below a long $ORIGIN, or names of a hundred labels, take far more memory
  // than text. Zones that people have stay well below both bounds.
  bool takes_too_much(std::size_t more_names = 0, std::uint64_t more_rdata = 0) const {
    constexpr std::uint64_t free_names = 8'000'000, free_rdata = 256'000'000;
    const std::uint64_t made = names.size() - names_before + more_names;
    const std::uint64_t all_rdata = rdata_bytes + more_rdata;
    if (made <= free_names && all_rdata <= free_rdata) return false;
    const std::uint64_t text = own_bytes + included_bytes + generated_bytes;
    return made > free_names + text / 16 || all_rdata > free_rdata + 4 * text;
  }
  // Whether one zone may have that much besides what it has.
  bool has_room_for(std::size_t more_names, std::size_t more_records,
                    std::uint64_t more_rdata) const;

  Documents& documents;
  Names& names;
  const Files& files;
  const ZoneFileOptions& options;
  StopSign interrupted;
  const Name apex;
  const std::size_t names_before;  // that other zones have
  const std::uint64_t own_bytes;
  ZoneBuilder builder;

  Name origin{};
  bool origin_inside = true;
  NameWire origin_wire;
  Name owner{};
  bool has_owner = false;
  bool owner_inside = false;

  std::optional<std::uint32_t> default_ttl;  // of $TTL, or the SOA's minimum
  std::optional<std::uint32_t> last_ttl;     // the last one written (RFC 1035 §5.1)
  bool told_ttl = false;                     // that one is missing

  std::optional<Place> first_record;
  std::optional<Place> soa;  // read, or at least meant
  bool has_soa = false;      // in the zone
  std::vector<std::uint8_t> soa_rdata;
  bool ns_at_apex = false;  // read, or at least meant

  std::vector<std::string> open_files;  // canonical paths
  std::uint32_t depth = 0;
  std::uint32_t includes = 0;
  std::uint64_t included_bytes = 0;
  std::uint64_t repeated_bytes = 0;      // of these, of files that were included before
  std::set<std::string> files_included;  // canonical paths
  std::uint64_t generated_records = 0;
  std::uint64_t generated_bytes = 0;
  std::uint64_t rdata_bytes = 0;
  bool stop = false;  // too much of something

  RdataBuffer rdata;
};

class ZoneParts;

class ZoneReader {
 public:
  ZoneReader(ZoneReading& zone, Doc doc);
  ~ZoneReader();
  ZoneReader(const ZoneReader&) = delete;
  ZoneReader& operator=(const ZoneReader&) = delete;
  void read();
  // The lines of one $GENERATE: no directives; ends at the first line that is refused.
  void read_generated();

  // How far it was read ahead, and what the zone had before the line at `end`.
  struct Ahead {
    const char* end = nullptr;
    std::size_t records = 0;
    std::uint64_t rdata = 0;  // octets
    std::size_t names = 0;
    Name owner{};  // of the last record
    bool text_at_file_end = false;
  };
  // Reads the lines from `from` to `to`, or to the first one whose meaning hangs on more than they
  // tell: a directive, an SOA, a fault. Touches no document and no file.
  Ahead read_ahead(const char* from, const char* to, StopSign dropped);

 private:
  enum class Outcome : std::uint8_t { good, refused };

  Outcome read_line(bool generated);
  Outcome try_line(bool generated);
  // Somebody else has to read it.
  Outcome leave_line() {
    zone_.stop = true;
    return Outcome::refused;
  }
  void stop_if_too_much(const char* line);
  bool must_read_again(const char* line, Outcome outcome);
  bool tell_unclosed(Outcome outcome);
  void resume_after_quote();
  bool starts_record_before(const char* problem) const;

  // Header of a record.
  bool set_owner(const Token& token);
  struct Header {
    Type type{};
    Token type_token;
    std::optional<std::uint32_t> ttl;
  };
  bool read_usual_header(Header& header);
  bool read_header(Token token, Header& header);
  bool read_ttl(const Token& token, std::optional<std::uint32_t>& ttl);
  bool read_class(const Token& token, std::uint16_t dns_class);
  bool unknown_type(const Token& token);
  bool check_type(const Header& header);
  std::uint32_t ttl_of(const Header& header);
  Outcome read_record(const char* begin, const Token& owner, Token token);
  Outcome read_rdata(const char* begin, const Token& owner, const Header& header);
  Outcome store(const char* begin, const Token& owner, const Header& header);

  // zone_directives.cpp
  Outcome directive(const Token& name);
  Outcome origin_directive(const Token& name);
  Outcome ttl_directive(const Token& name);
  Outcome include_directive(const Token& name);
  Outcome generate_directive(const Token& name);
  bool generate(const Token& name, const Token& range, const Token& lhs, std::string_view middle,
                const Token& rhs);
  bool include(const Token& name, const Token& path, std::optional<Name> origin);
  // A word; `what` says what is expected.
  bool directive_word(const Token& name, Token& token, std::string_view what);
  bool directive_end(const Token& name, bool file_end_is_fine = false);
  std::optional<Name> read_name(const Token& token);

  // Problems. Kept until the record has ended: only then we know whether it is
  // worth telling.
  bool problem(FaultCode code, const char* begin, const char* end, std::string detail = {});
  bool problem(FaultCode code, const Token& token, std::string detail = {}) {
    return problem(code, token.outer_begin(), token.outer_end(), std::move(detail));
  }
  bool token_problem(const Token& token, FaultCode missing_code, std::string_view what);
  bool name_problem(const Token& token, const NameFault& fault);
  void tell(const RdataProblem& problem);
  void tell(FaultCode code, const char* begin, const char* end, std::string_view detail = {});
  Place place(const char* begin, const char* end) const {
    return {doc_, in_.offset(begin), in_.offset(end)};
  }
  std::string_view text(const char* begin, const char* end) const {
    return {begin, static_cast<std::size_t>(end - begin)};
  }

  bool read_start();
  // zone_ahead.cpp: puts threads to work behind the file's head; where one of their parts starts,
  // takes what they have. True: we stand elsewhere now.
  void watch_for_parts();
  bool meet_part();
  bool take_part();
  void final_newline();

  ZoneReading& zone_;
  Doc doc_;
  std::string_view bytes_;
  ZoneScanner in_;
  RdataReader rdata_;
  std::string_view last_owner_text_;  // of last_owner_, under the present origin
  Name last_owner_{};
  bool last_owner_inside_ = false;
  bool again_ = false;  // this line was read before: what was told then is not told twice
  bool text_at_file_end_ = false;  // the last line has something and no newline
  RdataProblem problem_;
  bool has_problem_ = false;       // problem_ is of this line
  bool ahead_ = false;             // only lines that stand for themselves are read
  const char* watched_ = nullptr;  // where meet_part has something to do, if anywhere
  std::unique_ptr<ZoneParts> parts_;
};

}  // namespace dcvlint
