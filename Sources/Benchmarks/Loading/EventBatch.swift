import Digests
import Editorial
import EventSourcing
import Foundation

/// The rows of some events in the tables alongside the log.
struct EventBatch: Sendable {
  struct Claim: Sendable {
    let slug: Slug
    let stream: UUID
  }

  struct Text: Sendable {
    let text: SaltedText
    let stream: UUID
  }

  /// The number of events in a batch.
  static let size = 500

  private(set) var eventCount = 0
  private(set) var claims: [Claim] = []
  private(set) var texts: [Text] = []

  mutating func add(_ event: SyntheticEvent) {
    let stream = event.recorded.stream.id
    eventCount += 1
    if let slug = event.recorded.event.slugClaim {
      claims.append(Claim(slug: slug, stream: stream))
    }
    if let text = event.text { texts.append(Text(text: text, stream: stream)) }
  }
}
