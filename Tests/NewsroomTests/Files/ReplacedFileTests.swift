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

  @Test func `a link is refused and stays as it is`() throws {
    let folder = try ScratchDirectory.make("galley-replaced", onDisk: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (link, file) = ("\(folder)/link", "\(folder)/file")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    for _ in 1...2 {
      let failure = #expect(throws: Failure.self) { try ReplacedFile(path: link).write("x") }
      #expect(
        failure?.reason == "cannot write \(link): it is a link; name the file itself")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == file)
      // The same for a link that leads to a file.
      try "mine".write(toFile: file, atomically: false, encoding: .utf8)
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
  }
}
