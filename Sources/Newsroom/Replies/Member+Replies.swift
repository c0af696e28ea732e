import Digests
package import Editorial
package import EditorialReadModels
import EventSourcing
package import Foundation
import PostgreSQL
import PostgresEventStore

// Readers' replies, as the people of the desk read and moderate them.
extension Member {
  /// A page of replies, longest wait first.
  package func replies(
    _ query: ReplyQuery, to article: String? = nil, asOf: AsOf? = nil,
    progress: @Sendable @escaping (ReplayStatus) throws -> Void = { _ in }
  ) async throws -> Answer<Page<ReplySummary>> {
    let past = try await past(asOf)
    return try await read([Board.self, Replies.self], asOf: asOf, progress: progress) {
      source, connection in
      var query = query
      if let article {
        query.article = try Reference.resolve(article, asOf: past, on: &connection)
      }
      return try Page(limit: query.limit) { limit in
        query.limit = limit
        return try query.run(from: source, on: &connection).map(ReplySummary.init)
      }
    }
  }

  /// One reply, with its texts.
  ///
  /// - Throws: ``Failure`` if the reference fits no reply, or more than one.
  package func reply(_ reference: String) async throws -> ReplySummary {
    try await read([Board.self, Replies.self]) { connection in
      let id = try ReplyReference.resolve(reference, on: &connection)
      guard let found = try ReplyQuery(reply: id, limit: 1).run(on: &connection).first else {
        throw Failure(
          .failed, "\(reference) is not among the replies", .rebuild(readModel: Replies.name))
      }
      return ReplySummary(found)
    }.value
  }

  /// Finds a reply by its id, by the beginning of the id, or by `@` and the position of its first
  /// event.
  package func findReply(_ reference: String) async throws -> UUID {
    try await reading { try ReplyReference.resolve(reference, on: &$0) }
  }

  /// Carries out a command on a reply that needs no text.
  package func moderate(
    _ command: ReplyCommand, _ reply: UUID, options: CommandOptions = .init()
  ) async throws -> ReplyReceipt {
    try await moderate(reply, options) { _ in (command, []) }
  }

  /// Answers a reply. The answer is shown below it, and replaces an earlier one.
  package func answer(
    _ text: String, to reply: UUID, options: CommandOptions = .init()
  ) async throws -> ReplyReceipt {
    let answer = try ReplyAnswerText(text)
    return try await moderate(reply, options) { salt in
      let text = SaltedText(answer.text, salt: salt)
      return (.answer(text: text.key), [text])
    }
  }

  /// Carries out a command on several replies, each separately, as for articles.
  package func carryOut(
    onReplies references: [String], options: CommandOptions = .init(),
    report: (CommandOutcome<ReplyReceipt>) throws -> Void,
    _ command: @Sendable @escaping (UUID, CommandOptions) async throws -> ReplyReceipt
  ) async throws {
    try await carryOut(
      on: references, found: { try ReplyReference.resolve($0, on: &$1) }, options: options,
      report: report, command)
  }

  private func moderate(
    _ reply: UUID, _ options: CommandOptions,
    _ command: @Sendable (Salt) -> (ReplyCommand, [SaltedText])
  ) async throws -> ReplyReceipt {
    var store = PostgresEventStore(
      pool: newsroom.pool, user: user, codec: ReplyEventCodec(), caller: actor.name)
    store.recorded = { [replica = newsroom.replica] in replica?.require($0) }
    let handler = ReplyHandler(store: store)
    return try await sending(options) { commandID, isRepeated in
      if isRepeated, let first = try await handler.answer(of: commandID) {
        let request = try await withConnection { try LogReader.request(of: commandID, on: &$0) }
        let (asked, _) = command(try await store.load(.reply(reply)).salt)
        guard first.recorded.first?.stream == .reply(reply), request == asked.request else {
          throw AppendError.commandIDReused(commandID)
        }
        try await awaitReplication()
        return ReplyReceipt(id: reply, first)
      }
      let outcome = try await handler.handle(commandID, on: .reply(reply)) { basis in
        if let expected = options.expectedVersion, expected != basis.state.version {
          throw Failure(
            .conflict, "the reply is at version \(basis.state.version), not \(expected)", .tryAgain
          )
        }
        let (asked, texts) = command(basis.salt)
        try asked.requireShortWords()
        return .init(
          asked, digest: asked.request, context: .init(actor: actor, now: basis.now),
          attachments: basis.state.status == .erased ? [] : texts)
      }
      return ReplyReceipt(id: reply, outcome)
    }
  }
}

extension ReplyRejection: ClassifiedError {
  package var failure: Failure {
    let kind: Failure.Kind =
      switch self {
      case .deskOnly, .notPermitted, .adminOnly: .forbidden
      case .noReply: .notFound
      case .alreadyReceived, .erased, .isPublic, .notWaiting, .notPublic, .answerMissing,
        .reasonMissing, .groundMissing:
        .refused
      }
    return Failure(kind, description, code: rule, remedies: [])
  }
}
