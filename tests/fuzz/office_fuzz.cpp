// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of office documents, in archives around the input: DOCX, ODT, and the archive itself.
#include "core/base/error.hpp"
#include "core/document/document.hpp"
#include "core/document/office.hpp"
#include "core/format/zip.hpp"

#include <cstdint>
#include <string>
#include <string_view>

using namespace medtech;

namespace {

// An archive of one stored file.
std::string archive_of(const std::string& name, std::string_view bytes) {
  const auto little = [](std::size_t value, int count) {
    std::string out;
    for (int i = 0; i < count; ++i, value >>= 8) out += static_cast<char>(value & 0xFF);
    return out;
  };
  return "PK\3\4" + little(20, 2) + little(0, 12) + little(bytes.size(), 4) +
         little(bytes.size(), 4) + little(name.size(), 2) + little(0, 2) + name +
         std::string(bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto archive = zip::Archive::open(bytes)) {
    for (const zip::Entry& entry : archive->entries()) (void)archive->read(entry, 1 << 20);
  }
  for (const char* name : {"word/document.xml", "content.xml"}) {
    const std::string packed = archive_of(name, bytes);
    const auto archive = zip::Archive::open(packed);
    if (!archive) continue;
    try {
      name[0] == 'w' ? document::read_docx(*archive, "x") : document::read_odt(*archive, "x");
    } catch (const Error&) {
    }
  }
  return 0;
}
