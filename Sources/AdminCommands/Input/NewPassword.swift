import Glibc
import Newsroom
import PlainText
import Terminal

/// Reads a password on a terminal without echo, a new one twice, or else from one line of standard
/// input. It never comes from an argument or a variable, because those are visible to others on the
/// machine and in the shell's history.
enum NewPassword {
  /// In bytes; more than the longest password.
  private static let limit = 4_096

  /// - Throws: ``Failure``, `Failure` for an unacceptable password, or `OutputError`.
  static func read(for login: String) throws -> Password {
    guard isatty(STDIN_FILENO) == 1 else { return try Password(try standardInput()) }
    let name = SanitizedText(line: login)
    let password = try Password(try typed("New password for \(name): "))
    guard try typed("Repeat the password: ") == Array(password.text.utf8) else {
      throw Failure(.invalid, "the passwords do not match; try again")
    }
    return password
  }

  /// Reads the person's present password: typed once, or one line of standard input.
  ///
  /// - Throws: ``Failure``, or `OutputError`.
  static func present(of login: String) throws -> String {
    let bytes =
      isatty(STDIN_FILENO) == 1
      ? try typed("Password of \(SanitizedText(line: login)): ") : try standardInput()
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.invalid, "the password is not UTF-8")
    }
    return text
  }

  private static func typed(_ prompt: String) throws -> [UInt8] {
    guard let line = try HiddenLine.read(from: STDIN_FILENO, limit: limit, prompt: prompt) else {
      throw Failure(.invalid, "no password was typed")
    }
    return line
  }

  private static func standardInput() throws -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: limit)
    while bytes.count <= limit {
      let count = try NamedInput.standardInput.read(into: &chunk)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    bytes = Array(ByteOrderMark.removed(from: bytes[...]))
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    guard !bytes.isEmpty, !bytes.contains(UInt8(ascii: "\n")) else {
      throw Failure(
        .invalid,
        "without a terminal, standard input must be one line with the password")
    }
    return bytes
  }
}
