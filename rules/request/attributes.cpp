// Attributes of a request (RFC 2985 §5.4, [MS-WCCE] §2.2.2.7).

#include <string>

#include "rules/request/checks.h"

namespace dcvlint {
namespace {

bool is_read(RequestAttributeType type) {
  using enum RequestAttributeType;
  switch (type) {
    case unstructured_name:
    case unstructured_address:
    case unknown:
      return false;
    default:  // the extensions, or a rule of its own
      return true;
  }
}

void append(std::string& text, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  if (!text.empty()) text += ", ";
  text += name;
  text += ' ';
  text += value.substr(0, 80);
}

void append_system(std::string& text, const Request& request) {
  append(text, "Windows", request.microsoft_os_version);
  append(text, "provider", request.microsoft_csp.provider);
}

}  // namespace

void RequestChallengePassword::operator()(const RequestFact& fact, Hits& hits) const {
  // Some configurations have it among the attributes of the subject, with the same effect.
  const RequestAttribute* attribute = fact.request.challenge_password;
  const Attribute* in_subject = fact.request.subject.first(AttributeType::challenge_password);
  if (attribute == nullptr && in_subject == nullptr) return;
  hits.add(attribute != nullptr ? attribute->place : in_subject->place, "challengePassword",
           {{"attribute", "challengePassword"},
            {"where", attribute != nullptr ? "" : " in its subject"}});
}

void RequestAttributeIgnored::operator()(const RequestFact& fact, Hits& hits) const {
  std::string labels;
  const RequestAttribute* first = nullptr;
  for (const RequestAttribute& each : fact.request.attributes) {
    if (is_read(each.type)) continue;
    if (first == nullptr) first = &each;
    if (labels.size() > 200) continue;
    if (!labels.empty()) labels += ", ";
    labels += request_attribute_label(each);
  }
  if (first != nullptr) hits.add(first->place, "attributes", {{"attributes", labels}});
}

void RequestMicrosoftClientInfo::operator()(const RequestFact& fact, Hits& hits) const {
  const MicrosoftClientInfo& info = fact.request.microsoft_client_info;
  if (info.attribute == nullptr) return;
  std::string details;
  append(details, "machine", info.machine);
  append(details, "user", info.user);
  append(details, "program", info.process);
  if (details.empty()) return;
  // One finding for all that Windows adds; without names it is microsoft-system's.
  append_system(details, fact.request);
  hits.add(info.attribute->place, "clientInfo", {{"details", details}});
}

void RequestMicrosoftSystem::operator()(const RequestFact& fact, Hits& hits) const {
  const Request& request = fact.request;
  const MicrosoftClientInfo& info = request.microsoft_client_info;
  if (!info.machine.empty() || !info.user.empty() || !info.process.empty()) return;
  std::string details;
  append_system(details, request);
  if (details.empty()) return;
  const Place place = request.microsoft_csp.attribute != nullptr
                          ? request.microsoft_csp.attribute->place
                          : request.attributes_place;
  hits.add(place, "attributes", {{"details", details}});
}

void RequestMicrosoftExtensions::operator()(const RequestFact& fact, Hits& hits) const {
  const RequestAttribute* attribute = fact.request.extension_request;
  if (attribute == nullptr ||
      attribute->type != RequestAttributeType::microsoft_extension_request) {
    return;
  }
  hits.add(attribute->place, "extensionRequest",
           {{"attribute", request_attribute_name(attribute->type)}});
}

}  // namespace dcvlint
