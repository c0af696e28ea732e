import Digests
import Editorial
import Foundation
import Testing

// The state of a story at the start of a test.
extension Story {
  static let nothing = Story()

  static func drafted() throws -> Story {
    let content = try content()
    return Story.nothing.and(
      .drafted(slug: try slug("cat-news"), content: content, digest: content.digest))
  }

  static func submitted() throws -> Story { try drafted().submitted() }
  static func approved() throws -> Story { try drafted().submitted().approved() }
  static func published() throws -> Story { try approved().published() }

  func revised(_ headline: String, by actor: Actor = .eve) throws -> Story {
    let content = try content(headline)
    return and(
      .revised(
        revision: try current.number + 1, content: content, digest: content.digest,
        restoredFrom: nil),
      by: actor)
  }

  func submitted(by actor: Actor = .eve) throws -> Story {
    and(.submitted(revision: try current.number, digest: try current.digest), by: actor)
  }

  func approved(by actor: Actor = .ann) throws -> Story {
    and(.approved(revision: try current.number, digest: try current.digest), by: actor)
  }

  func published(by actor: Actor = .ann) throws -> Story {
    and(
      .published(
        revision: try current.number, digest: try current.digest, slug: try #require(state.slug)),
      by: actor)
  }

  /// An hour after ``Story/now``.
  func scheduled() throws -> Story {
    and(
      .publicationScheduled(
        at: Self.now + 3600, zone: "Europe/Berlin", revision: try current.number,
        digest: try current.digest),
      by: .ann)
  }

  var current: ArticleRevision { get throws { try #require(state.current) } }
}
