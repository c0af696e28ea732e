import Foundation
import TestSupport

/// A directory with scripts instead of PostgreSQL's server programs.
struct FakePrograms {
  let path: String

  /// - Parameter major: The version that `postgres --version` prints.
  init(in parent: String, major: Int) throws {
    path = "\(parent)/bin-\(major)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try replace("postgres", with: "echo 'postgres (PostgreSQL) \(major).3 (Debian)'")
    try replace("initdb", with: "exit 1")
    try replace("pg_ctl", with: "exit 1")
  }

  func replace(_ program: String, with script: String) throws {
    try Script.write(script, to: "\(path)/\(program)")
  }
}
