package import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore

/// An article as those who work on it see it.
package struct ArticleWork: Sendable {
  package let article: ArticleAnswer
  /// All notes, oldest first.
  package let notes: [ArticleNote]
  /// What is missing before the article can be published, by the rules that would refuse it.
  package let checklist: PublicationChecklist
  /// What this person may do with it, by the desk's rules. A rule about what is typed can still refuse
  /// it.
  package let permitted: Set<ArticleVerb>
  /// Whether readers may reply to it; nil if the newsroom decides for all articles.
  package let replyPolicy: ReplyPolicy?
}

extension Member {
  /// An article with its notes and its checklist, usually in one round trip.
  ///
  /// - Throws: ``Failure`` if there is no such article.
  package func work(on reference: String) async throws -> Answer<ArticleWork> {
    try await read(ArticleAnswer.models, about: reference) { id in
      ArticleAnswer.queries(of: id, revision: nil) + [
        NoteEvent.query(of: id), LogReader.events(of: id, after: 0), "SELECT clock_timestamp()",
      ]
    } _: { _, answers, connection in
      let article = try ArticleAnswer(
        answers.dropLast(3), revision: nil, as: reference, on: &connection)
      let (notes, events, now) = (
        answers[6], answers[7], try answers[8][0].value(at: 0, as: Date.self)
      )
      let codec = ArticleEventCodec()
      let recorded = try events.map { try StoredEvent(row: $0).map { try codec.decode($0) } }
      let state = Article.fold(recorded)
      return ArticleWork(
        article: article,
        notes: try ArticleNote.list(
          try notes.map { try NoteEvent($0) }, on: article, on: &connection),
        checklist: PublicationChecklist(state, in: context(at: now)),
        permitted: Set(state.permittedVerbs(for: actor)), replyPolicy: state.replyPolicy)
    }
  }
}
