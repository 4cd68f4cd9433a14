#include "rules/checks.h"

#include <array>

// One line a check, sorted. A check that is not here does not exist for rules.
#include "rules/caa/checks.h"
#include "rules/igtf/checks.h"
#include "rules/shared/caa_within.h"
#include "rules/shared/fault.h"
#include "rules/shared/record_within.h"
#include "rules/shared/subject_within.h"
#include "rules/subject/profile_checks.h"
#include "rules/subject/text_checks.h"
#include "rules/zone/checks.h"

namespace dcvlint {

std::span<const Check> all_checks() {
  static constexpr auto checks = std::to_array<Check>({
      check<CaaAccounturiInvalid>(),
      check<CaaAtAlias>(),
      check<CaaChildLiftsRestriction>(),
      check<CaaContactCritical>(),
      check<CaaContactSunset>(),
      check<CaaContactemailSyntax>(),
      check<CaaContactphoneSyntax>(),
      check<CaaDenyRedundantWithAllow>(),
      check<CaaDuplicateRecord>(),
      check<CaaFlagValueOne>(),
      check<CaaIodefHttpScheme>(),
      check<CaaIodefUnsupportedScheme>(),
      check<CaaIodefWithin>(),
      check<CaaIssueValueMalformed>(),
      check<CaaIssuerDeprecated>(),
      check<CaaIssuerMisspelled>(),
      check<CaaIssuerUnknown>(),
      check<CaaIssuerUppercase>(),
      check<CaaIssuersWithin>(),
      check<CaaIssuewildConflict>(),
      check<CaaIssuewildWithoutIssue>(),
      check<CaaNoRestriction>(),
      check<CaaParameter>(),
      check<CaaParameterMisspelled>(),
      check<CaaParameterMultiple>(),
      check<CaaPresent>(),
      check<CaaQuotesInValue>(),
      check<CaaReservedFlagBitsSet>(),
      check<CaaRrsetOversize>(),
      check<CaaTagInvalidCharacters>(),
      check<CaaTagUppercase>(),
      check<CaaUnknownCritical>(),
      check<CaaUnknownTag>(),
      check<CaaMethodsBadLabel>(),
      check<CaaMethodsOnlySunset>(),
      check<CaaMethodsRetired>(),
      check<CaaMethodsUnknownLabel>(),
      check<CaaMethodsUppercase>(),
      check<CaaWildcardOwner>(),
      check<CnameTargetWithin>(),
      check<FaultCheck>(),
      check<MailWithin>(),
      check<SanWildcard>(),
      check<SubjectAttributeMissing>(),
      check<SubjectAttributePresence>(),
      check<SubjectBidiControl>(),
      check<SubjectCharacters>(),
      check<SubjectChoiceMissing>(),
      check<SubjectControlCharacter>(),
      check<SubjectCountry>(),
      check<SubjectDuplicate>(),
      check<SubjectEmptyValue>(),
      check<SubjectForbidden>(),
      check<SubjectInvalidEncoding>(),
      check<SubjectInvisibleCharacter>(),
      check<SubjectLength>(),
      check<SubjectLineTooLong>(),
      check<SubjectMatches>(),
      check<SubjectMetadataOnlyValue>(),
      check<SubjectMojibake>(),
      check<SubjectMultivaluedRdn>(),
      check<SubjectNonAscii>(),
      check<SubjectNotNfc>(),
      check<SubjectOneOf>(),
      check<SubjectOrder>(),
      check<SubjectPlaceholderValue>(),
      check<SubjectPrintableStringBadChar>(),
      check<SubjectRdnSyntaxInValue>(),
      check<SubjectRequired>(),
      check<SubjectServiceName>(),
      check<SubjectSpacing>(),
      check<SubjectStringType>(),
      check<SubjectTooLong>(),
      check<SubjectValueNotListed>(),
      check<TxtMatches>(),
      check<CnameAtApex>(),
      check<CnameLoop>(),
      check<CnameWithOtherData>(),
      check<DataBelowDelegation>(),
      check<DnameOcclusion>(),
      check<DoubledOrigin>(),
      check<DuplicateRecord>(),
      check<GlueMissing>(),
      check<MixedTtl>(),
      check<NonterminalWildcard>(),
      check<OriginWithoutDot>(),
      check<ParametersInComment>(),
      check<Singleton>(),
      check<TargetIsAddress>(),
      check<TargetIsAlias>(),
      check<TargetMissing>(),
      check<TargetWithoutDot>(),
  });
  return checks;
}

}  // namespace dcvlint
