import Foundation

/// The numbered SQL files of the newsroom's schema, `NNNN_name.sql`, in order.
package struct Schema: Sendable {
  /// The files' names, `NNNN_name.sql`, in order of number.
  package let names: [String]
  private let folder: URL

  package struct File: Sendable {
    package let number: Int
    package let name: String
    package let sql: String
  }

  package enum Fault: Error, CustomStringConvertible {
    case missing(String)
    case misnumbered(String)

    package var description: String {
      switch self {
      case .missing(let path):
        "the migrations that belong beside the program are missing (\(path)); "
          + "keep galley_Schema.resources beside the program, or build it again"
      case .misnumbered(let name): "the migration \(name) is out of number; build galley again"
      }
    }
  }

  /// Finds the migrations beside the program, or where it was built.
  package init() throws {
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let beside = program.deletingLastPathComponent()
      .appending(path: "galley_Schema.resources/migrations")
    let source = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "migrations")
    for folder in [beside, source] {
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
        continue
      }
      self.names = names.filter { $0.hasSuffix(".sql") }.sorted()
      self.folder = folder
      return
    }
    throw Fault.missing(beside.path)
  }

  /// The number of the last migration: what a database must be at.
  package var version: Int { names.count }

  /// All migrations with their text.
  package func files() throws -> [File] {
    try names.enumerated().map { index, name in
      let stem = name.dropLast(".sql".count)
      guard let number = Int(stem.prefix(4)), number == index + 1, stem.dropFirst(4).first == "_"
      else { throw Fault.misnumbered(name) }
      let sql = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return File(number: number, name: String(stem.dropFirst(5)), sql: sql)
    }
  }
}
