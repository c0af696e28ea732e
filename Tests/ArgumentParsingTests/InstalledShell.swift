import ArgumentParsing
import Foundation
import TestSupport

/// A shell on this machine, in which to test a completion script.
struct InstalledShell {
  let program: URL

  /// Nil when the shell is not installed.
  init?(_ shell: Shell) {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let candidates = path.split(separator: ":").map {
      URL(filePath: String($0)).appending(path: shell.rawValue)
    }
    guard
      let program = candidates.first(where: {
        FileManager.default.isExecutableFile(atPath: $0.path())
      })
    else { return nil }
    self.program = program
  }

  /// The standard output of the shell for `script` on its standard input.
  ///
  /// - Throws: ``Surprise`` with the messages of the shell, if it fails or prints an error.
  func run(_ script: String, options: [String] = []) throws -> String {
    let directory = FileManager.default.temporaryDirectory
      .appending(path: "galley-shell-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let (input, output, errors) = (
      directory.appending(path: "stdin"), directory.appending(path: "stdout"),
      directory.appending(path: "stderr")
    )
    try Data(script.utf8).write(to: input)
    var streams = ChildProcess.Streams()
    (streams.input, streams.output, streams.errors) = (input.path, output.path, errors.path)
    let exitCode = try ChildProcess(program.path, options, streams: streams).waitForExit()
    let complaint = try String(contentsOf: errors, encoding: .utf8)
    guard exitCode == 0, complaint.isEmpty else { throw Surprise(complaint) }
    return try String(contentsOf: output, encoding: .utf8)
  }
}
