import Foundation
import Glibc
import PrivateServers
import SystemCalls

/// A program that comes with PostgreSQL, run by the server's user.
struct ServerProgram {
  let installation: Installation
  let user: ServerUser

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - doing: A noun for what fails: "the backup".
  ///   - directory: The working directory.
  ///   - received: Receives the messages while the program runs.
  /// - Throws: ``BackupError/failed(doing:reason:)`` with the program's last error.
  func run(
    _ name: String, _ arguments: [String], doing: String, on path: String,
    environment: [String: String] = [:], directory: String = "/",
    received: (ArraySlice<UInt8>) -> Void = { _ in }
  ) throws {
    let file = installation.path(name)
    guard access(file, X_OK) == 0 else {
      throw BackupError.programMissing(
        name: name, directory: installation.directory, major: installation.major)
    }
    let program = user.program(
      file, arguments, environment: environment, directory: directory)
    let outcome: Subprocess.Outcome
    do throws(SubprocessError) {
      outcome = try program.execute(reading: STDERR_FILENO, received: received)
    } catch {
      throw BackupError.system(error.code, doing: error.doing, path: file, user: user)
    }
    guard outcome.status == 0 else {
      let message = ServerMessage(text: outcome.output)
      if message.saysDiskIsFull { throw BackupError.diskFull(path: path) }
      throw BackupError.failed(
        doing: doing, reason: message.programError ?? "\(name) ended with status \(outcome.status)")
    }
  }
}

extension ServerMessage {
  /// The first error of a program, without its name: "pg_verifybackup: error: reason". Later errors
  /// follow from it.
  var programError: String? {
    let lines = text.split { $0.isNewline }
    for mark in ["error: ", "FATAL:  ", "fatal: "] {
      for line in lines {
        if let range = line.range(of: mark) { return String(line[range.upperBound...]) }
      }
    }
    return lines.last.map(String.init)
  }
}
