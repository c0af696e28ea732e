import Foundation
import TestSupport
import Testing

/// A program that reads iCalendar files and was not written here.
enum CalendarReader {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardizedFileURL.path

  /// A line for each fault, which begins with `fault: `, and one for each event.
  static func read(_ text: String) async throws -> [String] {
    let programs = try await output(of: "/bin/bash", ["\(repository)/Tests/Validators/install"])
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try await output(
      of: "\(programs)/python", ["\(repository)/Tests/Validators/validate-ics", file.path]
    ).split(separator: "\n").map { String($0) }
  }

  private static func output(of program: String, _ arguments: [String]) async throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    var streams = ChildProcess.Streams()
    (streams.output, streams.errors) = (file.path, file.path)
    let process = try ChildProcess(
      program, arguments, environment: ProcessInfo.processInfo.environment, streams: streams)
    let code = await process.exitCode()
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    try #require(code == 0, "\(program): \(text)")
    return text
  }
}
