#include "lint/sources/dns_unbound.h"

#include <dlfcn.h>

#include <type_traits>

namespace dcvlint {

std::optional<UnboundLibrary> UnboundLibrary::load() {
  void* handle = dlopen(unbound_library_name, RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) return std::nullopt;
  UnboundLibrary library;
  bool complete = true;
  const auto find = [&](auto& function, const char* name) {
    void* found = dlsym(handle, name);
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(found);
    complete = complete && found != nullptr;
  };
  find(library.create, "ub_ctx_create");
  find(library.destroy, "ub_ctx_delete");
  find(library.set_option, "ub_ctx_set_option");
  find(library.debug_to, "ub_ctx_debugout");
  find(library.use_thread, "ub_ctx_async");
  find(library.descriptor, "ub_fd");
  find(library.process, "ub_process");
  find(library.resolve, "ub_resolve_async");
  find(library.cancel, "ub_cancel");
  find(library.free_result, "ub_resolve_free");
  find(library.error_text, "ub_strerror");
  return complete ? std::optional(library) : std::nullopt;
}

}  // namespace dcvlint
