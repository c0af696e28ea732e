package import Foundation
import JSON
import PlainText

/// Whether readers may reply to an article.
package enum ReplyPolicy: Hashable, Sendable {
  case closed
  case open
  /// Open for so many days after the article was first published.
  case days(Int)

  /// The most days after which replies close.
  package static let mostDays = 3_650

  /// Reads `closed`, `open` or a number of days, such as `14 days`; nil for anything else.
  package init?(_ text: String) {
    switch text {
    case "closed": self = .closed
    case "open": self = .open
    default:
      let words = text.split(separator: " ")
      guard words.count == 2, words[1] == "days" || words[1] == "day",
        let days = Int(words[0]), String(days) == words[0], (1...Self.mostDays).contains(days)
      else { return nil }
      self = .days(days)
    }
  }

  /// As it is read, such as `14 days`.
  package var text: String {
    switch self {
    case .closed: "closed"
    case .open: "open"
    case .days(let days): Count.of(days, "day")
    }
  }

  /// When replies to an article close; nil if they do not.
  ///
  /// - Parameter published: When the article was first published.
  package func closing(after published: Date) -> Date? {
    switch self {
    case .closed: published
    case .open: nil
    case .days(let days): published + Double(days) * 86_400
    }
  }
}

/// Why an article does not take a reply.
package enum ReplyRefusal: Error, Hashable, CustomStringConvertible {
  /// The public cannot read the article.
  case notPublic
  case closed
  case closedSince(Date)

  package var description: String {
    switch self {
    case .notPublic: "there is no such article to reply to"
    case .closed: "this article does not take replies"
    case .closedSince: "this article no longer takes replies"
    }
  }
}

extension ArticleState {
  /// Whether readers may reply: by the article's own policy, or else by the newsroom's.
  package func replyPolicy(in settings: NewsroomSettings) -> ReplyPolicy {
    replyPolicy ?? settings.replies
  }

  /// Why a reader may not reply to the article now; nil if they may.
  package func replyRefusal(in settings: NewsroomSettings, at now: Date) -> ReplyRefusal? {
    guard live != nil, let firstPublishedAt else { return .notPublic }
    let policy = replyPolicy(in: settings)
    if policy == .closed { return .closed }
    guard let closing = policy.closing(after: firstPublishedAt), closing <= now else { return nil }
    return .closedSince(closing)
  }
}

extension JSONFields {
  /// Nil for the default of the newsroom.
  var replyPolicy: ReplyPolicy? {
    get throws(JSONFieldError) {
      try optional("policy", "open, closed or a number of days") {
        $0.string.flatMap { ReplyPolicy($0) }
      }
    }
  }
}
