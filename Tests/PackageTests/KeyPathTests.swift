import Foundation
import Testing

struct KeyPathTests {
  /// The standard library of Swift 6.3 copies overlapping memory when it reads such a key path, which
  /// AddressSanitizer reports. A closure does the same without a key path.
  @Test func `no key path unwraps an optional`() throws {
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized
    var places: [String] = []
    for folder in ["Sources", "Tests"] {
      let files = FileManager.default.enumerator(
        at: root.appending(path: folder), includingPropertiesForKeys: nil)
      while let file = files?.nextObject() as? URL {
        guard file.pathExtension == "swift", file.lastPathComponent != "KeyPathTests.swift" else {
          continue
        }
        let text = try String(contentsOf: file, encoding: .utf8)
        if text.contains(/\\\.[A-Za-z.]+[?!]\./) { places.append(file.lastPathComponent) }
      }
    }
    #expect(places == [])
  }
}
