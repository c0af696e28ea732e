import ArgumentParsing

/// A command line that a person can paste into a shell: words with unusual characters are quoted.
struct ShellCommand: CustomStringConvertible {
  private let words: [String]

  init(_ words: [String]) { self.words = words }

  /// A command line of this program.
  static func galley(_ words: String...) -> ShellCommand { ShellCommand(["galley"] + words) }

  var description: String { words.map(Self.quoted).joined(separator: " ") }

  /// The command line between quotation marks, as part of a sentence.
  var quotation: String {
    let line = description
    return line.contains("'") ? "\"\(line)\"" : "'\(line)'"
  }

  private static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: ","),
        UInt8(ascii: "="), UInt8(ascii: "+"):
        true
      default: false
      }
    }
    return isPlain && !word.isEmpty ? word : PosixShell.quoted(word)
  }
}
