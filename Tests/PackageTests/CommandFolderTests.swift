import Foundation
import Testing

/// The folders of the command line as units: what two of them need is in a third one.
struct CommandFolderTests {
  private static let sources =
    URL(filePath: #filePath).appending(path: "../../../Sources/AdminCommands").standardized

  /// The code of each file without comments and texts, by its path.
  private static func code() throws -> [String: String] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    let files = paths.filter { $0.hasSuffix(".swift") && $0.contains("/") }
    return try Dictionary(
      uniqueKeysWithValues: files.map { path in
        let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
        let code = text.replacing(/"""(?s:.*?)"""/, with: "").replacing(/\/\/.*/, with: "")
          .replacing(/"(?:[^"\\\n]|\\.)*"/, with: "")
        return (path, code)
      })
  }

  private static func folder(of path: String) -> Substring { path.prefix { $0 != "/" } }

  @Test func `no two folders need each other's types`() throws {
    let code = try Self.code()
    var folders: [Substring: Substring] = [:]
    for (path, text) in code {
      let declaration =
        /(?m)^(?:package )?(?:final )?(?:struct|class|enum|protocol|typealias) (\w+)/
      for match in text.matches(of: declaration) { folders[match.1] = Self.folder(of: path) }
    }
    try #require(folders.count > 100)
    var uses: [[Substring]: Set<String>] = [:]
    for (path, text) in code {
      let folder = Self.folder(of: path)
      for match in text.matches(of: /\b[A-Z]\w*/) {
        guard let other = folders[match.0], other != folder else { continue }
        uses[[folder, other], default: []].insert("\(path) uses \(match.0)")
      }
    }
    for (pair, found) in uses where pair[0] < pair[1] {
      guard let back = uses[[pair[1], pair[0]]] else { continue }
      Issue.record("\(pair[0]) and \(pair[1]): \(found.union(back).sorted())")
    }
  }
}
