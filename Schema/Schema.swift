import Foundation

/// The numbered SQL files of the newsroom's schema, `NNNN_name.sql`, in order.
package struct Schema: Sendable {
  /// The files' names, `NNNN_name.sql`, in order of number.
  package let names: [String]
  private let folder: String

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
    let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let beside = Self.folder(of: program) + "galley_Schema.resources/migrations"
    for folder in [beside, Self.folder(of: #filePath) + "migrations"] {
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
        continue
      }
      self.names = names.filter { $0.hasSuffix(".sql") }.sorted()
      self.folder = folder
      return
    }
    throw Fault.missing(beside)
  }

  /// With its last slash.
  private static func folder(of path: String) -> String {
    String(path.prefix(through: path.lastIndex(of: "/") ?? path.startIndex))
  }

  /// The number of the last migration: what a database must be at.
  package var version: Int { names.count }

  /// All migrations with their text.
  package func files() throws -> [File] {
    try names.enumerated().map { index, name in
      let stem = name.dropLast(".sql".count)
      guard let number = Int(stem.prefix(4)), number == index + 1, stem.dropFirst(4).first == "_"
      else { throw Fault.misnumbered(name) }
      let sql = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      return File(number: number, name: String(stem.dropFirst(5)), sql: sql)
    }
  }
}
