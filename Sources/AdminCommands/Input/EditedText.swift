import Foundation
import Glibc
import PrivateFiles

/// A text in a private file that a person writes in an editor's program.
struct EditedText {
  let path: String
  private let directory: String
  private let template: [UInt8]

  /// Makes the file, which nobody else may read.
  init(opening template: String) throws(InputError) {
    self.template = Array(template.utf8)
    let parent = Invocation.current.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 }
    var name = Array("\(parent ?? "/tmp")/galley-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else {
      throw InputError(
        "no file to write in can be made in \(parent ?? "/tmp"): "
          + "\(String(cString: strerror(errno))); set TMPDIR to another directory")
    }
    directory = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    path = "\(directory)/manuscript.md"
    do throws(PrivateFileError) {
      try PrivateFile.create(at: path, contents: self.template)
    } catch {
      remove()
      throw InputError("\(error); set TMPDIR to another directory")
    }
  }

  /// Runs the editor's program on the file and waits for its end.
  func edit() throws(InputError) {
    let editor = EditorProgram(environment: Invocation.current.environment)
    let code = try editor.open(path)
    guard code == 0 else {
      throw InputError("the editor '\(editor.command)' ended with code \(code)")
    }
  }

  /// Whether `bytes` are more than the template, and more than nothing.
  func isWritten(_ bytes: [UInt8]) -> Bool {
    bytes != template && !bytes.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }

  /// Removes the file when `body` is done; when it fails, and something was written, keeps it. So it
  /// does when a signal ends the program meanwhile.
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
