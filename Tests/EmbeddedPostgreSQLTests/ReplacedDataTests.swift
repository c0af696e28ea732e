import Foundation
import Glibc
import Testing

@testable import EmbeddedPostgreSQL

@Suite struct ReplacedDataTests {
  @Test func `new data is in the home before the former data gives up its name`() throws {
    let temporary = try TemporaryHome()
    let server = temporary.server()
    let user = try server.prepareHome()
    let draft = try DraftHome(in: server, isReplacing: true)
    for (folder, text) in [(server.dataDirectory, "15\n"), (draft.data(), "18\n")] {
      try user.makeFolder(folder)
      try user.createFile("\(folder)/PG_VERSION", Array(text.utf8))
    }
    let moves = try FolderMoves(of: temporary.path)
    let kept = try draft.adopt(keeping: "data.former")
    #expect(kept == "\(temporary.path)/data.former")
    let names = moves.all().filter { $0.name.hasPrefix("data") }
    #expect(
      names == [
        FolderMoves.Move(name: "data.next", isAway: false),
        FolderMoves.Move(name: "data", isAway: true),
        FolderMoves.Move(name: "data.next", isAway: false),
        FolderMoves.Move(name: "data.next", isAway: true),
        FolderMoves.Move(name: "data", isAway: false),
        FolderMoves.Move(name: "data.next", isAway: true),
        FolderMoves.Move(name: "data.former", isAway: false),
      ], "four of them are one exchange of two names")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: server.dataDirectory) == ["PG_VERSION"])
    #expect(try Home(temporary.path).dataVersion() == 18)
    #expect(
      try String(contentsOfFile: "\(temporary.path)/data.former/PG_VERSION", encoding: .utf8)
        == "15\n")
  }

  @Test func `a kill between two renames leaves the new data where the next start finds it`() throws
  {
    let temporary = try TemporaryHome()
    let server = temporary.server()
    let user = try server.prepareHome()
    let new = "\(temporary.path)/new"
    for (folder, text) in [(server.dataDirectory, "15\n"), (new, "18\n")] {
      try user.makeFolder(folder)
      try user.createFile("\(folder)/PG_VERSION", Array(text.utf8))
    }
    let replacement = DataReplacement(home: Home(temporary.path))
    try user.touching {
      try replacement.prepare(new, keeping: "data.former")
      // As on a file system that cannot exchange two names.
      #expect(rename(server.dataDirectory, "\(temporary.path)/data.former") == 0)
      #expect(try replacement.settle()?.hasSuffix("is in \(temporary.path)/data.former") == true)
      #expect(try replacement.settle() == nil)
    }
    #expect(try Home(temporary.path).dataVersion() == 18)
    #expect(try temporary.names().filter { $0.hasPrefix("data") }.count == 2)
    #expect(try temporary.names(in: "data") == ["PG_VERSION"])
  }
}

/// What gets and loses a name in a folder, as the kernel reports it.
private final class FolderMoves {
  struct Move: Equatable {
    let name: String
    /// Whether the name was lost.
    let isAway: Bool
  }

  private let descriptor: Int32

  init(of folder: String) throws {
    descriptor = inotify_init1(Int32(IN_NONBLOCK))
    try #require(descriptor >= 0)
    try #require(
      inotify_add_watch(descriptor, folder, UInt32(IN_MOVED_FROM) | UInt32(IN_MOVED_TO)) >= 0)
  }

  deinit { close(descriptor) }

  /// The moves so far, in their order.
  func all() -> [Move] {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &bytes, bytes.count)
    var (moves, start) = ([Move](), 0)
    let header = MemoryLayout<inotify_event>.size
    bytes.withUnsafeBytes { buffer in
      while start + header <= count {
        let event = buffer.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
        let name = buffer[(start + header)..<(start + header + Int(event.len))].prefix { $0 != 0 }
        moves.append(
          Move(
            name: String(decoding: name, as: UTF8.self),
            isAway: event.mask & UInt32(IN_MOVED_FROM) != 0))
        start += header + Int(event.len)
      }
    }
    return moves
  }
}
