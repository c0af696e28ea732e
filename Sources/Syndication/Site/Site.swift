package import Digests
import Editorial
package import Foundation
import HTML

/// The newsroom's site: what all its pages have in common. Each page is a function of it and of what
/// the page shows.
package struct Site: Sendable {
  /// Raise it whenever the same articles would give other pages. A site of another version is
  /// written again as a whole.
  package static let version = 5

  package let publisher: Publisher
  /// The sections that every page names, in this order.
  package let sections: [String]
  package let clock: SiteClock
  /// Nil if the site offers none.
  package let replyForm: SiteReplyForm?
  package let style: SiteStyle

  /// - Parameters:
  ///   - sections: Those of the newsroom's settings; empty if it has no such list.
  ///   - replyForm: Where readers reply; nil for a site that does not offer it.
  ///   - css: Replaces the site's own style; nil to keep it.
  package init(
    publisher: Publisher, sections: [String], clock: SiteClock, replyForm: SiteReplyForm? = nil,
    css: String? = nil
  ) {
    self.publisher = publisher
    self.sections = sections
    self.clock = clock
    self.replyForm = replyForm
    style = SiteStyle(css ?? SiteStyle.css)
  }

  /// The name of the site.
  package var name: String { publisher.name ?? SiteWords.siteName }

  /// Sites with the same fingerprint have the same pages for the same articles.
  package var fingerprint: Digest {
    let parts: [String?] =
      [
        String(Self.version), publisher.name, publisher.address, publisher.principles,
        publisher.correctionsPolicy, clock.label, clock.zone.identifier, style.name,
        replyForm?.address, replyForm?.policy.text,
      ] + sections
    // No part contains a NUL character.
    return Digest(of: parts.map { $0 ?? "" }.joined(separator: "\0").utf8)
  }

  /// The complete address of a page; nil if the publisher's address is not known.
  func address(of path: SitePath) -> WebAddress? {
    publisher.address.flatMap { WebAddress("\($0)/\(path.text)") }
  }
}

/// Times as the site shows them.
package struct SiteClock: Hashable, Sendable {
  package let zone: TimeZone
  /// The zone's name for readers, such as `UTC` or `Berlin`.
  package let label: String

  package init(zone: TimeZone, label: String) { (self.zone, self.label) = (zone, label) }

  /// Such as `1 December 2026`.
  func day(_ instant: Date) -> String {
    let parts = local(instant).prefix(10).split(separator: "-").compactMap { Int($0) }
    return SiteWords.day(parts[2], month: parts[1], year: parts[0])
  }

  /// Such as `1 December 2026, 06:00 UTC`.
  func moment(_ instant: Date) -> String {
    "\(day(instant)), \(local(instant).dropFirst(11).prefix(5)) \(label)"
  }

  private func local(_ instant: Date) -> String {
    (instant + Double(zone.secondsFromGMT(for: instant))).timestamp
  }
}
