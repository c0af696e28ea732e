import Digests
import Foundation

/// A second factor that a person is setting up: the secret for the program on the person's phone.
/// It counts once a code proves that the program has it.
package struct ProposedSecondFactor: Sendable {
  let login: String
  private let secret: [UInt8]
  /// The secret, encrypted for a form. The server keeps nothing until a code came.
  package let sealed: [UInt8]

  package init(for login: String, with key: SecondFactorKey) {
    (self.login, secret) = (login, RandomBytes.make(OneTimeCode.keyCount))
    sealed = key.seal(secret, for: login)
  }

  /// Nil if this is not the sealed secret of a form for this person.
  package init?(sealed: [UInt8], for login: String, with key: SecondFactorKey) {
    guard let secret = key.open(sealed, for: login), secret.count == OneTimeCode.keyCount else {
      return nil
    }
    (self.login, self.secret, self.sealed) = (login, secret, sealed)
  }

  /// The secret in groups of four, for typing.
  package var text: String {
    let letters = Array(secret.base32)
    return stride(from: 0, to: letters.count, by: 4)
      .map { String(letters[$0..<min($0 + 4, letters.count)]) }.joined(separator: " ")
  }

  /// The link that opens a program for codes, if the browser is on the same phone.
  ///
  /// - Parameter issuer: The newsroom, as the program lists it.
  package func link(issuer: String) -> String {
    func escaped(_ text: String) -> String {
      text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
    return "otpauth://totp/\(escaped(issuer)):\(escaped(login))?secret=\(secret.base32)"
      + "&issuer=\(escaped(issuer))&algorithm=SHA1&digits=6&period=30"
  }

  /// The step of a code; nil if it is not one of this secret.
  func step(of code: String, at now: Date) -> Int64? {
    OneTimeCode.step(of: code, key: secret, at: now, after: 0)
  }
}
