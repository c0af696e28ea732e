import Foundation

/// A shell script as a program.
package enum Script {
  /// Writes the script in a child process. If this process had the file open for writing, a process
  /// that another test starts could inherit the descriptor, and until it is closed the system would
  /// refuse to run the script: "Text file busy".
  package static func write(_ script: String, to path: String) throws {
    let source = FileManager.default.temporaryDirectory
      .appending(path: "galley-script-\(UUID().uuidString)")
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: source)
    defer { try? FileManager.default.removeItem(at: source) }
    let installer = try ChildProcess("/usr/bin/install", ["-m", "755", source.path, path])
    guard installer.waitForExit() == 0 else { throw CocoaError(.fileWriteUnknown) }
  }
}
