# The libraries that Storylens is built on, as targets. All are SYSTEM: their warnings are not ours.

set(THIRD_PARTY_DIR "${CMAKE_SOURCE_DIR}/build/third_party")

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
