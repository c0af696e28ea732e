package import Foundation
import PlainText

/// What a document says about itself.
package struct SyndicationHead: Hashable, Sendable {
  package let publisher: Publisher
  /// The section to which the document is limited; nil for all.
  package let section: String?
  /// The keyword to which the document is limited; nil for all.
  package let keyword: String?
  /// When the document is written.
  package let writtenAt: Date
  /// When the public last saw a change.
  package let changedAt: Date
  /// Whether the document has everything that the public can read in its section or with its keyword.
  /// Then what is not in it is gone.
  package let isComplete: Bool
  /// The web address of the document; nil if it is unknown.
  package let address: String?

  package init(
    _ publisher: Publisher, section: String? = nil, keyword: String? = nil, writtenAt: Date,
    changedAt: Date, isComplete: Bool = false, address: String? = nil
  ) {
    self.publisher = publisher
    self.section = section
    self.keyword = keyword
    self.writtenAt = writtenAt
    self.changedAt = changedAt
    self.isComplete = isComplete
    self.address = address
  }

  /// The name of the publisher, and of what the document is limited to.
  var title: String {
    ([publisher.title] + [section, keyword].compactMap(\.self)).joined(separator: ": ")
  }

  /// A permanent id. It is the same for the same publisher, section and keyword.
  var urn: String {
    let names = [publisher.address ?? publisher.name, section, keyword]
      .map { $0.map { "=\($0)" } ?? "" }.joined(separator: "\u{0}")
    return "urn:uuid:\(UUID(naming: names).text)"
  }
}

/// A part of a document that is written as several files.
package struct SyndicationPage: Hashable, Sendable {
  /// From 1.
  package let number: Int
  package let isLast: Bool

  package init(number: Int, isLast: Bool) { (self.number, self.isLast) = (number, isLast) }
}
