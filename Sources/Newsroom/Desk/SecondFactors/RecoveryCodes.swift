import Digests
import PlainText

/// Codes for a person who has lost the phone. Each works once; the newsroom keeps their digests.
enum RecoveryCodes {
  private static let count = 10
  /// In bytes.
  private static let length = 10

  /// Each is 16 letters and digits, in groups of four.
  static func make() -> [String] {
    (0..<count).map { _ in
      let letters = Array(RandomBytes.make(length).base32.lowercased())
      return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<$0 + 4]) }
        .joined(separator: "-")
    }
  }

  /// What the newsroom keeps of a code, however it is typed.
  static func digest(of code: String) -> [UInt8] {
    let plain = code.lowercased().filter { $0.isLetter || $0.isNumber }
    return Digest(of: "recovery code \(plain)".utf8).bytes
  }
}
