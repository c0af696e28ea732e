import ArgumentParsing
import Foundation

/// A shell found on this machine, to try a completion script in.
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

  /// What `script`, given on standard input, prints on standard output.
  ///
  /// - Throws: ``Surprise`` with the shell's own words when it fails or complains.
  func run(_ script: String, options: [String] = []) throws -> String {
    let process = Process()
    let (input, output, errors) = (Pipe(), Pipe(), Pipe())
    process.executableURL = program
    process.arguments = options
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(script.utf8))
    try input.fileHandleForWriting.close()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    let complaint = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0, complaint.isEmpty else {
      throw Surprise(String(decoding: complaint, as: UTF8.self))
    }
    return String(decoding: printed, as: UTF8.self)
  }
}
