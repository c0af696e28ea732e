import Digests
import Foundation

/// Slows down those who flood the desk with replies: a limited number of forms from each address and
/// for each article. They are kept in memory only.
actor ReplyLimits {
  /// How many forms an address may send in ``time``, and how many replies may be received from it.
  static let formsOfAddress = 60
  static let repliesOfAddress = 5
  /// How many replies an article may receive in ``time``.
  static let repliesToArticle = 100
  static let time: TimeInterval = 10 * 60
  /// The keys that are remembered.
  private static let most = 20_000

  private var counted: [String: [Date]] = [:]
  private var received: [Digest: Date] = [:]

  /// Counts a form. Returns whether it may be looked at.
  func takeForm(from address: String, at now: Date = .now) -> Bool {
    take(["form \(address)": Self.formsOfAddress], at: now)
  }

  /// Counts a reply. Returns whether it may be recorded.
  func takeReply(from address: String, to article: UUID, at now: Date = .now) -> Bool {
    take(
      ["reply \(address)": Self.repliesOfAddress, "article \(article)": Self.repliesToArticle],
      at: now)
  }

  /// Whether the same words were received within ``time``. It then notes them.
  func isRepeated(_ words: Digest, at now: Date = .now) -> Bool {
    if received.count >= Self.most { received = [:] }
    let former = received.updateValue(now, forKey: words)
    return former.map { now.timeIntervalSince($0) < Self.time } ?? false
  }

  private func take(_ limits: [String: Int], at now: Date) -> Bool {
    if counted.count >= Self.most { counted = [:] }
    for key in limits.keys {
      counted[key]?.removeAll { now.timeIntervalSince($0) > Self.time }
    }
    guard limits.allSatisfy({ counted[$0, default: []].count < $1 }) else { return false }
    for key in limits.keys { counted[key, default: []].append(now) }
    return true
  }
}
