import Foundation

/// A shell script as a program of its own.
package enum Script {
  /// Writes it in a child process, which has closed it when this returns. Had this process it open
  /// for writing, one that another test starts could hold it open a little longer, and until then
  /// the system refuses to run it: "Text file busy".
  package static func write(_ script: String, to path: String) throws {
    let source = FileManager.default.temporaryDirectory
      .appending(path: "galley-script-\(UUID().uuidString)")
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: source)
    defer { try? FileManager.default.removeItem(at: source) }
    let installer = try ChildProcess("/usr/bin/install", ["-m", "755", source.path, path])
    guard installer.waitForExit() == 0 else { throw CocoaError(.fileWriteUnknown) }
  }
}
