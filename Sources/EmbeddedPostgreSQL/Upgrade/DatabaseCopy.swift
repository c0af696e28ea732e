import Foundation
import Glibc
import PrivateServers

/// A database of the old server, and its copy on the new one.
struct DatabaseCopy {
  private let name: String
  /// The folders of the servers' sockets.
  private let old: String
  private let new: String
  private let tools: UpgradeTools
  private let draft: DraftHome

  init(
    _ name: String, from old: String, to new: String, _ tools: UpgradeTools, _ draft: DraftHome
  ) {
    (self.name, self.old, self.new, self.tools, self.draft) = (name, old, new, tools, draft)
  }

  /// Makes the copy, and compares it with the original.
  func make(adjustingBy adjustment: String, progress: @escaping (Int, Int) -> Void) throws {
    let dump = draft.path("database.dump")
    try tools.run(
      "pg_dump",
      ["--create", "--format=custom", "--compress=1", "--file=\(dump)"]
        + (try compressionOptions()) + ["--dbname=\(UpgradeTools.connection(name))"],
      at: old, byOld: true)
    let (list, count) = try contents(of: dump)
    var reader = ItemReader { progress(min($0, count), count) }
    try tools.run(
      "pg_restore",
      [
        "--create", "--exit-on-error", "--verbose", "--jobs=2", "--use-list=\(list)",
        "--dbname=postgres", dump,
      ], at: new, byOld: false
    ) { reader.read($0) }
    try draft.user.touching { _ = unlink(dump) }
    if try isNewsroom() { try tools.execute(["--command", adjustment], in: name, at: new) }
    if let identity = try identity() {
      // The copy takes the place of its original, so it continues to deliver.
      try tools.execute(
        [
          "--command",
          "UPDATE galley.destinations SET home = galley.database_identity() WHERE home = '\(identity)'",
        ], in: name, at: new)
    }
    // A dump has no statistics.
    try tools.execute(["--command", "ANALYZE"], in: name, at: new)
    try compare()
  }

  /// A server that was built without a method of compression refuses columns that name it.
  private func compressionOptions() throws -> [String] {
    let methods = try tools.ask(
      "SELECT enumvals FROM pg_settings WHERE name = 'default_toast_compression'", in: "postgres",
      at: new)
    return methods.contains { $0.contains("lz4") } ? [] : ["--no-toast-compression"]
  }

  /// A file with the list of what to restore, and the length of the list. It has everything except the
  /// rights to the server's own functions, whose parameters differ between versions.
  private func contents(of dump: String) throws -> (list: String, count: Int) {
    let kept = try tools.contents(of: dump, at: old).filter {
      !$0.contains(" ACL pg_catalog FUNCTION ") && !$0.hasPrefix(";")
    }
    let path = draft.path("database.list")
    try draft.user.touching { _ = unlink(path) }
    try draft.user.createFile(path, Array((kept.joined(separator: "\n") + "\n").utf8))
    return (path, kept.count)
  }

  private func isNewsroom() throws -> Bool {
    try tools.ask("SELECT to_regclass('galley.people') IS NOT NULL", in: name, at: old) == ["t"]
  }

  /// The identity of a newsroom's database, by which destinations know it; nil for another database, and
  /// for a newsroom from before there were destinations.
  private func identity() throws -> String? {
    try tools.ask(
      """
      SELECT system_identifier || '/' || (
        SELECT oid FROM pg_database WHERE datname = current_database())
      FROM pg_control_system() WHERE to_regproc('galley.database_identity') IS NOT NULL
      """, in: name, at: old
    ).first
  }

  private func compare() throws {
    let original = try DatabaseCensus(of: name, at: old, by: tools)
    let copy = try DatabaseCensus(of: name, at: new, by: tools)
    if let difference = original.difference(from: copy) {
      throw UpgradeError.copyDiffers(database: name, difference: difference)
    }
  }
}

/// Counts the restored parts in the messages of `pg_restore --verbose`.
private struct ItemReader {
  private static let marks = ["creating", "processing data", "executing SEQUENCE"]

  private var line: [UInt8] = []
  private var count = 0
  private let progress: (Int) -> Void

  init(_ progress: @escaping (Int) -> Void) { self.progress = progress }

  mutating func read(_ bytes: ArraySlice<UInt8>) {
    for byte in bytes {
      guard byte == UInt8(ascii: "\n") else {
        line.append(byte)
        continue
      }
      let text = String(decoding: line, as: UTF8.self)
      line = []
      guard Self.marks.contains(where: { text.hasPrefix("pg_restore: \($0) ") }) else {
        continue
      }
      count += 1
      progress(count)
    }
  }
}
