// Event detail: what the host is told with an event, as JSON.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace storylens {

std::string event_detail(std::initializer_list<std::pair<std::string_view, std::string_view>> members);

}  // namespace storylens
