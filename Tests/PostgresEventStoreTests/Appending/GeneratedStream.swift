import Digests
import Editorial
import Foundation
import TestSupport

/// What a generator of calls knows of a stream, and the events that it may append next.
struct GeneratedStream {
  let id = UUID()
  var version = 0
  private var revision = 0
  private var headline = GeneratedStream.headlines[0]

  private static let headlines = ["The wall will be raised", "The wall stays low", "No wall"]

  private var text: SaltedText { .sample(of: id) }
  private var digest: Digest { content(headline).digest }

  private func content(_ headline: String) -> Content {
    .sample(headline: headline, manuscript: text)
  }

  /// The texts to send with the events.
  func texts(of events: [ArticleEvent]) -> [SaltedText] {
    version == 0 || events.contains { $0.note != nil } ? [text] : []
  }

  mutating func recorded(_ events: [ArticleEvent], at version: Int) {
    self.version = version
    for event in events {
      switch event {
      case .drafted(_, let content, _), .imported(_, let content, _, _, _):
        (revision, headline) = (1, content.headline)
      case .revised(let revision, let content, _, _):
        (self.revision, headline) = (revision, content.headline)
      default: break
      }
    }
  }

  /// The events of one command. Most of them can be recorded.
  func events(using random: inout SeededGenerator) -> [ArticleEvent] {
    let slug = Slug.sample("wall-\(Int.random(in: 0..<4_000, using: &random))")
    let noon = Date(timeIntervalSince1970: 1_795_435_200)
    let origin = ImportedArticle.Origin(by: "Ada Keller", at: noon)
    if version == 0 {
      let content = content(random.any(of: Self.headlines))
      let first = ArticleEvent.imported(
        slug: slug, content: content, digest: content.digest, origin: origin, source: nil)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: return [first]
      case 1:
        return [
          first,
          .publicationImported(digest: content.digest, slug: slug, firstAt: noon, last: origin),
          .correctionImported(
            digest: random.oneIn(4) ? text.key : content.digest, kind: .correction,
            notice: "It is a metre.", origin: origin),
        ]
      default: return [.drafted(slug: slug, content: content, digest: content.digest)]
      }
    }
    let named = random.oneIn(12) ? text.key : digest
    let current = random.oneIn(12) ? revision + 1 : revision
    let next = content(random.any(of: Self.headlines))
    let revised = ArticleEvent.revised(
      revision: current + 1, content: next, digest: next.digest,
      restoredFrom: random.oneIn(4) ? Int.random(in: 1...max(revision, 1), using: &random) : nil)
    switch Int.random(in: 0..<32, using: &random) {
    case 0..<5: return [revised]
    case 5: return [revised, .scheduleCancelled]
    case 6..<11: return [.submitted(revision: current, digest: named)]
    case 11: return [revised, .submitted(revision: current + 1, digest: next.digest)]
    case 12..<17: return [.approved(revision: current, digest: named)]
    case 17..<20: return [.published(revision: current, digest: named, slug: slug)]
    case 20:
      return [
        .correctionPublished(revision: current, digest: named, kind: .correction, notice: "More.")
      ]
    case 21: return [.submissionWithdrawn(revision: current)]
    case 22: return [.changesRequested(revision: current, reason: "The height is missing.")]
    case 23:
      return [.publicationScheduled(at: noon, zone: "UTC", revision: current, digest: named)]
    case 24: return [.noteAdded(note: random.oneIn(3) ? digest : text.key)]
    case 25: return [.slugChanged(from: slug, to: slug)]
    case 26: return [.spiked(reason: "Overtaken.")]
    case 27: return [.unspiked(state: .draft)]
    case 28: return [.killed(reason: "Lost in court.", notice: "It was withdrawn.")]
    case 29:
      return [
        .textErased(
          texts: [text.key], revisions: [1], notes: [], reason: "It names a minor.",
          ground: "GDPR Art. 17")
      ]
    case 30: return [.unpublished(reason: "A complaint."), .unpublicationCancelled]
    default: return [.assigned(to: "emil", due: nil)]
    }
  }
}
