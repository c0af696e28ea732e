import Glibc
import Newsroom
import PlainText
import Terminal

/// Where a new password comes from: typed twice on a terminal that does not show it, or else one
/// line of standard input. Never from an argument or a variable, which others on the machine, and a
/// shell's history, can see.
enum NewPassword {
  /// In bytes: more than the longest password has.
  private static let limit = 4_096

  /// - Throws: ``InputError``, `Failure` for a password that will not do, or `OutputError`.
  static func read(for login: String) throws -> Password {
    guard isatty(STDIN_FILENO) == 1 else { return try Password(try standardInput()) }
    let name = SanitizedText(line: login)
    let password = try Password(try typed("New password for \(name): "))
    guard try typed("The same again: ") == Array(password.text.utf8) else {
      throw InputError("the two passwords are not the same; try again")
    }
    return password
  }

  private static func typed(_ prompt: String) throws -> [UInt8] {
    guard let line = try HiddenLine.read(from: STDIN_FILENO, limit: limit, prompt: prompt) else {
      throw InputError("no password was typed")
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
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    guard !bytes.isEmpty, !bytes.contains(UInt8(ascii: "\n")) else {
      throw InputError(
        "standard input should be one line, the password; without a terminal there is no prompt")
    }
    return bytes
  }
}
