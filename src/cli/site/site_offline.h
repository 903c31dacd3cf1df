// Site offline: the files by which what was opened of a site opens again without a connection (web/site/),
// with the words of the interface in all its languages.
//
//   offline-worker.js   the service worker; where the site wants none, one that rids browsers of an earlier
//   one offline.js          what pages load to register it
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace storylens {

inline constexpr std::string_view kOfflineWorkerFile = "offline-worker.js";
inline constexpr std::string_view kOfflineScriptFile = "offline.js";

// build: changes when the stories do, so that browsers take the new worker and clear up. app:
// address of storylens.js; may be empty. languages: the site's, as its folders have them.
std::string offline_worker(std::string_view build, std::string_view app,
                           const std::vector<std::string>& languages);
std::string retired_offline_worker();
std::string offline_script();

}  // namespace storylens
