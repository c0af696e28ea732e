import Digests
package import Editorial
import EventSourcing
package import Foundation
import PostgreSQL
import PostgresEventStore
import Syndication

/// What the web desk does for readers: it shows them whether they may reply, and records what they
/// send. It acts as `galley_desk`.
extension Newsroom {
  /// An article to which readers can reply, as it is now.
  ///
  /// - Throws: ``Failure`` if there is no such article, or if it does not take replies now.
  package func repliable(_ article: UUID) async throws -> RepliableArticle {
    let known = settings
    let (state, settings, now) = try await pool.withConnection { connection in
      let before = known.settings
      let answers = try connection.pipeline([
        LogReader.events(of: article, after: 0),
        LogReader.events(of: NewsroomSettings.stream.id, after: before.version),
        "SELECT clock_timestamp()",
      ])
      let events = try answers[0].map { try StoredEvent(row: $0) }
        .filter { $0.stream.category == ArticleEventCodec().category }
        .map { try $0.map { try ArticleEventCodec().decode($0) } }
      return (
        Article.fold(events), try known.update(before, by: answers[1]),
        try answers[2][0].value(at: 0, as: Date.self)
      )
    }
    if let refusal = state.replyRefusal(in: settings, at: now) { throw refusal }
    guard let slug = state.slug, let live = state.live,
      let revision = state.revision(live.revision)
    else { throw ReplyRefusal.notPublic }
    let publisher = Publisher(settings)
    return RepliableArticle(
      id: article, slug: slug, headline: revision.content.headline,
      language: revision.content.language, allowsLinks: settings.allowsReplyLinks,
      publisher: publisher.name, address: publisher.page(of: slug))
  }

  /// Records a reply.
  ///
  /// - Parameter form: The id of the form. The same words from the same form are recorded once.
  /// - Throws: ``Failure`` if the article does not take replies now, or if other words were recorded
  ///   from this form.
  package func receive(
    _ words: ReplyWords, to article: UUID, from form: UUID
  ) async throws {
    _ = try await repliable(article)
    var store = PostgresEventStore(pool: pool, codec: ReplyEventCodec(), caller: Reply.desk)
    store.recorded = { [replica] in replica?.require($0) }
    if try await isReceived(words, from: form, in: store) { return }
    do {
      _ = try await ReplyHandler(store: store).handle(
        form, on: .reply(.derived(from: form, for: "reply")), isNew: true
      ) { basis in
        let text = SaltedText(words.stored, salt: basis.salt)
        let command = ReplyCommand.receive(article: article, text: text.key)
        return .init(
          command, digest: command.request, context: .init(actor: nil, now: basis.now),
          attachments: [text])
      }
    } catch {
      // The form was sent twice at once.
      guard try await !isReceived(words, from: form, in: store) else { return }
      throw error
    }
  }

  /// Whether these words were recorded from the form.
  private func isReceived(
    _ words: ReplyWords, from form: UUID, in store: PostgresEventStore<ReplyEventCodec>
  ) async throws -> Bool {
    guard let key = try await store.recorded(by: form).first?.event.text else { return false }
    let stored = try await pool.withConnection { try TextStore.texts([key], on: &$0)[key] }
    guard let stored, stored != words.stored else { return true }
    throw Self.otherWords
  }

  private static let otherWords = Failure(
    .conflict, "another reply was already received from this form")
}

typealias ReplyHandler = CommandHandler<Reply, PostgresEventStore<ReplyEventCodec>>

/// An article that takes replies now.
package struct RepliableArticle: Sendable {
  package let id: UUID
  package let slug: Slug
  /// The headline that the public reads.
  package let headline: String
  package let language: LanguageTag
  package let allowsLinks: Bool
  /// The publisher's name; nil if no setting has it.
  package let publisher: String?
  /// The article's page on the public site; nil if the site is not known.
  package var address: String?
}

extension ReplyRefusal: ClassifiedError {
  package var failure: Failure {
    switch self {
    case .notPublic: Failure(.notFound, description)
    case .closed, .closedSince: Failure(.refused, description)
    }
  }
}
