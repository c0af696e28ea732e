import Digests
package import Editorial
import EventSourcing
package import Foundation
import PostgreSQL
import PostgresEventStore

extension Newsroom {
  /// Drafts a new article under `slug`.
  package func draft(
    _ article: WrittenArticle, slug: Slug, options: CommandOptions = .init()
  ) async throws -> Receipt {
    try await perform(on: UUID.v7(), options) { salt, _ in
      let (content, text) = article.salted(salt)
      return (.draft(slug: slug, content: content), [text])
    }
  }

  /// Saves a new content of an article, written over the expected revision, or over the working one
  /// where none is expected.
  package func revise(
    _ id: UUID, to article: WrittenArticle, options: CommandOptions = .init()
  ) async throws -> Receipt {
    try await perform(on: id, options) { salt, seen in
      let (content, text) = article.salted(salt)
      let base = options.expectedRevision ?? seen.revisions.count
      return (.revise(base: base, content: content), [text])
    }
  }

  /// Adds a note, whose text is kept beside the log.
  package func note(
    _ text: String, on id: UUID, options: CommandOptions = .init()
  ) async throws -> Receipt {
    try await perform(on: id, options) { salt, _ in
      let text = SaltedText(text, salt: salt)
      return (.note(text.key), [text])
    }
  }

  /// Approves the text that is submitted.
  package func approve(
    _ id: UUID, options: CommandOptions = .init()
  ) async throws -> Receipt {
    try await perform(on: id, options) { _, seen in
      let none = Digest(of: [])
      return (.approve(digest: seen.current?.digest ?? none), [])
    }
  }

  /// Carries out any command that says all there is to say.
  package func perform(
    _ command: ArticleCommand, on id: UUID, options: CommandOptions = .init()
  ) async throws -> Receipt {
    try await perform(on: id, options) { _, _ in (command, []) }
  }

  /// - Parameter command: Called with the salt of the article's texts and with the article as it was
  ///   when the command was first tried: a conflict with another writer does not change what the
  ///   command was based on.
  private func perform(
    on id: UUID, _ options: CommandOptions,
    _ command: (_ salt: Salt, _ seen: ArticleState) -> (ArticleCommand, [SaltedText])
  ) async throws -> Receipt {
    let commandID = options.commandID ?? .v7()
    let repetition = Repetition(commandID: commandID, handler: handler)
    if options.commandID != nil,
      let answer = try await repetition.answer(to: { command($0, $1).0 }, on: id, in: pool)
    {
      return answer
    }
    let salt = try await pool.withConnection { try TextStore.salt(of: id, on: &$0) } ?? .random()
    var seen: ArticleState?
    do {
      let outcome = try await handler.handle(commandID, on: .article(id)) { state, now in
        let first = seen ?? state
        seen = first
        let (asked, texts) = command(salt, first)
        try options.check(state, for: asked.verb)
        return .init(asked, context: DeskContext(actor: actor, now: now), attachments: texts)
      }
      return Receipt(id: id, outcome)
    } catch AppendError.commandIDReused {
      // The same command was on its way twice, and the other was first.
      guard
        let answer = try await repetition.answer(to: { command($0, $1).0 }, on: id, in: pool)
      else { throw AppendError.commandIDReused(commandID) }
      return answer
    } catch let error as PostgresError where error.kind == .connectionLost {
      throw NewsroomError(
        .unavailable,
        "the connection broke while the command was on its way; send it again with --command-id "
          + "\(commandID.uuidString.lowercased()), and it is recorded once")
    }
  }
}
