import Digests
import Foundation
import PlainText

/// What a reply form carries: its id, and when this program made it. The program can tell whether it
/// made a token, and for which article; another program, or this one after a restart, makes others.
struct ReplyFormToken: Sendable {
  let id: UUID
  let madeAt: Date

  /// A form that is sent faster was not read.
  static let shortest: TimeInterval = 3
  static let longest: TimeInterval = 24 * 3_600

  /// Makes and reads the tokens of this program.
  struct Maker: Sendable {
    private let key = RandomBytes.make(32)

    func token(for article: UUID, at now: Date = .now) -> String {
      text(ReplyFormToken(id: UUID(), madeAt: now), article)
    }

    /// Nil if it was not made here for this article, or too long ago.
    func read(_ text: String, for article: UUID, at now: Date = .now) -> ReplyFormToken? {
      let parts = text.split(separator: ".")
      guard parts.count == 3, let id = UUID(uuidString: String(parts[0])),
        let seconds = Int(parts[1])
      else { return nil }
      let token = ReplyFormToken(
        id: id, madeAt: Date(timeIntervalSince1970: TimeInterval(seconds)))
      let (given, expected) = (Array(text.utf8), Array(self.text(token, article).utf8))
      guard given.count == expected.count,
        zip(given, expected).reduce(UInt8(0), { $0 | ($1.0 ^ $1.1) }) == 0,
        now.timeIntervalSince(token.madeAt) <= ReplyFormToken.longest
      else { return nil }
      return token
    }

    private func text(_ token: ReplyFormToken, _ article: UUID) -> String {
      let plain = "\(token.id.text).\(Int(token.madeAt.timeIntervalSince1970))"
      let code = AuthenticationCode.of(Array("reply to \(article.text) \(plain)".utf8), key: key)
      return "\(plain).\(code.hex)"
    }
  }

  /// Whether a person can have read the form since it was made. Times are in whole seconds.
  func isRipe(at now: Date = .now) -> Bool { now.timeIntervalSince(madeAt) >= Self.shortest }
}
