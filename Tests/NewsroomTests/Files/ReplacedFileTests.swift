import Foundation
import TestSupport
import Testing

@testable import Newsroom

/// Files that are replaced as a whole.
struct ReplacedFileTests {
  @Test func `no other file exists while the new content is written`() async throws {
    let folder = try ScratchDirectory.make("galley-replaced", onDisk: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/out"
    func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder) }
    try await ReplacedFile(path: path).write { write in
      try write(Array("first".utf8))
      #expect(try files() == [], "a process that is killed now leaves nothing")
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "first")
    await #expect(throws: CancellationError.self) {
      try await ReplacedFile(path: path).write { write in
        try write(Array("second".utf8))
        throw CancellationError()
      }
    }
    try ReplacedFile(path: path).write("third")
    #expect(try files() == ["out"])
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "third")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    let mask = umask(0)
    umask(mask)
    #expect(mode == 0o666 & ~Int(mask))
  }

  @Test func `a folder, and a file in no folder, are refused`() throws {
    let folder = try ScratchDirectory.make("galley-replaced", onDisk: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(throws: Failure.self) { try ReplacedFile(path: "\(folder)/none/out").write("x") }
    #expect(throws: Failure.self) { try ReplacedFile(path: folder).write("x") }
  }
}
