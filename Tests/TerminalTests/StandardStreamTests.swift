import Dispatch
import Foundation
import Synchronization
import Terminal
import Testing

struct `A stream` {
  @Test func `buffers text until it is flushed`() throws {
    let pipe = Pipe()
    let stream = StandardStream(
      fileDescriptor: pipe.fileHandleForWriting.fileDescriptor, name: "a pipe", bufferSize: 10)
    try stream.write("held")
    try stream.write(" back")
    try stream.flush()
    try stream.flush()
    #expect(pipe.fileHandleForReading.availableData == Data("held back".utf8))
    try stream.write("more than the buffer holds")
    #expect(pipe.fileHandleForReading.availableData == Data("more than the buffer holds".utf8))
  }

  @Test func `without a buffer writes at once`() throws {
    let pipe = Pipe()
    let stream = StandardStream(
      fileDescriptor: pipe.fileHandleForWriting.fileDescriptor, name: "a pipe", bufferSize: 0)
    try stream.write("now")
    #expect(pipe.fileHandleForReading.availableData == Data("now".utf8))
  }

  @Test func `writes more than the capacity of a pipe`() throws {
    let pipe = Pipe()
    let text = String(repeating: "0123456789abcdef", count: 1 << 16)
    // A separate thread, because the writer below blocks one of Swift's few threads.
    let read = Mutex<Data?>(nil)
    let reader = DispatchGroup()
    DispatchQueue(label: "reader").async(group: reader) { [handle = pipe.fileHandleForReading] in
      // Not to the end, because a process that is started meanwhile may keep the other end open.
      let data = try? handle.read(upToCount: text.utf8.count)
      read.withLock { $0 = data }
    }
    let stream = StandardStream(
      fileDescriptor: pipe.fileHandleForWriting.fileDescriptor, name: "a pipe", bufferSize: 0)
    try stream.write(text)
    try pipe.fileHandleForWriting.close()
    reader.wait()
    #expect(read.withLock { $0 } == Data(text.utf8))
  }

  @Test func `reports that its reader has closed`() throws {
    StandardStream.ignoreBrokenPipes()
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let stream = StandardStream(
      fileDescriptor: pipe.fileHandleForWriting.fileDescriptor, name: "a pipe", bufferSize: 0)
    #expect(throws: OutputError.closed) { try stream.write("x") }
    // What failed is discarded, not written again.
    try stream.flush()
  }

  @Test func `reports later what goes wrong between two writes`() throws {
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let stream = StandardStream(
      fileDescriptor: full.fileDescriptor, name: "the disk", bufferSize: 10)
    try stream.write("x")
    stream.drain()
    let expected = OutputError.failed(stream: "the disk", code: ENOSPC)
    #expect(throws: expected) { try stream.write("y") }
    try stream.flush()
    try stream.write("x")
    stream.drain()
    #expect(throws: expected) { try stream.flush() }
  }

  @Test func `reports a full disk`() throws {
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let stream = StandardStream(
      fileDescriptor: full.fileDescriptor, name: "standard output", bufferSize: 100)
    try stream.write("x")
    let error = #expect(throws: OutputError.self) { try stream.flush() }
    #expect(error?.description == "cannot write to standard output: No space left on device")
  }
}
