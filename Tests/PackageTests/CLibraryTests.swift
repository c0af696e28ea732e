import Foundation
import Testing

/// The import check of the build only checks Swift targets. This also checks imports of C
/// libraries.
struct CLibraryTests {
  @Test(arguments: [
    ("CLibPQ", "PostgreSQL"), ("CLibYAML", "Manuscripts"), ("CCMarkGFM", "Manuscripts"),
    ("CNettle", "Digests"), ("CSodium", "Digests"), ("CZlib", "Gzip"), ("CLibCurl", "HTTPClient"),
  ])
  func `only one target imports a C library`(library: String, home: String) throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources").standardizedFileURL
    let files = try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var importers: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      guard text.contains(try Regex("(?m)^.*import \(library)$")) else { continue }
      importers.insert(file.pathComponents[sources.pathComponents.count])
    }
    #expect(importers == [home])
  }
}
