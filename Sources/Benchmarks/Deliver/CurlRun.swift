import Foundation
import Newsroom
import PlainText
import SystemCalls

/// The same requests again, by the program curl.
struct CurlRun: Sendable {
  /// Such as `7.88.1`.
  let version: String
  private let directory: URL
  private let connections: Int

  /// Where a shell finds it.
  private static let program = "curl"
  /// What curl sends by itself.
  private static let ownHeaders = ["accept", "content-length", "host"]

  /// The version of the installed curl.
  ///
  /// - Throws: ``Failure`` if it is not installed.
  static func installedVersion() throws(Failure) -> String {
    let words = try run(["--version"], reading: STDOUT_FILENO).split(separator: " ")
    return words.count > 1 ? String(words[1]) : "of unknown version"
  }

  /// Writes the requests to files.
  init(
    of requests: [ReceivedRequest], to url: String, connections: Int, version: String
  ) throws {
    directory = FileManager.default.temporaryDirectory
      .appending(path: "galley-requests-\(UUID().text)")
    self.connections = connections
    self.version = version
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
    var blocks: [String] = []
    for (number, request) in requests.enumerated() {
      let body = directory.appending(path: "\(number)")
      try Data(request.body).write(to: body)
      let headers = request.headers.filter { !Self.ownHeaders.contains($0.name.lowercased()) }
        .map { "header = \(Self.quoted("\($0.name): \($0.value)"))\n" }
      blocks.append(
        "url = \"\(url)\"\nsilent\nfail\ndata-binary = \(Self.quoted("@\(body.path)"))\n"
          + headers.joined())
    }
    try Data(blocks.joined(separator: "next\n").utf8).write(to: configuration)
  }

  private var configuration: URL { directory.appending(path: "configuration") }

  /// Sends all requests.
  ///
  /// - Throws: ``Failure`` if one of them failed.
  func run() throws(Failure) {
    _ = try Self.run(
      [
        "--disable", "--parallel", "--parallel-max", String(connections), "--config",
        configuration.path,
      ], reading: STDERR_FILENO)
  }

  func removeFiles() { try? FileManager.default.removeItem(at: directory) }

  private static func run(
    _ arguments: [String], reading stream: Int32
  ) throws(Failure) -> String {
    let outcome: Subprocess.Outcome
    do {
      outcome = try Subprocess(path: program, arguments: arguments).execute(reading: stream)
    } catch {
      throw Failure(.failed, "curl cannot be run: \(error)")
    }
    guard outcome.status != 127 else {
      throw Failure(.failed, "the program curl is not installed, and is compared with; install it")
    }
    guard outcome.status == 0 else {
      throw Failure(.failed, "curl failed with exit code \(outcome.status)")
    }
    return outcome.output
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }
}
