import Foundation
import Testing

/// The programs in `Tests/Validators`, and others that were not written here.
package enum ValidatorProgram {
  private static let folder = URL(filePath: #filePath)
    .appending(path: "../../../Validators").standardizedFileURL.path

  /// The path of a file in the folder, such as a grammar of our own.
  package static func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// Runs a Python program of the folder in the virtual environment, which it first installs.
  ///
  /// - Returns: What it writes.
  package static func run(
    _ name: String, _ arguments: [String] = [], input: [UInt8] = []
  ) async throws -> String {
    try await output(of: "\(try await programs())/python", [path(name)] + arguments, input: input)
  }

  /// The folder of the virtual environment's programs, which it first installs.
  package static func programs() async throws -> String {
    try await output(of: "/bin/bash", [path("install")])
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Runs a program.
  ///
  /// - Parameter codes: The exit codes that it may have.
  /// - Returns: What it writes, with its errors.
  package static func output(
    of program: String, _ arguments: [String], input: [UInt8] = [], codes: Set<Int> = [0]
  ) async throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (given, written) = (folder.appending(path: "input"), folder.appending(path: "output"))
    try Data(input).write(to: given)
    var streams = ChildProcess.Streams()
    (streams.input, streams.output, streams.errors) = (given.path, written.path, written.path)
    let process = try ChildProcess(
      program, arguments, environment: ProcessInfo.processInfo.environment, streams: streams)
    let code = await process.exitCode()
    let text = (try? String(contentsOf: written, encoding: .utf8)) ?? ""
    try #require(codes.contains(code), "\(program): \(text)")
    return text
  }
}
