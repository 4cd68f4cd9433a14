#include "lint/sources/rdata_layout.h"

namespace dcvlint {
namespace {

constexpr Field a[] = {{Form::ipv4, "IPv4 address"}};
constexpr Field aaaa[] = {{Form::ipv6, "IPv6 address"}};
constexpr Field ns[] = {{Form::name, "name server"}};
constexpr Field target[] = {{Form::name, "target"}};
constexpr Field soa[] = {
    {Form::name, "primary name server"}, {Form::name, "mailbox"}, {Form::u32, "serial"},
    {Form::period, "refresh"},           {Form::period, "retry"}, {Form::period, "expire"},
    {Form::period, "minimum TTL"}};
constexpr Field hinfo[] = {{Form::text, "CPU"}, {Form::text, "operating system"}};
constexpr Field mx[] = {{Form::u16, "preference"}, {Form::name, "mail server"}};
constexpr Field txt[] = {{Form::texts, "text"}};
constexpr Field loc[] = {{Form::loc, "position"}};
constexpr Field apl[] = {{Form::apl, "list of addresses"}};
constexpr Field cert[] = {{Form::certificate_type, "certificate type"},
                          {Form::u16, "key tag"},
                          {Form::algorithm, "algorithm"},
                          {Form::base64, "certificate"}};
constexpr Field key[] = {{Form::key_flags, "flags"},
                         {Form::protocol, "protocol"},
                         {Form::algorithm, "algorithm"},
                         {Form::base64_or_none, "public key"}};
constexpr Field eui48[] = {{Form::eui48, "address"}};
constexpr Field eui64[] = {{Form::eui64, "address"}};
constexpr Field locator64[] = {{Form::u16, "preference"}, {Form::locator64, "locator"}};
constexpr Field locator32[] = {{Form::u16, "preference"}, {Form::ipv4, "locator"}};
constexpr Field gpos[] = {
    {Form::text, "longitude"}, {Form::text, "latitude"}, {Form::text, "altitude"}};
constexpr Field talink[] = {{Form::name, "previous name"}, {Form::name, "next name"}};
constexpr Field dsync[] = {{Form::type, "type"},
                           {Form::notify_scheme, "scheme"},
                           {Form::u16, "port"},
                           {Form::name, "target"}};
constexpr Field ipseckey[] = {{Form::u8, "precedence"},
                              {Form::u8, "gateway type"},
                              {Form::u8, "algorithm"},
                              {Form::gateway, "gateway"},
                              {Form::base64, "public key"}};
constexpr Field amtrelay[] = {{Form::u8, "precedence"}, {Form::relay, "relay"}};
constexpr Field a6[] = {{Form::a6, "address"}};
constexpr Field nxt[] = {{Form::name, "next name"}, {Form::nxt_types, "list of types"}};
constexpr Field wks[] = {
    {Form::ipv4, "address"}, {Form::transport, "protocol"}, {Form::service_bits, "services"}};
constexpr Field nsap[] = {{Form::nsap, "address"}};
constexpr Field sink[] = {
    {Form::u8, "meaning"}, {Form::u8, "coding"}, {Form::u8, "subcoding"}, {Form::base64, "data"}};
constexpr Field x25[] = {{Form::psdn_address, "PSDN address"}};
constexpr Field doa[] = {{Form::u32, "enterprise"},
                         {Form::u32, "type"},
                         {Form::u8, "location"},
                         {Form::text, "media type"},
                         {Form::base64_or_dash, "data"}};
constexpr Field preference_name[] = {{Form::u16, "preference"}, {Form::name, "host"}};
constexpr Field px[] = {
    {Form::u16, "preference"}, {Form::name, "RFC 822 domain"}, {Form::name, "X.400 domain"}};
constexpr Field rp[] = {{Form::name, "mailbox"}, {Form::name, "TXT owner"}};
constexpr Field afsdb[] = {{Form::u16, "subtype"}, {Form::name, "host"}};
constexpr Field srv[] = {
    {Form::u16, "priority"}, {Form::u16, "weight"}, {Form::u16, "port"}, {Form::name, "target"}};
constexpr Field naptr[] = {{Form::u16, "order"},     {Form::u16, "preference"},
                           {Form::text, "flags"},    {Form::text, "services"},
                           {Form::regexp, "regexp"}, {Form::name, "replacement"}};
constexpr Field ds[] = {{Form::u16, "key tag"},
                        {Form::algorithm, "algorithm"},
                        {Form::digest_type, "digest type"},
                        {Form::hex, "digest"}};
constexpr Field dnskey[] = {{Form::key_flags, "flags"},
                            {Form::protocol, "protocol"},
                            {Form::algorithm, "algorithm"},
                            {Form::base64, "public key"}};
constexpr Field sshfp[] = {
    {Form::u8, "algorithm"}, {Form::u8, "fingerprint type"}, {Form::hex, "fingerprint"}};
constexpr Field tlsa[] = {{Form::u8, "certificate usage"},
                          {Form::u8, "selector"},
                          {Form::u8, "matching type"},
                          {Form::hex, "association data"}};
constexpr Field openpgpkey[] = {{Form::base64, "key"}};
constexpr Field rrsig[] = {
    {Form::type, "type covered"}, {Form::algorithm, "algorithm"}, {Form::u8, "labels"},
    {Form::ttl, "original TTL"},  {Form::time, "expiration"},     {Form::time, "inception"},
    {Form::u16, "key tag"},       {Form::name, "signer's name"},  {Form::base64, "signature"}};
constexpr Field nsec[] = {{Form::name, "next name"}, {Form::types, "list of types"}};
constexpr Field nsec3[] = {{Form::hash, "hash algorithm"}, {Form::u8, "flags"},
                           {Form::u16, "iterations"},      {Form::salt, "salt"},
                           {Form::next_hash, "next hash"}, {Form::types_or_none, "list of types"}};
constexpr Field nsec3param[] = {{Form::hash, "hash algorithm"},
                                {Form::u8, "flags"},
                                {Form::u16, "iterations"},
                                {Form::salt, "salt"}};
constexpr Field csync[] = {
    {Form::u32, "SOA serial"}, {Form::u16, "flags"}, {Form::types_or_none, "list of types"}};
constexpr Field zonemd[] = {{Form::u32, "serial"},
                            {Form::u8, "scheme"},
                            {Form::u8, "hash algorithm"},
                            {Form::hex, "digest"}};
constexpr Field uri[] = {
    {Form::u16, "priority"}, {Form::u16, "weight"}, {Form::quoted_text, "target"}};

}  // namespace

std::span<const Field> rdata_fields(Type type) {
  switch (type) {
    case Type::a:
      return a;
    case Type::aaaa:
      return aaaa;
    case Type::ns:
      return ns;
    case Type::cname:
    case Type::ptr:
    case Type::dname:
      return target;
    case Type::soa:
      return soa;
    case Type::hinfo:
      return hinfo;
    case Type::mx:
      return mx;
    case Type::txt:
    case Type::spf:
      return txt;
    case Type::rp:
      return rp;
    case Type::afsdb:
      return afsdb;
    case Type::srv:
      return srv;
    case Type::naptr:
      return naptr;
    case Type::ds:
    case Type::cds:
      return ds;
    case Type::dnskey:
    case Type::cdnskey:
      return dnskey;
    case Type::sshfp:
      return sshfp;
    case Type::tlsa:
    case Type::smimea:
      return tlsa;
    case Type::openpgpkey:
      return openpgpkey;
    case Type::rrsig:
      return rrsig;
    case Type::nsec:
      return nsec;
    case Type::nsec3:
      return nsec3;
    case Type::nsec3param:
      return nsec3param;
    case Type::csync:
      return csync;
    case Type::zonemd:
      return zonemd;
    case Type::uri:
      return uri;
    case Type::loc:
      return loc;
    case Type::apl:
      return apl;
    case Type::cert:
      return cert;
    default:
      break;
  }
  switch (static_cast<unsigned>(type)) {  // types without a name in our list
    case 7:                               // MB, MG, MR
    case 8:
    case 9:
      return target;
    case 11:
      return wks;
    case 14:
      return rp;  // MINFO
    case 19:
      return x25;
    case 22:
      return nsap;
    case 24:
      return rrsig;  // SIG
    case 25:
      return key;  // KEY
    case 27:
      return gpos;  // GPOS
    case 30:
      return nxt;
    case 38:
      return a6;
    case 40:
      return sink;
    case 45:
      return ipseckey;
    case 57:
      return dnskey;  // RKEY
    case 58:
      return talink;
    case 66:
      return dsync;
    case 104:  // NID, L64
    case 106:
      return locator64;
    case 105:
      return locator32;  // L32
    case 108:
      return eui48;
    case 109:
      return eui64;
    case 21:  // RT, KX, LP
    case 36:
    case 107:
      return preference_name;
    case 26:
      return px;
    case 49:  // DHCID, HHIT, BRID
    case 67:
    case 68:
      return openpgpkey;
    case 56:  // NINFO, AVC, RESINFO, WALLET
    case 258:
    case 261:
    case 262:
      return txt;
    case 259:
      return doa;
    case 260:
      return amtrelay;
    case 32768:  // TA, DLV
    case 32769:
      return ds;
    default:
      return {};
  }
}

unsigned digest_size(Type type, std::uint8_t kind) {
  switch (type) {
    case Type::ds:  // RFC 4034 §5.1.4, RFC 4509, RFC 6605
      return kind == 1 ? 20 : kind == 2 ? 32 : kind == 4 ? 48 : 0;
    case Type::cds:  // 0 asks for deletion, its digest is one octet (RFC 8078 §4)
      return kind == 1 ? 20 : kind == 2 ? 32 : kind == 4 ? 48 : 0;
    case Type::sshfp:  // RFC 4255 §3.1.2, RFC 6594
      return kind == 1 ? 20 : kind == 2 ? 32 : 0;
    case Type::zonemd:  // RFC 8976 §5.3
      return kind == 1 ? 48 : kind == 2 ? 64 : 0;
    default:
      return 0;
  }
}

}  // namespace dcvlint
