// Result: the value of an operation, or why it failed.
//
// Content that is wrong is not an error: it is a Diagnostic (base/diagnostic.h). A broken program is
// an assert. Result is for the rest: a file that cannot be read, text that is not JSON, a shader that
// does not compile. Each error is handled once: returned or reported, not both.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace storylens {

struct Error {
  std::string message;  // a sentence for people: what went wrong and, where known, what to do
  std::string where;    // "file:line:column", a JSON pointer, a URL, or empty
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(std::string message, std::string where = {}) {
  return tl::unexpected<Error>(Error{std::move(message), std::move(where)});
}

}  // namespace storylens
