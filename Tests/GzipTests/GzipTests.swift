import Foundation
import Gzip
import Testing

struct GzipTests {
  private func inflate(_ bytes: [UInt8], by step: Int) throws -> [UInt8] {
    let reader = GzipReader()
    var inflated: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: step) {
      try reader.read(Array(bytes[start..<min(start + step, bytes.count)])) { piece in
        #expect(piece.count <= GzipReader.piece)
        inflated += piece
      }
    }
    try reader.finish()
    return inflated
  }

  @Test(arguments: [1, 7, 1_000, 1_000_000])
  func `several members are read as one file, in pieces of any size`(step: Int) throws {
    let parts = ["first\n", "", String(repeating: "second ", count: 30_000)]
    let file = parts.flatMap { GzipMember.compress(Array($0.utf8)) }
    #expect(try inflate(file, by: step) == Array(parts.joined().utf8))
  }

  @Test func `zcat reads the file`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).gz")
    defer { try? FileManager.default.removeItem(at: file) }
    let members = ["first\n", "second\n"].flatMap { GzipMember.compress(Array($0.utf8)) }
    try Data(members).write(to: file)
    let zcat = Process()
    let pipe = Pipe()
    zcat.executableURL = URL(filePath: "/bin/zcat")
    zcat.arguments = [file.path]
    zcat.standardOutput = pipe
    try zcat.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    zcat.waitUntilExit()
    #expect(String(decoding: output, as: UTF8.self) == "first\nsecond\n")
  }

  @Test func `a truncated file is detected, and can be used up to its last whole member`() throws {
    let first = GzipMember.compress(Array("first".utf8))
    let second = GzipMember.compress(Array("second".utf8))
    for length in 1..<second.count {
      let reader = GzipReader()
      try reader.read(first + second.prefix(length)) { _ in }
      #expect(reader.endOfWholeMembers == first.count)
      #expect(throws: GzipError.truncated) { try reader.finish() }
    }
    #expect(throws: GzipError.truncated) { try GzipReader().finish() }
  }

  @Test func `a change of any bit is detected`() throws {
    let member = GzipMember.compress(Array("The record stays as it was written.".utf8))
    let original = try inflate(member, by: member.count)
    // The header's time, compressor flags and system do not affect the content.
    let idle = 4..<10
    for index in member.indices where !idle.contains(index) {
      for bit in 0..<8 {
        var altered = member
        altered[index] ^= 1 << bit
        let read = try? inflate(altered, by: altered.count)
        #expect(read == nil || read == original, "bit \(bit) of byte \(index)")
      }
    }
  }

  @Test func `the reader can stop a file that inflates to an enormous size`() throws {
    struct Enough: Error {}
    let bomb = GzipMember.compress([UInt8](repeating: 0x20, count: 64 << 20))
    #expect(bomb.count < 100_000)
    var count = 0
    #expect(throws: Enough.self) {
      try GzipReader().read(bomb) { piece in
        count += piece.count
        if count > 1 << 20 { throw Enough() }
      }
    }
    #expect(count <= (1 << 20) + GzipReader.piece)
  }
}
