import Foundation
import Glibc
import Newsroom
import PrivateFiles
import SystemCalls

/// A text that a person writes in an editor, in a private file.
struct EditedText {
  let path: String
  private let directory: String
  private let template: [UInt8]

  /// Creates the file. Nobody else may read it.
  init(opening template: String) throws(Failure) {
    self.template = Array(template.utf8)
    let given = Invocation.current.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 }
    let parent = given ?? "/tmp"
    guard let directory = SystemCall.makePrivateFolder(in: parent) else {
      throw Failure(
        .invalid,
        "cannot create a file in \(parent): \(SystemCall.reason(of: errno)); set TMPDIR to another "
          + "directory")
    }
    self.directory = directory
    path = "\(directory)/manuscript.md"
    do throws(PrivateFileError) {
      try PrivateFile.create(at: path, contents: self.template)
    } catch {
      remove()
      throw Failure(.invalid, "\(error); set TMPDIR to another directory")
    }
  }

  /// Opens the editor on the file and waits until it ends.
  func edit() throws(Failure) {
    let editor = EditorProgram(environment: Invocation.current.environment)
    let code = try editor.open(path)
    guard code == 0 else {
      throw Failure(.invalid, "the editor '\(editor.command)' ended with code \(code)")
    }
  }

  /// Whether `bytes` differ from the template and are not blank.
  func isWritten(_ bytes: [UInt8]) -> Bool {
    bytes != template && !bytes.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }

  /// Removes the file after `body`. Keeps it if something was written and `body` fails, or if a
  /// signal ends the program meanwhile.
  func keepingOnFailure<R>(_ body: () async throws -> R) async throws -> R {
    let ending = KeptOnSignal(path: path)
    defer { ending.cancel() }
    do {
      let answer = try await body()
      remove()
      return answer
    } catch {
      let written = FileManager.default.contents(atPath: path).map { isWritten(Array($0)) }
      guard written == true else {
        remove()
        throw error
      }
      throw KeptText(path: path, reason: error)
    }
  }

  private func remove() { try? FileManager.default.removeItem(atPath: directory) }
}
