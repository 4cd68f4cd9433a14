// Curves and points of EC keys (BR 6.1.5; RFC 5480 §2.1.1, §2.2).

#include <string>

#include "lint/facts/oid.h"
#include "rules/key/checks.h"
#include "rules/key/text.h"

namespace dcvlint {
namespace {

constexpr Curve named_curves[] = {Curve::p192,
                                  Curve::p224,
                                  Curve::p256,
                                  Curve::p384,
                                  Curve::p521,
                                  Curve::secp256k1,
                                  Curve::brainpool_p256r1,
                                  Curve::brainpool_p384r1,
                                  Curve::brainpool_p512r1};

std::uint64_t bit(Curve curve) { return std::uint64_t{1} << static_cast<unsigned>(curve); }

// What is left of a curve that we have no name for: its OID.
std::string curve_name(const PublicKey& key) {
  if (key.curve != Curve::unknown) return std::string(curve_text(key.curve));
  const std::string_view parameters = key.algorithm.parameters;
  return parameters.size() > 2 ? oid_text(parameters.substr(2)) : "an unknown curve";
}

std::string_view off_curve_problem(const PublicKey& key) {
  switch (key.point_form) {
    case PointForm::none:
      return "is empty";
    case PointForm::infinity:
      return "is the point at infinity";
    case PointForm::unknown:
      return "is not encoded as a point";
    default:
      return "does not lie on the curve";
  }
}

}  // namespace

Result<void> KeyCurveNotAllowed::prepare() {
  for (const std::string_view name : curves) {
    bool known = false;
    for (const Curve curve : named_curves) {
      if (curve_text(curve) != name) continue;
      mask_ |= bit(curve);
      known = true;
    }
    if (!known) return fail("curves", "\"" + std::string(name) + "\" is no curve that we know");
  }
  return {};
}

void KeyCurveNotAllowed::operator()(const SignedFact& object, Hits& hits) const {
  const PublicKey& key = object.object.key;
  if (key.kind != KeyKind::ec || key.curve == Curve::none ||
      key.curve == Curve::explicit_parameters || (mask_ & bit(key.curve)) != 0) {
    return;
  }
  hits.add(key.algorithm.place, "key",
           {{"curve", curve_name(key)}, {"allowed", alternatives(curves)}});
}

void KeyExplicitCurve::operator()(const SignedFact& object, Hits& hits) const {
  const PublicKey& key = object.object.key;
  if (key.kind != KeyKind::ec || key.curve != Curve::explicit_parameters) return;
  hits.add(key.algorithm.place, "key", {{"curve", curve_text(key.curve)}});
}

void KeyPointOffCurve::operator()(const SignedFact& object, Hits& hits) const {
  const PublicKey& key = object.object.key;
  if (key.kind != KeyKind::ec || key.point_state != PointState::off_curve) return;
  hits.add(key.key_place, "key",
           {{"curve", curve_text(key.curve)}, {"problem", off_curve_problem(key)}});
}

Result<void> KeyPointForm::prepare() {
  if (form == "compressed") {
    form_ = PointForm::compressed;
  } else if (form == "hybrid") {
    form_ = PointForm::hybrid;
  } else {
    return fail("form", "must be compressed or hybrid");
  }
  return {};
}

void KeyPointForm::operator()(const SignedFact& object, Hits& hits) const {
  const PublicKey& key = object.object.key;
  if (key.kind != KeyKind::ec || key.point_form != form_) return;
  if (key.point_state == PointState::off_curve) return;
  hits.add(key.key_place, "key", {{"curve", curve_name(key)}});
}

}  // namespace dcvlint
