import Foundation
import Glibc
import Synchronization
import TestSupport

/// The program, running at the same time as the test.
final class LaunchedProgram: Sendable {
  private let process: ChildProcess
  private let errors: URL
  private let code = Mutex<Int?>(nil)

  /// - Parameter environment: It says where the newsroom is.
  init(_ words: [String], environment: [String: String]) throws {
    errors = FileManager.default.temporaryDirectory
      .appending(path: "galley-launched-\(UUID().uuidString)")
    var streams = ChildProcess.Streams()
    streams.errors = errors.path
    process = try ChildProcess(
      GalleyBinary.path, words,
      environment: ["PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
        .merging(environment) { $1 }, streams: streams)
  }

  /// Sends a signal, unless the process has ended. Another process may then have its number.
  func send(_ signal: Int32) {
    code.withLock { if $0 == nil { Glibc.kill(process.pid, signal) } }
  }

  /// Waits for its end. Call it once.
  ///
  /// - Returns: The exit code, or 128 plus the number of the signal, and the standard error.
  func end() async throws -> (code: Int, errors: String) {
    let ended = await process.exitCode()
    code.withLock { $0 = ended }
    defer { try? FileManager.default.removeItem(at: errors) }
    return (ended, try String(contentsOf: errors, encoding: .utf8))
  }
}
