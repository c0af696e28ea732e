package import Digests
package import Editorial
package import EventSourcing
package import Foundation

extension SaltedText {
  /// The sample manuscript of a stream. Each stream has its own salt, so the keys differ.
  package static func sample(of stream: UUID) -> SaltedText {
    let bytes = withUnsafeBytes(of: stream.uuid) { Array($0) }
    guard let salt = Salt(bytes: bytes) else { preconditionFailure("a UUID has 16 bytes") }
    return SaltedText(SaltedText.sample().text, salt: salt)
  }
}

extension ArticleEvent {
  /// The sample event for an article: it cites the sample manuscript of the stream, and has the
  /// matching digest.
  package func kept(in stream: UUID) -> ArticleEvent {
    let text = SaltedText.sample(of: stream)
    func own(_ content: Content) -> Content {
      guard content.manuscript == SaltedText.sample().key else { return content }
      var own = content
      own.manuscript = text.key
      return own
    }
    let former = Content.sample().digest
    let digest = Content.sample(manuscript: text).digest
    func own(_ named: Digest) -> Digest { named == former ? digest : named }
    switch self {
    case .drafted(let slug, let content, _):
      return .drafted(slug: slug, content: own(content), digest: own(content).digest)
    case .imported(let slug, let content, _, let origin, let source):
      return .imported(
        slug: slug, content: own(content), digest: own(content).digest, origin: origin,
        source: source)
    case .publicationImported(let named, let slug, let firstAt, let last):
      return .publicationImported(digest: own(named), slug: slug, firstAt: firstAt, last: last)
    case .correctionImported(let named, let kind, let notice, let origin):
      return .correctionImported(
        digest: own(named), kind: kind, notice: notice, origin: origin)
    case .revised(let revision, let content, _, let restored):
      return .revised(
        revision: revision, content: own(content), digest: own(content).digest,
        restoredFrom: restored)
    case .submitted(let revision, let named):
      return .submitted(revision: revision, digest: own(named))
    case .approved(let revision, let named):
      return .approved(revision: revision, digest: own(named))
    case .publicationScheduled(let at, let zone, let revision, let named):
      return .publicationScheduled(at: at, zone: zone, revision: revision, digest: own(named))
    case .published(let revision, let named, let slug):
      return .published(revision: revision, digest: own(named), slug: slug)
    case .correctionPublished(let revision, let named, let kind, let notice):
      return .correctionPublished(
        revision: revision, digest: own(named), kind: kind, notice: notice)
    case .refiled(let revision, let named, let notice, let former):
      return .refiled(
        revision: revision, digest: own(named), notice: notice, former: own(former))
    case .noteAdded(let note, let subject) where note == former:
      return .noteAdded(note: text.key, about: subject)
    default: return self
    }
  }
}

extension Digest {
  /// A request digest that only these events have.
  package static func sample(of events: [ArticleEvent]) -> Digest {
    Digest(of: "\(events)".utf8)
  }
}

extension Append where Event == ArticleEvent, Attachment == SaltedText {
  /// An append of sample events that the log accepts, with the cited texts. Events that cite an
  /// attachment are not changed.
  package static func kept(
    _ events: [ArticleEvent], in stream: UUID, expected: ExpectedVersion = .noStream,
    commandID: UUID = .v7(), attachments: [SaltedText] = []
  ) -> Append {
    let isGiven = attachments.contains { $0 == .sample() }
    let own = isGiven ? events : events.map { $0.kept(in: stream) }
    let text = SaltedText.sample(of: stream)
    let isCited = own.contains { $0.manuscript == text.key || $0.note == text.key }
    return Append(
      stream: .article(stream), expected: expected, commandID: commandID,
      request: .sample(of: own), events: own,
      attachments: attachments + (isCited ? [text] : []))
  }
}
