#include "lint/sources/certificate_file.h"

namespace dcvlint {
namespace {

// RFC 5280 §4.1.2.1: Version is [0] EXPLICIT, v1 by default.
void read_version(Certificate& certificate, DerReader& in) {
  certificate.version_place = certificate.place;
  const auto wrapped = in.take_if(tag::context(0, true));
  if (!wrapped) return;
  certificate.version_written = true;
  certificate.version = -1;
  certificate.version_place = in.whole_place(*wrapped);
  DerReader inside = in.inside(*wrapped);
  if (const auto integer = inside.expect(tag::integer, "version, an INTEGER in [0]")) {
    certificate.version = der_integer(inside.content(*integer)).value_or(-1);
    certificate.version_place = inside.whole_place(*integer);
    if (certificate.version == 0) {
      in.faults().add(FaultCode::der_default_encoded, wrapped->begin, wrapped->end, "version v1");
    }
    inside.finish("version");
  }
}

// A BIT STRING under a tag of its own, which hides it from check_der.
std::optional<std::string_view> read_unique_id(DerReader& in, unsigned number) {
  const auto id = in.take_if(tag::context(number, false));
  if (!id) return std::nullopt;
  check_bit_string(in.faults(), *id);
  return in.content(*id);
}

}  // namespace

void CertificateReader::read_to_be_signed(Certificate& certificate, DerReader in) {
  read_version(certificate, in);
  certificate.serial_place = scratch_.faults.place(in.at(), in.at());
  if (const auto serial = in.expect(tag::integer, "serialNumber, an INTEGER")) {
    certificate.serial = in.content(*serial);
    certificate.serial_place = in.content_place(*serial);
  }
  certificate.inner_algorithm = read_algorithm(in, "signature, a SEQUENCE");
  certificate.issuer = read_name(scratch_, in, "issuer, a SEQUENCE");
  certificate.validity_place = scratch_.faults.place(in.at(), in.at());
  if (const auto validity = in.expect(tag::sequence, "validity, a SEQUENCE")) {
    certificate.validity_place = in.whole_place(*validity);
    DerReader times = in.inside(*validity);
    constexpr FaultCode early = FaultCode::certificate_time_type;
    certificate.not_before = read_time(times, "notBefore, a UTCTime or GeneralizedTime", early);
    certificate.not_after = read_time(times, "notAfter, a UTCTime or GeneralizedTime", early);
    times.finish("validity");
  }
  certificate.subject = read_name(scratch_, in, "subject, a SEQUENCE");
  certificate.key = read_public_key(in);
  certificate.issuer_unique_id = read_unique_id(in, 1);
  certificate.subject_unique_id = read_unique_id(in, 2);
  if (const auto wrapped = in.take_if(tag::context(3, true))) {
    DerReader inside = in.inside(*wrapped);
    if (const auto list = inside.expect(tag::sequence, "extensions, a SEQUENCE in [3]")) {
      certificate.extensions =
          read_extensions(scratch_, inside, *list, FaultCode::certificate_extension_duplicate);
      inside.finish("extensions");
    }
  }
  in.finish("tbsCertificate");
}

Certificate CertificateReader::read(const Documents& documents, Doc der, Arena& arena) {
  Certificate certificate;
  certificate.kind = SignedKind::certificate;
  const auto outer = start_der(scratch_, documents, der, arena, certificate);
  if (outer) {
    DerReader in(scratch_.faults, outer->content, outer->end);
    if (const auto tbs = in.expect(tag::sequence, "tbsCertificate, a SEQUENCE")) {
      certificate.to_be_signed = in.whole(*tbs);
      read_to_be_signed(certificate, in.inside(*tbs));
    }
    const SignatureAlgorithm algorithm =
        read_signature_algorithm(in, "signatureAlgorithm, a SEQUENCE");
    certificate.signature = read_signature(in, algorithm);
    in.finish("Certificate");
  }
  finish_der(scratch_, certificate);
  return certificate;
}

}  // namespace dcvlint
