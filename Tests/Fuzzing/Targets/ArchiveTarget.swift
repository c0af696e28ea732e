import Editorial
import Foundation
import Newsroom

/// A line of an archive. A valid line always gives the same article. An invalid one is refused in
/// one line that a terminal can show.
enum ArchiveTarget {
  static func check(_ bytes: UnsafeRawBufferPointer) {
    let line = Array(bytes)[...]
    let language = LanguageTag("en")
    do throws(Failure) {
      let read = try ImportedLine(line, language: language)
      let again = try ImportedLine(line, language: language)
      require(read.item.id == again.item.id, "the same bytes are the same article")
      require(read.item.byteCount <= 2 * bytes.count + 1, "a text is no longer than its line")
    } catch {
      require(
        isInert(error.description), "an error is one line", error.description.debugDescription)
      require(error.description.utf8.count < 2_000, "an error is not as long as the line")
    }
  }
}
