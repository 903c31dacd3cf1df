# embed_text: text files as string literals in one generated header.
#
#   embed_text(TARGET storylens_render HEADER generated/shaders.h
#              FILES shaders/ui.vert shaders/ui.frag)
#   embed_text(TARGET storylens_story HEADER generated/strings.h TABLE kStringTables
#              FILES data/strings/en.tsv data/strings/ko.tsv)
#
# Each file becomes a constant named after it, extension included (edge_label.vert → kEdgeLabelVert):
#
#   namespace storylens {
#   inline constexpr std::string_view kUiVert = R"…(…)…";
#   }
#
# With TABLE, the header ends in an array in the order of FILES, named by file name without extension:
#
#   struct EmbeddedText { std::string_view name; std::string_view text; };
#   inline constexpr EmbeddedText kStringTables[] = {{"en", kEnTsv}, {"ko", kKoTsv}};
#
# Only the sources of TARGET can include the header. It is made again when a file changes.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(EMBED_TEXT_SCRIPT "${CMAKE_CURRENT_LIST_FILE}")

  function(embed_text)
    cmake_parse_arguments(PARSE_ARGV 0 embed "" "TARGET;HEADER;TABLE" "FILES")
    set(root "${CMAKE_BINARY_DIR}/embedded/${embed_TARGET}")
    list(TRANSFORM embed_FILES PREPEND "${CMAKE_SOURCE_DIR}/" OUTPUT_VARIABLE inputs)
    string(REPLACE ";" "|" inputs_joined "${inputs}")
    add_custom_command(
      OUTPUT "${root}/${embed_HEADER}"
      COMMAND "${CMAKE_COMMAND}" "-DOUTPUT=${root}/${embed_HEADER}" "-DTABLE=${embed_TABLE}"
              "-DINPUTS=${inputs_joined}" -P "${EMBED_TEXT_SCRIPT}"
      DEPENDS ${inputs} "${EMBED_TEXT_SCRIPT}"
      COMMENT "Embedding ${embed_HEADER}"
      VERBATIM)
    target_sources(${embed_TARGET} PRIVATE "${root}/${embed_HEADER}")
    target_include_directories(${embed_TARGET} PRIVATE "${root}")
  endfunction()
  return()
endif()

string(REPLACE "|" ";" inputs "${INPUTS}")
set(header "#pragma once\n\n#include <string_view>\n\nnamespace storylens {\n")
set(rows "")
foreach(input IN LISTS inputs)
  get_filename_component(file_name "${input}" NAME)
  get_filename_component(stem "${input}" NAME_WLE)
  string(REGEX MATCHALL "[A-Za-z0-9]+" words "${file_name}")
  set(constant "k")
  foreach(word IN LISTS words)
    string(SUBSTRING "${word}" 0 1 initial)
    string(SUBSTRING "${word}" 1 -1 rest)
    string(TOUPPER "${initial}" initial)
    string(APPEND constant "${initial}${rest}")
  endforeach()
  file(READ "${input}" text)
  if(file_name MATCHES "\\.(vert|frag)$")
    # Comments are for people; every byte here is sent to readers.
    string(REGEX REPLACE "[ \t]*//[^\n]*" "" text "${text}")
    string(REGEX REPLACE "\n[ \t\n]+" "\n" text "${text}")
  endif()
  string(APPEND header "\ninline constexpr std::string_view ${constant} = R\"embedded(${text})embedded\";\n")
  string(APPEND rows "    {\"${stem}\", ${constant}},\n")
endforeach()
if(TABLE)
  string(APPEND header "\nstruct EmbeddedText {\n  std::string_view name;\n  std::string_view text;\n};\n\n"
                       "inline constexpr EmbeddedText ${TABLE}[] = {\n${rows}};\n")
endif()
string(APPEND header "\n}  // namespace storylens\n")
file(WRITE "${OUTPUT}" "${header}")
