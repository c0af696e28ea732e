import Foundation
import TestSupport
import Testing

/// The programs in `Tests/Validators`, in their virtual environment.
enum Python {
  private static let folder = URL(filePath: #filePath)
    .appending(path: "../../Validators").standardizedFileURL.path

  static func run(_ program: String, _ arguments: [String], input: [UInt8]) async throws -> String {
    let environment = try await output("/bin/bash", ["\(folder)/install"], input: "/dev/null")
    let python = environment.trimmingCharacters(in: .whitespacesAndNewlines) + "/python"
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(input).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try await output(python, ["\(folder)/\(program)"] + arguments, input: file.path)
  }

  private static func output(
    _ program: String, _ arguments: [String], input: String
  ) async throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    var streams = ChildProcess.Streams()
    (streams.input, streams.output) = (input, file.path)
    let process = try ChildProcess(
      program, arguments, environment: ProcessInfo.processInfo.environment, streams: streams)
    try #require(await process.exitCode() == 0)
    return try String(contentsOf: file, encoding: .utf8)
  }
}
