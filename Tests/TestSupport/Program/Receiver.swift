import Foundation
import Synchronization

/// The program `Tests/Receivers/receiver`, to which tests send requests and mail. It ends with its
/// test.
package final class Receiver: Sendable {
  /// The ports by name, and the path of the certificate. See the program.
  package let ports: [String: Int]
  /// The file with the certificate of its encrypted ports.
  package let certificate: String?
  private let channel: Channel
  private let process: ChildProcess
  private let lines: Lines
  private let hasEnded = Mutex(false)

  /// Starts the receiver, and waits until it listens.
  ///
  /// - Parameters:
  ///   - directory: An empty directory for a certificate; nil for no encrypted ports.
  ///   - options: `--mail`, `--s3`, `--record-first`, `--http-port` and its number.
  package init(tls directory: String? = nil, _ options: [String] = []) throws {
    let program = URL(filePath: #filePath).appending(path: "../../../Receivers/receiver")
      .standardizedFileURL.path
    channel = try Channel()
    let arguments = [program] + (directory.map { ["--tls", $0] } ?? []) + options
    process = try ChildProcess(
      "/usr/bin/python3", arguments, inheriting: channel.theirs.fileDescriptor)
    try channel.theirs.close()
    lines = Lines(channel.ours)
    let first = try lines.next()
    ports = first.compactMapValues { $0 as? Int }
    certificate = first["certificate"] as? String
  }

  deinit { kill() }

  /// Kills it. What it has recorded can still be read.
  package func kill() {
    hasEnded.withLock { hasEnded in
      guard !hasEnded else { return }
      hasEnded = true
      process.end()
    }
  }

  /// The address of a path.
  package func url(_ path: String, port: String = "http") -> String {
    "\(port == "https" ? "https" : "http")://127.0.0.1:\(ports[port] ?? 0)\(path)"
  }

  /// Waits for the next request or message that it has received, and returns what it says about it.
  ///
  /// - Throws: An error once it has ended and there is no other.
  package func next() throws -> [String: Any] { try lines.next() }

  /// Gives it a command. See the program.
  package func command(_ line: String) throws {
    try channel.ours.write(contentsOf: Data("\(line)\n".utf8))
  }

  /// The lines that it writes.
  private final class Lines: Sendable {
    private let handle: FileHandle
    private let buffer = Mutex(Data())

    init(_ handle: FileHandle) { self.handle = handle }

    func next() throws -> [String: Any] {
      try buffer.withLock { buffer in
        while true {
          if let end = buffer.firstIndex(of: 0x0A) {
            let line = buffer[..<end]
            buffer = Data(buffer[(end + 1)...])
            let value = try JSONSerialization.jsonObject(with: line)
            return value as? [String: Any] ?? [:]
          }
          let more = handle.availableData
          guard !more.isEmpty else { throw CocoaError(.fileReadUnknown) }
          buffer.append(more)
        }
      }
    }
  }
}
