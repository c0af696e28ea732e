import Foundation
import Glibc
import TestSupport

/// The program at work beside the test.
struct LaunchedProgram {
  private let process: ChildProcess
  private let errors: URL
  private let exit: Task<Int, Never>

  /// - Parameter environment: Where the newsroom is.
  init(_ words: [String], environment: [String: String]) throws {
    errors = FileManager.default.temporaryDirectory
      .appending(path: "galley-launched-\(UUID().uuidString)")
    var streams = ChildProcess.Streams()
    streams.errors = errors.path
    let process = try ChildProcess(
      GalleyBinary.path, words,
      environment: ["PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
        .merging(environment) { $1 }, streams: streams)
    self.process = process
    exit = Task { await process.exitCode() }
  }

  func send(_ signal: Int32) { Glibc.kill(process.pid, signal) }

  /// Waits for its end.
  ///
  /// - Returns: The exit code, or 128 and the signal's number, and what it said on standard error.
  func end() async throws -> (code: Int, errors: String) {
    let code = await exit.value
    defer { try? FileManager.default.removeItem(at: errors) }
    return (code, try String(contentsOf: errors, encoding: .utf8))
  }
}
