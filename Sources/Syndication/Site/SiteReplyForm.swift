package import Editorial
package import Foundation
import HTML
import PlainText

/// Where readers of a site reply to an article, and how long.
package struct SiteReplyForm: Hashable, Sendable {
  /// The address under which the forms are, without a slash at its end.
  package let address: String
  /// For articles without a policy of their own.
  package let policy: ReplyPolicy
  /// When the pages are written.
  private let now: Date

  /// - Parameters:
  ///   - address: Such as `https://desk.example.org`; empty for the site's own.
  ///   - now: When the pages are written. Articles that are closed then have no link to a form.
  package init(address: String, policy: ReplyPolicy, now: Date) {
    (self.address, self.policy, self.now) = (address.withoutSlashesAtEnd, policy, now)
  }

  /// The form for replies to an article, and when it closes, if it does; nil if it is closed.
  func form(for item: PublicItem) -> (address: WebAddress, closing: Date?)? {
    let policy = item.replyPolicy ?? policy
    guard policy != .closed, let address = WebAddress("\(address)/replies/\(item.article.text)")
    else { return nil }
    let closing = policy.closing(after: item.firstPublishedAt)
    if let closing, closing <= now { return nil }
    return (address, closing)
  }
}
