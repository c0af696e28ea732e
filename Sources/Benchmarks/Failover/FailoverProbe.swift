import Foundation
import Newsroom

/// Programs that use a cluster at the moment of a fault.
struct FailoverProbe: Sendable {
  /// An address with all nodes.
  let url: String
  /// The path of `galley`.
  let program: String
  /// Where the output of programs is kept.
  let folder: String

  /// The article of the notes.
  static let slug = "a-lamp"
  /// The limits of the programs, in seconds: for an answer, and for a failover.
  static let answerLimit = 10
  static let wait = 120
  /// What a program may take in addition: it tries each node once, waits until a statement is
  /// cancelled, and starts on a busy machine.
  private static let margin = 3 * PatroniCluster.connectLimit + 5 + 5

  typealias Answer = (code: Int, took: Duration, words: String)

  /// The time after which a program that waits for a failover for so many seconds must have ended.
  static func limit(wait: Int) -> Duration { .seconds(wait + answerLimit + margin) }

  /// Adds a note, and waits for a new primary.
  func note(_ text: String, since began: ContinuousClock.Instant) async throws -> Answer {
    try await galley(["note", Self.slug, text, "--wait", "\(Self.wait)"], since: began)
  }

  /// Lists articles, and does not wait.
  func ask(since began: ContinuousClock.Instant) async throws -> Answer {
    try await galley(["list", "--wait", "0"], since: began)
  }

  /// Runs the command line as an editor.
  private func galley(
    _ words: [String], since began: ContinuousClock.Instant
  ) async throws -> Answer {
    var environment = ProcessInfo.processInfo.environment
    environment["GALLEY_DATABASE_URL"] = url
    let output = "\(folder)/\(words[0]).out"
    try? FileManager.default.removeItem(atPath: output)
    let running = try BackgroundProgram(
      [program, "--as", "eva"] + words + ["--timeout", "\(Self.answerLimit)"],
      environment: environment, output: output)
    let code = await running.exitCode()
    let took = began.duration(to: .now)
    let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
    return (code, took, text.split(separator: "\n").joined(separator: " / "))
  }

  /// The time until psql, with the same hosts, can write to a table. It is tried every 20 ms, each
  /// time with the same limit for an answer.
  func timeOfPSQL(since began: ContinuousClock.Instant) async throws -> Duration {
    let script = """
      until timeout \(Self.answerLimit) "$PSQL" -Xqc 'INSERT INTO probe DEFAULT VALUES' "$URL"; do
        sleep 0.02
      done
      """
    let running = try BackgroundProgram(
      ["/usr/bin/timeout", "\(Self.wait)", "/bin/sh", "-c", script],
      environment: [
        "PATH": "/usr/bin:/bin", "PSQL": "\(PatroniConfiguration.programs)/psql",
        "URL": url + "&target_session_attrs=read-write",
      ])
    guard await running.exitCode() == 0 else {
      throw Failure(.failed, "psql could not write within \(Self.wait) s of a fault")
    }
    return began.duration(to: .now)
  }
}
