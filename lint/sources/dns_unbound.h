#pragma once
// libunbound, opened when somebody asks for it: most runs never ask DNS, and it would cost each of
// them milliseconds.

#include <unbound.h>

#include <optional>

namespace dcvlint {

inline constexpr auto unbound_library_name = "libunbound.so.8";

// What we call in it.
struct UnboundLibrary {
  decltype(&ub_ctx_create) create = nullptr;
  decltype(&ub_ctx_delete) destroy = nullptr;
  decltype(&ub_ctx_set_option) set_option = nullptr;
  decltype(&ub_ctx_debugout) debug_to = nullptr;
  decltype(&ub_ctx_async) use_thread = nullptr;
  decltype(&ub_fd) descriptor = nullptr;
  decltype(&ub_process) process = nullptr;
  decltype(&ub_resolve_async) resolve = nullptr;
  decltype(&ub_cancel) cancel = nullptr;
  decltype(&ub_resolve_free) free_result = nullptr;
  decltype(&ub_strerror) error_text = nullptr;

  // It stays open. Nothing when it is not there, or something in it is missing.
  static std::optional<UnboundLibrary> load();
};

}  // namespace dcvlint
