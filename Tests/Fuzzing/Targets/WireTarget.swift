import Editorial
import Foundation
import Manuscripts
import PlainText

@testable import Newsroom

/// What other newsrooms publish: ninjs or Atom. Reading ends, each item is a draft or has a reason why
/// not, in one line, and the same bytes are the same articles.
enum WireTarget {
  static func checkNinjs(_ bytes: UnsafeRawBufferPointer) {
    check(bytes) { .ninjs(NinjsSource([$0], .ninjs)) }
  }

  static func checkAtom(_ bytes: UnsafeRawBufferPointer) {
    check(bytes) { (path) throws(Failure) in
      .atom(try AtomSource([path], .atom, limits: .standard))
    }
  }

  private static func check(
    _ bytes: UnsafeRawBufferPointer, _ open: (String) throws(Failure) -> ImportSource
  ) {
    var name = Array("/tmp/wire.XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    unlink(name)
    defer { close(descriptor) }
    guard descriptor >= 0, write(descriptor, bytes.baseAddress, bytes.count) == bytes.count else {
      return
    }
    let path = "/proc/self/fd/\(descriptor)"
    require(ids(in: path, open) == ids(in: path, open), "the same bytes are the same articles")
  }

  private static func ids(
    in path: String, _ open: (String) throws(Failure) -> ImportSource
  ) -> [String] {
    var ids: [String] = []
    do throws(Failure) {
      var source = try open(path)
      defer { source.close() }
      while let reading = try source.next(language: LanguageTag("en"), limits: .standard) {
        require(
          reading.item != nil || !reading.problems.isEmpty || !reading.leftOut.isEmpty,
          "nothing is left out silently")
        for (_, failure) in reading.problems { checkLine(failure.description) }
        for name in reading.leftOut { checkLine(name) }
        if let item = reading.item { ids.append(item.id.text) }
      }
    } catch {
      checkLine(error.description)
    }
    return ids
  }

  private static func checkLine(_ line: String) {
    require(isInert(line), "an error is one line", line.debugDescription)
    require(line.utf8.count < 2_000, "an error is short", line)
  }
}
