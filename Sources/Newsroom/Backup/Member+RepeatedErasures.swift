import Digests
import Editorial
import EventSourcing
import Foundation
import PlainText

extension Member {
  /// Applies erasures again that were recorded in a later log than this one. What this log does not
  /// have, or has erased, is left alone.
  ///
  /// - Returns: The number of events that record them.
  func repeatErasures(_ erasures: [RecordedErasure]) async throws -> Int {
    let before = try await self.erasures().erasures.count
    for erasure in erasures {
      switch erasure.category {
      case "article": try await repeatOnArticle(erasure)
      case "reply": try await repeatOnReply(erasure)
      default: continue
      }
    }
    return try await self.erasures().erasures.count - before
  }

  private func repeatOnArticle(_ erasure: RecordedErasure) async throws {
    while true {
      let events = try await store.load(.article(erasure.stream)).events
      guard let scope = Article.fold(events).firstScope(of: erasure) else { return }
      _ = try await perform(
        .erase(scope, reason: erasure.repeatedReason, ground: erasure.ground), on: erasure.stream)
    }
  }

  private func repeatOnReply(_ erasure: RecordedErasure) async throws {
    do {
      let reply = try await findReply(erasure.stream.text)
      _ = try await moderate(
        .erase(reason: erasure.repeatedReason, ground: erasure.ground), reply)
    } catch let failure as Failure where failure.kind == .notFound {
      return
    }
  }
}

extension RecordedErasure {
  fileprivate var repeatedReason: String {
    "\(reason) (again after a restore; first by \(by) on \(at.timestamp))"
  }
}

extension ArticleState {
  /// What remains to be erased, or a part of it.
  fileprivate func firstScope(of erasure: RecordedErasure) -> ErasureScope? {
    for key in erasure.texts where erasures[key] == nil {
      if let revision = revisions.first(where: { $0.content.manuscript == key }) {
        return .revision(revision.number)
      }
      if let note = notes.first(where: { $0.text == key }) { return .note(note.version) }
    }
    let pictures = Set(revisions.flatMap { $0.content.pictures.map(\.key) })
    return erasure.pictures.first { pictures.contains($0) && erasures[$0] == nil }
      .map { .picture($0) }
  }
}
