import Foundation
import Testing

/// Only an interface says what a person can do about a failure.
struct LayerTermsTests {
  private static let sources =
    URL(filePath: #filePath).appending(path: "../../../Sources").standardized

  /// The command line, what measures it, and what builds the package.
  private static let interfaces: Set = [
    "AdminCommands", "ArgumentParsing", "Benchmarks", "EmbedSchema", "SchemaEmbedder", "galley",
  ]

  private static let layers = {
    let targets = (try? FileManager.default.contentsOfDirectory(atPath: sources.path)) ?? []
    return targets.filter { target in
      let folder = sources.appending(path: target).path
      let isLibrary = !FileManager.default.fileExists(atPath: "\(folder)/module.modulemap")
      return isLibrary && !interfaces.contains(target)
    }.sorted()
  }()

  @Test func `the layers are found`() {
    #expect(Self.layers.count > 15)
    #expect(Self.layers.contains("Newsroom"))
  }

  @Test(arguments: layers)
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
