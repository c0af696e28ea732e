import Dispatch
import Foundation
import Glibc
import Newsroom
import PlainText
import SystemCalls

/// Requests over many connections at once, by the program wrk.
struct WrkRun: Sendable {
  let connections: Int
  let seconds: Int

  /// Where a shell finds it.
  private static let program = "wrk"
  /// The threads of wrk, which share the machine with what they measure.
  private static let threads = 2

  /// Runs a script in Lua that defines `request`. Tasks of this process can answer the requests.
  ///
  /// - Throws: ``Failure`` if wrk is not installed, or if a request failed.
  func run(_ script: String, at url: String) async throws -> ServedRun {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue(label: "galley.bench.wrk").async {
        continuation.resume(with: Result { try wait(for: script, at: url) })
      }
    }
  }

  private func wait(for script: String, at url: String) throws -> ServedRun {
    let file = FileManager.default.temporaryDirectory.appending(path: "galley-\(UUID().text).lua")
    try Data((script + Self.report).utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let outcome = try Subprocess(
      path: Self.program,
      arguments: [
        "--threads", String(min(Self.threads, connections)), "--connections", String(connections),
        "--duration", "\(seconds)s", "--timeout", "10s", "--script", file.path, url,
      ]
    ).execute(reading: STDOUT_FILENO)
    guard outcome.status != 127 else {
      throw Failure(.failed, "the program wrk is not installed, and sends the requests; install it")
    }
    let line = outcome.output.split(separator: "\n").first { $0.hasPrefix("RESULT ") }
    let numbers = line?.split(separator: " ").dropFirst().compactMap { Double($0) } ?? []
    guard outcome.status == 0, numbers.count == 4 else {
      throw Failure(.failed, "wrk failed with exit code \(outcome.status)")
    }
    guard numbers[3] == 0 else {
      throw Failure(.failed, "\(Int(numbers[3])) requests failed; the log of the desk says why")
    }
    return ServedRun(perSecond: numbers[0], p50: numbers[1], p99: numbers[2])
  }

  /// A script that asks for one page.
  static func asking(for path: String, cookie: String? = nil) -> String {
    let headers = cookie.map { "[\"Cookie\"] = \(quoted($0))" } ?? ""
    return """
      local text
      function init(arguments)
        text = wrk.format("GET", \(quoted(path)), {\(headers)})
      end
      function request() return text end

      """
  }

  /// A text of Lua.
  static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }

  /// Microseconds become milliseconds.
  private static let report = """
    function done(summary, latency, requests)
      local errors = summary.errors
      io.write(string.format("RESULT %f %f %f %d\\n",
        summary.requests / (summary.duration / 1000000),
        latency:percentile(50) / 1000, latency:percentile(99) / 1000,
        errors.connect + errors.read + errors.write + errors.status + errors.timeout))
    end
    """
}
