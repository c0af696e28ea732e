import Digests
import Editorial
import EventSourcing
import Foundation

/// What can be known about an article from its events alone.
struct Witness {
  private let events: [RecordedEvent<ArticleEvent>]

  init(_ events: [RecordedEvent<ArticleEvent>]) { self.events = events }

  /// The rule that `next` breaks; nil when it breaks none.
  func objection(to next: ArticleEvent, by actor: String, at now: Date) -> String? {
    if isKilled, ![.noteAdded, .textErased].contains(next.storedType), !isEnding(next) {
      return "killed is final"
    }
    if let text = next.manuscript ?? next.note, erased.contains(text) { return "comes back" }
    if next.erasedTexts.contains(where: { erased.contains($0) }) { return "erases twice" }
    let isOfText = [
      .submitted, .approved, .published, .correctionPublished, .refiled, .publicationScheduled,
    ].contains(next.storedType)
    if isOfText, let text = savedText, erased.contains(text) { return "goes on with no text" }
    switch next {
    case .approved(_, let digest):
      if lastSubmitter == actor { return "the submitter approves" }
      if authorsSinceLastPublished.contains(actor) { return "a contributor approves" }
      return digest == savedDigest ? nil : "approves another text"
    case .published(_, let digest, _), .correctionPublished(_, let digest, _, _):
      if digest != approvedDigest { return "publishes what is not approved" }
      if let expiry, expiry <= now { return "publishes what has expired" }
      return embargo.map { now >= $0 } ?? true ? nil : "publishes under embargo"
    case .refiled(_, let digest, _, let former):
      if former != publicDigest { return "compares with a text that is not public" }
      if digest != approvedDigest { return "publishes what is not approved" }
      if let expiry, expiry <= now { return "publishes what has expired" }
      return embargo.map { now >= $0 } ?? true ? nil : "publishes under embargo"
    case .held: return publicDigest == nil ? "holds what is not public" : nil
    case .holdLifted:
      if !isHeld { return "lifts no hold" }
      return embargo.map { now >= $0 } ?? true ? nil : "publishes under embargo"
    case .unpublicationScheduled(let at, _):
      if publicDigest == nil, schedule == nil { return "unpublishes what will not be public" }
      return at > max(now, schedule ?? now) ? nil : "unpublishes before it publishes"
    case .unpublicationFailed: return publicDigest == nil ? nil : "leaves what it should unpublish"
    case .publicationImported(let digest, _, _, _), .correctionImported(let digest, _, _, _):
      return events.first?.event.storedType == .imported && digest == savedDigest
        ? nil : "imports what was not written elsewhere"
    case .publicationScheduled(let at, _, _, let digest):
      if digest != approvedDigest { return "schedules what is not approved" }
      return at > now && embargo.map { at >= $0 } ?? true ? nil : "schedules too early"
    default: return nil
    }
  }

  /// The public text: the one that was last published or corrected, unless it was unpublished or is
  /// on hold.
  var liveDigest: Digest? { isHeld ? nil : publicDigest }

  /// The same, also on hold.
  private var publicDigest: Digest? {
    for event in events.reversed() {
      switch event.event {
      case .published(_, let digest, _), .correctionPublished(_, let digest, _, _),
        .refiled(_, let digest, _, _), .publicationImported(let digest, _, _, _):
        return digest
      case .unpublished, .killed: return nil
      default: continue
      }
    }
    return nil
  }

  private var isHeld: Bool {
    for event in events.reversed() {
      switch event.event {
      case .held: return true
      case .holdLifted, .published, .correctionPublished, .refiled, .unpublished, .killed:
        return false
      default: continue
      }
    }
    return false
  }

  private var schedule: Date? {
    for event in events.reversed() {
      switch event.event {
      case .publicationScheduled(let at, _, _, _): return at
      case .scheduleCancelled, .published, .correctionPublished, .unpublished, .killed: return nil
      default: continue
      }
    }
    return nil
  }

  private var expiry: Date? {
    for event in events.reversed() {
      switch event.event {
      case .unpublicationScheduled(let at, _): return at
      case .unpublicationCancelled, .unpublished, .killed: return nil
      default: continue
      }
    }
    return nil
  }

  private var erased: Set<Digest> { Set(events.flatMap(\.event.erasedTexts)) }

  private var savedText: Digest? { events.compactMap(\.event.manuscript).last }

  /// Whether the event says what a kill ended, right after it.
  private func isEnding(_ next: ArticleEvent) -> Bool {
    let endings: Set<StoredEventType> = [
      .scheduleCancelled, .unpublicationCancelled, .embargoLifted, .submissionWithdrawn,
      .assignmentEnded,
    ]
    let last = events.last { !endings.contains($0.event.storedType) }
    return last?.event.storedType == .killed && endings.contains(next.storedType)
  }

  private var isKilled: Bool { events.contains { $0.event.storedType == .killed } }

  private var lastSubmitter: String? {
    events.last { $0.event.storedType == .submitted }?.actor
  }

  private var authorsSinceLastPublished: Set<String> {
    let since = events.reversed().prefix {
      ![.published, .correctionPublished, .refiled, .publicationImported]
        .contains($0.event.storedType)
    }
    return Set(
      since.filter { [.drafted, .imported, .revised].contains($0.event.storedType) }.map(\.actor))
  }

  private var savedDigest: Digest? {
    for event in events.reversed() {
      switch event.event {
      case .drafted(_, _, let digest), .imported(_, _, let digest, _, _),
        .revised(_, _, let digest, _):
        return digest
      default: continue
      }
    }
    return nil
  }

  /// The approved digest, unless the text was revised or changes were requested since.
  private var approvedDigest: Digest? {
    for event in events.reversed() {
      switch event.event {
      case .approved(_, let digest), .publicationImported(let digest, _, _, _): return digest
      case .drafted, .imported, .revised, .changesRequested, .submitted, .submissionWithdrawn:
        return nil
      default: continue
      }
    }
    return nil
  }

  private var embargo: Date? {
    for event in events.reversed() {
      switch event.event {
      case .embargoSet(let until): return until
      case .embargoLifted, .killed: return nil
      default: continue
      }
    }
    return nil
  }
}
