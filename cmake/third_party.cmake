# The libraries that Storylens is built on: pins, the two ways to get them, and targets.
#
# A pin names a version, upstream's release archive, Debian's copy of the same release, and one key header.
# The sources are unpacked in build/third_party/NAME, from Debian's archive where there is apt (its
# packages are everywhere where Debian is, proxies and mirrors included), else from upstream. Whatever
# way they came, the hashes decide. `cmake -P cmake/third_party.cmake` gets what is missing; configuring does too.

cmake_policy(VERSION 3.25)
get_filename_component(THIRD_PARTY_DIR "${CMAKE_CURRENT_LIST_DIR}/../build/third_party" ABSOLUTE)

# ---- Getting sources ----

# Runs apt-get with Debian 13's indexes in folders of ours, so that the system's own sources stay as they are.
# The archive's address is the one that the system uses. Signatures are not needed: every file has a pinned hash.
function(third_party_apt result_variable)
  set(apt_dir "${THIRD_PARTY_DIR}/apt")
  set(${result_variable} FALSE PARENT_SCOPE)
  find_program(APT_GET apt-get)
  if(NOT APT_GET)
    return()
  endif()
  set(command "${APT_GET}" -q -o "Dir::Etc::SourceList=${apt_dir}/sources.list" -o Dir::Etc::SourceParts=-
      -o "Dir::State::Lists=${apt_dir}/lists" -o "Dir::Cache=${apt_dir}/cache" -o Acquire::Languages=none
      -o Acquire::Retries=2 -o Acquire::http::Timeout=30)
  if(NOT EXISTS "${apt_dir}/updated")
    execute_process(COMMAND "${APT_GET}" indextargets --format "$(REPO_URI)" "Created-By: Packages"
                    OUTPUT_VARIABLE addresses OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    string(REPLACE "\n" ";" addresses "${addresses}")
    list(FILTER addresses EXCLUDE REGEX "security")
    if(NOT addresses)
      return()
    endif()
    list(GET addresses 0 address)
    file(MAKE_DIRECTORY "${apt_dir}/lists/partial" "${apt_dir}/cache/archives/partial")
    file(WRITE "${apt_dir}/sources.list"
      "deb [trusted=yes] ${address} trixie main\ndeb-src [trusted=yes] ${address} trixie main\n")
    execute_process(COMMAND ${command} update RESULT_VARIABLE status OUTPUT_QUIET ERROR_QUIET)
    if(NOT status EQUAL 0)
      return()
    endif()
    file(TOUCH "${apt_dir}/updated")
  endif()
  execute_process(COMMAND ${command} ${ARGN} WORKING_DIRECTORY "${THIRD_PARTY_DIR}/download"
                  RESULT_VARIABLE status OUTPUT_QUIET ERROR_QUIET)
  if(status EQUAL 0)
    set(${result_variable} TRUE PARENT_SCOPE)
  endif()
endfunction()

# True in result_variable when the file is there with the hash.
function(third_party_matches result_variable file sha256)
  set(${result_variable} FALSE PARENT_SCOPE)
  if(EXISTS "${file}")
    file(SHA256 "${file}" actual)
    if(actual STREQUAL sha256)
      set(${result_variable} TRUE PARENT_SCOPE)
    endif()
  endif()
endfunction()

# Unpacks an archive as folder, without the archive's single top folder.
function(third_party_unpack archive folder)
  file(REMOVE_RECURSE "${folder}" "${folder}.unpacked")
  file(ARCHIVE_EXTRACT INPUT "${archive}" DESTINATION "${folder}.unpacked")
  file(GLOB top "${folder}.unpacked/*")
  file(RENAME "${top}" "${folder}")
  file(REMOVE_RECURSE "${folder}.unpacked")
endfunction()

# third_party_pin(NAME VERSION … HEADER path sha256 UPSTREAM url sha256 DEBIAN source archive sha256
#                 [DEBIAN_BINARY package file folder])
# DEBIAN_BINARY is for a library of headers whose source package an archive may lack.
function(third_party_pin name)
  cmake_parse_arguments(PARSE_ARGV 1 pin "" "VERSION" "HEADER;UPSTREAM;DEBIAN;DEBIAN_BINARY")
  list(GET pin_HEADER 0 header)
  list(GET pin_HEADER 1 header_sha256)
  set(folder "${THIRD_PARTY_DIR}/${name}")
  string(SHA256 stamp "${ARGN}")
  if(EXISTS "${folder}/.pin")
    file(READ "${folder}/.pin" present)
    if(present STREQUAL stamp)
      return()
    endif()
  endif()

  set(download "${THIRD_PARTY_DIR}/download")
  file(MAKE_DIRECTORY "${download}")
  set(got FALSE)

  list(GET pin_DEBIAN 0 source)
  list(GET pin_DEBIAN 1 archive)
  list(GET pin_DEBIAN 2 archive_sha256)
  third_party_apt(ran source --download-only --tar-only --only-source "${source}")
  third_party_matches(matches "${download}/${archive}" ${archive_sha256})
  if(matches)
    third_party_unpack("${download}/${archive}" "${folder}")
    set(got "Debian's source package ${source}")
  endif()

  if(NOT got AND pin_DEBIAN_BINARY)
    list(GET pin_DEBIAN_BINARY 0 package)
    list(GET pin_DEBIAN_BINARY 1 packaged_folder)
    third_party_apt(ran download "${package}")
    file(GLOB deb "${download}/${package}_${pin_VERSION}-*.deb")
    if(deb)
      file(REMOVE_RECURSE "${folder}" "${folder}.unpacked")
      execute_process(COMMAND dpkg-deb -x "${deb}" "${folder}.unpacked")
      file(MAKE_DIRECTORY "${folder}")
      file(RENAME "${folder}.unpacked/${packaged_folder}" "${folder}/include")
      file(REMOVE_RECURSE "${folder}.unpacked")
      set(got "Debian's package ${package}")
    endif()
  endif()

  if(NOT got)
    list(GET pin_UPSTREAM 0 url)
    list(GET pin_UPSTREAM 1 url_sha256)
    set(archive "${download}/${name}-${pin_VERSION}.archive")
    file(DOWNLOAD "${url}" "${archive}" STATUS status TIMEOUT 300 INACTIVITY_TIMEOUT 20)
    third_party_matches(matches "${archive}" ${url_sha256})
    if(NOT matches)
      message(FATAL_ERROR "${name} ${pin_VERSION}: neither Debian's archive nor ${url} gave the pinned file (${status}). "
                          "Check the network, or unpack that release in ${folder} and run this again.")
    endif()
    third_party_unpack("${archive}" "${folder}")
    set(got "upstream")
  endif()

  third_party_matches(matches "${folder}/${header}" ${header_sha256})
  if(NOT matches)
    message(FATAL_ERROR "${name} ${pin_VERSION} from ${got}: ${header} is not the pinned one.")
  endif()
  file(WRITE "${folder}/.pin" "${stamp}")
  message(STATUS "${name} ${pin_VERSION} from ${got}")
endfunction()

# ---- Pins ----

third_party_pin(imgui VERSION 1.90.1
  HEADER imgui.h 68f05c921ad9a657b3ef5d1be7516a425cbd9a77b9b632faf9fd9c7ca1fa166d
  UPSTREAM https://github.com/ocornut/imgui/archive/refs/tags/v1.90.1.tar.gz
           21dcc985bb2ae8fe48047c86135dbc438d6980a8f2e08babbda5be820592f282
  DEBIAN imgui imgui_1.90.1+ds.orig.tar.xz
         ecce377df0f90b292f15dcbd83d438bddc162b2388c881132bde18c787572a1c)

third_party_pin(md4c VERSION 0.5.2
  HEADER src/md4c.h 4efd19bf7ec270691d5b4189f496886e421768a814b5e817eb945aa85e859f18
  UPSTREAM https://github.com/mity/md4c/archive/refs/tags/release-0.5.2.tar.gz
           55d0111d48fb11883aaee91465e642b8b640775a4d6993c2d0e7a8092758ef21
  DEBIAN md4c md4c_0.5.2.orig.tar.gz
         55d0111d48fb11883aaee91465e642b8b640775a4d6993c2d0e7a8092758ef21)

third_party_pin(nlohmann_json VERSION 3.11.3
  HEADER single_include/nlohmann/json.hpp 9bea4c8066ef4a1c206b2be5a36302f8926f7fdc6087af5d20b417d0cf103ea6
  UPSTREAM https://github.com/nlohmann/json/archive/refs/tags/v3.11.3.tar.gz
           0d8ef5af7f9794e3263480193c491549b2ba6cc74bb018906202ada498a79406
  DEBIAN nlohmann-json3 nlohmann-json3_3.11.3.orig.tar.gz
         0d8ef5af7f9794e3263480193c491549b2ba6cc74bb018906202ada498a79406)

third_party_pin(doctest VERSION 2.4.11
  HEADER doctest/doctest.h 44faa038e9c3f9728efbda143748d01124ea0a27f4bf78f35a15d8fab2e039fb
  UPSTREAM https://github.com/doctest/doctest/archive/refs/tags/v2.4.11.tar.gz
           632ed2c05a7f53fa961381497bf8069093f0d6628c5f26286161fbd32a560186
  DEBIAN doctest doctest_2.4.11.orig.tar.gz
         632ed2c05a7f53fa961381497bf8069093f0d6628c5f26286161fbd32a560186)

third_party_pin(tl_expected VERSION 1.1.0
  HEADER include/tl/expected.hpp 5a6a46da2e46ee3360bd8fbd759affefc46b8bfd6295043262ec867acac1fa14
  UPSTREAM https://github.com/TartanLlama/expected/archive/refs/tags/v1.1.0.tar.gz
           1db357f46dd2b24447156aaf970c4c40a793ef12a8a9c2ad9e096d9801368df6
  DEBIAN tl-expected tl-expected_1.1.0.orig.tar.gz
         1db357f46dd2b24447156aaf970c4c40a793ef12a8a9c2ad9e096d9801368df6
  DEBIAN_BINARY libexpected-dev usr/include)

third_party_pin(libunibreak VERSION 6.1
  HEADER src/linebreak.h f4b78d8482778014dfb9e84eba8ee17299f45232715c1b04fe3876841820794a
  UPSTREAM https://github.com/adah1972/libunibreak/releases/download/libunibreak_6_1/libunibreak-6.1.tar.gz
           cc4de0099cf7ff05005ceabff4afed4c582a736abc38033e70fdac86335ce93f
  DEBIAN libunibreak libunibreak_6.1.orig.tar.gz
         890674996168ef5ba143d80d49ab8b61594a4eb70198dcac76caf6e1bd264a41)

file(REMOVE_RECURSE "${THIRD_PARTY_DIR}/apt" "${THIRD_PARTY_DIR}/download")
if(CMAKE_SCRIPT_MODE_FILE)
  return()
endif()

# ---- Targets: all SYSTEM, their warnings are not ours ----

add_library(tl_expected INTERFACE)
target_include_directories(tl_expected SYSTEM INTERFACE "${THIRD_PARTY_DIR}/tl_expected/include")

add_library(nlohmann_json INTERFACE)
target_include_directories(nlohmann_json SYSTEM INTERFACE "${THIRD_PARTY_DIR}/nlohmann_json/single_include")

# Without exceptions a failing REQUIRE reports and goes on.
add_library(doctest INTERFACE)
target_include_directories(doctest SYSTEM INTERFACE "${THIRD_PARTY_DIR}/doctest")
target_compile_definitions(doctest INTERFACE DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS)

add_library(md4c STATIC "${THIRD_PARTY_DIR}/md4c/src/md4c.c")
target_include_directories(md4c SYSTEM PUBLIC "${THIRD_PARTY_DIR}/md4c/src")
target_compile_definitions(md4c PRIVATE MD4C_USE_UTF8)

set(unibreak_src "${THIRD_PARTY_DIR}/libunibreak/src")
add_library(unibreak STATIC
  "${unibreak_src}/eastasianwidthdef.c"
  "${unibreak_src}/emojidef.c"
  "${unibreak_src}/graphemebreak.c"
  "${unibreak_src}/linebreak.c"
  "${unibreak_src}/linebreakdata.c"
  "${unibreak_src}/linebreakdef.c"
  "${unibreak_src}/unibreakbase.c"
  "${unibreak_src}/unibreakdef.c")
target_include_directories(unibreak SYSTEM PUBLIC "${unibreak_src}")

set(imgui_src "${THIRD_PARTY_DIR}/imgui")
add_library(imgui STATIC
  "${imgui_src}/imgui.cpp"
  "${imgui_src}/imgui_draw.cpp"
  "${imgui_src}/imgui_tables.cpp"
  "${imgui_src}/imgui_widgets.cpp")
target_include_directories(imgui SYSTEM PUBLIC "${imgui_src}")
target_include_directories(imgui PUBLIC "${CMAKE_SOURCE_DIR}/src")
target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="app/imgui_config.h")

foreach(library md4c unibreak imgui)
  target_compile_options(${library} PRIVATE -w)
endforeach()
