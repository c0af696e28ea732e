import Foundation
import Glibc
import JSON
import Newsroom
import Synchronization
import SystemCalls

/// A running `galley log follow`, and the lines that it has printed.
final class FollowedLog: Sendable {
  /// A line with an event.
  struct Line: Sendable {
    let position: Int64
    /// When it was read.
    let at: ContinuousClock.Instant
  }

  let process: pid_t
  private let state = Mutex(State())

  private struct State {
    var lines: [Line] = []
    /// The beginning of a line whose end has not arrived.
    var rest: [UInt8] = []
    var hasEnded = false
  }

  private static let patience = Duration.seconds(60)

  /// Starts it.
  ///
  /// - Parameters:
  ///   - url: The address of the database.
  ///   - position: The first event to print.
  init(on url: String, as person: String, from position: Int64) throws {
    // A socket can be created close-on-exec, so that no other program keeps it open.
    var ends: [Int32] = [-1, -1]
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else {
      throw Failure(.failed, "no socket for the feed: \(SystemCall.reason(of: errno))")
    }
    defer { close(ends[1]) }
    let arguments = ["--as", person, "log", "follow", "--from", "\(position)"]
    do {
      process = try ChildProgram.startGalley(arguments, on: url, output: ends[1])
    } catch {
      close(ends[0])
      throw error
    }
    let output = ends[0]
    Thread.detachNewThread { [self] in
      _ = SystemCall.readAll(from: output) { receive($0) }
      close(output)
      state.withLock { $0.hasEnded = true }
    }
  }

  /// The lines so far.
  var lines: [Line] { state.withLock { $0.lines } }

  /// Waits until a line has this position, or a later one.
  ///
  /// - Throws: ``Failure`` if there is none after a minute.
  func wait(for position: Int64) async throws {
    let deadline = ContinuousClock.now + Self.patience
    while state.withLock({ $0.lines.last?.position ?? -1 }) < position {
      guard ContinuousClock.now < deadline, !state.withLock({ $0.hasEnded }) else {
        throw Failure(.failed, "'galley log follow' has not printed position \(position)")
      }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  /// Ends the process.
  func end() {
    kill(process, SIGTERM)
    _ = SystemCall.waitForExit(of: process)
  }

  private func receive(_ bytes: ArraySlice<UInt8>) {
    let now = ContinuousClock.now
    state.withLock { state in
      state.rest += bytes
      let parts = state.rest.split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      for line in parts.dropLast() {
        if let position = Self.position(in: line) {
          state.lines.append(Line(position: position, at: now))
        }
      }
      state.rest = Array(parts.last ?? [])
    }
  }

  private static func position(in line: ArraySlice<UInt8>) -> Int64? {
    guard case .object(let event)? = try? JSONValue(parsing: String(decoding: line, as: UTF8.self)),
      case .number(let position)? = event["position"]
    else { return nil }
    return Int64(position)
  }
}
