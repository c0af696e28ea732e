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
  /// The addresses and the words that are remembered.
  private static let most = 20_000

  private var ofAddresses: [String: [Date]] = [:]
  /// Only articles that take replies are here, so nobody can add so many that the others are forgotten.
  private var ofArticles: [UUID: [Date]] = [:]
  private var received: [Digest: Date] = [:]

  /// Counts a form. Returns whether it may be looked at.
  func takeForm(from address: String, at now: Date = .now) -> Bool {
    let key = "form \(address)"
    guard recent(ofAddress: key, now) < Self.formsOfAddress else { return false }
    ofAddresses[key, default: []].append(now)
    return true
  }

  /// Counts a reply. Returns whether it may be recorded.
  func takeReply(from address: String, to article: UUID, at now: Date = .now) -> Bool {
    let key = "reply \(address)"
    ofArticles[article]?.removeAll { now.timeIntervalSince($0) > Self.time }
    guard recent(ofAddress: key, now) < Self.repliesOfAddress,
      ofArticles[article, default: []].count < Self.repliesToArticle
    else { return false }
    ofAddresses[key, default: []].append(now)
    ofArticles[article, default: []].append(now)
    return true
  }

  /// Whether the same words were received within ``time``.
  func isRepeated(_ words: Digest, at now: Date = .now) -> Bool {
    received[words].map { now.timeIntervalSince($0) < Self.time } ?? false
  }

  /// Notes that the words were recorded.
  func note(_ words: Digest, at now: Date = .now) {
    if received.count >= Self.most { received = [:] }
    received[words] = now
  }

  private func recent(ofAddress key: String, _ now: Date) -> Int {
    if ofAddresses.count >= Self.most { ofAddresses = [:] }
    ofAddresses[key]?.removeAll { now.timeIntervalSince($0) > Self.time }
    return ofAddresses[key, default: []].count
  }
}
