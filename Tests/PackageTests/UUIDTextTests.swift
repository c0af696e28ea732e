import Foundation
import Testing

struct UUIDTextTests {
  @Test func `UUIDs are written in one way`() throws {
    let sources = URL(filePath: #filePath).appending(path: "../../../Sources").standardized
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    var places: [String] = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      // Reading one is `UUID(uuidString:)`.
      let text = try String(contentsOf: file, encoding: .utf8)
      if text.contains(/uuidString(?!:)/) { places.append(file.lastPathComponent) }
    }
    #expect(places == [])
  }
}
