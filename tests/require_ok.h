// REQUIRE_OK: a REQUIRE that leaves the test case. Without exceptions a failing REQUIRE goes on into what it
// guarded.
#pragma once

#include <doctest/doctest.h>

#define REQUIRE_OK(condition)                        \
  do {                                               \
    const bool is_ok = static_cast<bool>(condition); \
    REQUIRE_MESSAGE(is_ok, #condition);              \
    if (!is_ok) return;                              \
  } while (false)
