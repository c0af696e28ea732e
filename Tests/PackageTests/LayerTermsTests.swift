import Foundation
import Testing

/// Only an interface says what a person can do about a failure.
struct LayerTermsTests {
  private static let sources =
    URL(filePath: #filePath).appending(path: "../../../Sources").standardized

  @Test(arguments: ["EmbeddedPostgreSQL", "Newsroom", "PostgreSQL"])
  func `no sentence of a layer below the interfaces names a command or an option`(
    layer: String
  ) throws {
    let files = FileManager.default.enumerator(
      at: Self.sources.appending(path: layer), includingPropertiesForKeys: nil)
    var count = 0
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      count += 1
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let code = line.drop { $0 == " " }
        guard code.contains("\""), !code.hasPrefix("//") else { continue }
        let names = ["'galley ", "another galley", "--as", "--database", "--command-id"]
        for name in names where code.contains(name) {
          Issue.record("\(file.lastPathComponent): \(code)")
        }
      }
    }
    #expect(count > 0)
  }
}
