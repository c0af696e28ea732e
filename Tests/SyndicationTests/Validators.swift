import Foundation
import TestSupport
import Testing

/// Programs that judge exports and were not written here.
enum Validators {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL.path

  /// The folder with the schemas of the standards; nil if there is none.
  static let standards = ProcessInfo.processInfo.environment["GALLEY_STANDARDS"]

  /// Installs the validators. The directory of their programs.
  private static func install() async throws -> String {
    try await output(
      of: "/bin/bash", ["\(repository)/Tests/Validators/install"], input: "/dev/null"
    ).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// What is wrong with JSON values, each in its line; empty if they are valid.
  static func faults(in lines: String, bySchema schema: String) async throws -> String {
    let programs = try await install()
    let input = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try lines.write(to: input, atomically: false, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: input) }
    return try await output(
      of: "\(programs)/python", ["\(repository)/Tests/Validators/validate-json", schema],
      input: input.path)
  }

  /// What is wrong with the pages below a folder, each in its line; empty if nothing is.
  static func faults(inSite folder: String) async throws -> String {
    let programs = try await install()
    return try await output(
      of: "\(programs)/python", ["\(repository)/Tests/Validators/check-site", folder],
      input: "/dev/null")
  }

  private static func output(
    of program: String, _ arguments: [String], input: String
  ) async throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    var streams = ChildProcess.Streams()
    (streams.input, streams.output, streams.errors) = (input, file.path, file.path)
    let process = try ChildProcess(
      program, arguments, environment: ProcessInfo.processInfo.environment, streams: streams)
    let code = await process.exitCode()
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    try #require(code == 0, "\(program): \(text)")
    return text
  }
}
