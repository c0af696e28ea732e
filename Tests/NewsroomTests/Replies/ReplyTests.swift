import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import Synchronization
import TestSupport
import Testing

/// Replies in a newsroom: received by the web desk, moderated by its people.
@Suite(.database) struct ReplyTests {
  let database = TestDatabase.current

  /// A live article that takes replies, its newsroom, and the web desk.
  private func with(
    _ policy: String = "open", _ body: (UUID, Library, Newsroom) async throws -> Void
  ) async throws {
    let library = try await Library(in: database)
    let desk = try await Newsroom.open(
      .shared(url: database.settings.with(user: "galley_desk").description), isCreating: false)
    if policy != "closed" { _ = try await library.anna.set(.replies, to: [policy]) }
    let article = try await library.draft("ferry", body: "The ferry is late.")
    try await library.publish(article)
    try await body(article, library, desk)
    await desk.close()
  }

  private func words(_ text: String, name: String = "Mara") throws -> ReplyWords {
    try ReplyWords(name: name, text: text, email: "mara@a.example")
  }

  private func replies(
    _ status: ReplyStatus? = nil, as member: Member
  ) async throws -> [ReplySummary] {
    try await member.replies(ReplyQuery(status: status, limit: 50)).value.rows
  }

  @Test func `a reply is received, approved, answered and withdrawn`() async throws {
    try await with { article, library, desk in
      try await desk.receive(try words("It was on time."), to: article, from: UUID())
      try await desk.receive(try words("It was not."), to: article, from: UUID())
      let waiting = try await replies(.received, as: library.eva)
      #expect(waiting.map { $0.words?.text } == ["It was on time.", "It was not."])
      #expect(waiting.allSatisfy { $0.slug.text == "ferry" && $0.row.article == article })
      let agenda = try await library.eva.agenda([.replies], zone: .gmt, limit: 1).value
      #expect(
        agenda.replies == WaitingReplies(number: 2, oldestAt: waiting[0].row.receivedAt))

      let first = try await library.eva.findReply(waiting[0].reference)
      #expect(first == waiting[0].row.reply)
      #expect(try await library.eva.moderate(.approve, first).recorded.count == 1)
      #expect(try await library.anna.moderate(.approve, first).recorded.isEmpty)
      _ = try await library.eva.answer("Thank you.", to: first)
      let approved = try #require(try await replies(.approved, as: library.eva).first)
      #expect(approved.answer == "Thank you." && approved.row.answeredBy == "eva")
      #expect(approved.row.changedPosition != nil)
      let counts = ArticleReplies(approved: 1, waiting: 1, policy: nil)
      #expect(try await library.eva.replies(to: article).value == counts)
      _ = try await library.eva.moderate(.withdraw(reason: "A complaint"), first)
      let withdrawn = try #require(try await replies(.withdrawn, as: library.eva).first)
      #expect(withdrawn.row.reason == "A complaint" && withdrawn.row.decidedBy == "eva")
      #expect(try await replies(as: library.eva).count == 2)
    }
  }

  @Test func `the same form is recorded once, even if it is sent several times at once`()
    async throws
  {
    try await with { article, library, desk in
      let (form, words) = (UUID(), try words("It was on time."))
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 1...4 {
          group.addTask { try await desk.receive(words, to: article, from: form) }
        }
        try await group.waitForAll()
      }
      let other = try self.words("Other words.")
      let error = await #expect(throws: Failure.self) {
        try await desk.receive(other, to: article, from: form)
      }
      #expect(error?.kind == .conflict)
      #expect(try await replies(as: library.eva).count == 1)
    }
  }

  @Test func `an article that is not live, or closed, takes no replies`() async throws {
    try await with("closed") { article, library, desk in
      let words = try words("Hello.")
      func refusal(_ article: UUID) async throws -> ReplyRefusal? {
        do {
          try await desk.receive(words, to: article, from: UUID())
          return nil
        } catch let refusal as ReplyRefusal {
          return refusal
        }
      }
      #expect(try await refusal(article) == .closed)
      _ = try await library.anna.set(.replies, to: ["3"])
      #expect(try await refusal(article) == nil)
      let draft = try await library.draft("draft", body: "Not yet.")
      #expect(try await refusal(draft) == .notPublic)
      #expect(try await refusal(UUID()) == .notPublic)
      let reply = try #require(try await replies(as: library.eva).first)
      #expect(try await refusal(reply.row.reply) == .notPublic)
      _ = try await library.anna.perform(
        .kill(reason: "Untrue.", notice: "Untrue."), on: article)
      #expect(try await refusal(article) == .notPublic)
    }
  }

  @Test func `the policy of an article overrides that of the newsroom, as of any moment`()
    async throws
  {
    try await with("closed") { article, library, desk in
      let words = try words("Hello.")
      await #expect(throws: ReplyRefusal.closed) {
        try await desk.receive(words, to: article, from: UUID())
      }
      _ = try await library.eva.perform(.setReplyPolicy(.days(3)), on: article)
      #expect(
        try await library.eva.perform(.setReplyPolicy(.days(3)), on: article).recorded.isEmpty)
      try await desk.receive(words, to: article, from: UUID())
      _ = try await library.eva.perform(.setReplyPolicy(.closed), on: article)
      await #expect(throws: ReplyRefusal.closed) {
        try await desk.receive(words, to: article, from: UUID())
      }
      #expect(try await replies(as: library.eva).count == 1)
      #expect(try await library.eva.replies(to: article).value.policy == .closed)
      for audit in try await library.anna.audit([Publications.name, Board.name]) {
        #expect(audit.findings.isEmpty)
      }
      let verdicts = try await library.anna.verify([Publications.name, Board.name])
      #expect(verdicts.allSatisfy { $0.isEqual == true })
      let report = try await library.anna.verifyLog(keys: [])
      #expect(report.streams.findings.isEmpty, "\(report.streams.findings)")
    }
  }

  @Test func `an erased reply is gone from every answer, the tables and the export`() async throws {
    try await with { article, library, desk in
      try await desk.receive(try words("Secret."), to: article, from: UUID())
      let id = try #require(try await replies(as: library.eva).first).row.reply
      _ = try await library.eva.answer("A secret answer.", to: id)
      await #expect(throws: ReplyRejection.adminOnly) {
        try await library.eva.moderate(.erase(reason: "x", ground: "y"), id)
      }
      _ = try await library.anna.moderate(.erase(reason: "Asked", ground: "GDPR Art. 17"), id)
      let erased = try #require(try await replies(.erased, as: library.eva).first)
      #expect(erased.words == nil && erased.answer == nil)
      let left: Int = try await database.session().value(
        "SELECT count(*) FROM galley.texts WHERE stream = \(id)")
      #expect(left == 0)
      await #expect(throws: ReplyRejection.erased) { try await library.eva.moderate(.approve, id) }
      await #expect(throws: ReplyRejection.erased) { try await library.eva.answer("No.", to: id) }
      let report = try await library.anna.verifyLog(keys: [])
      #expect(report.streams.findings.isEmpty, "\(report.streams.findings)")
    }
  }

  @Test func `read models, their audit and the verification of the log know replies`()
    async throws
  {
    try await with { article, library, desk in
      for number in 1...5 {
        try await desk.receive(try words("Reply \(number)."), to: article, from: UUID())
      }
      let all = try await replies(as: library.eva).map(\.row.reply)
      let position = try await library.eva.moderate(.approve, all[0]).position
      _ = try await library.eva.moderate(.reject(reason: nil), all[1])
      _ = try await library.eva.list(.init(limit: 10))
      for audit in try await library.anna.audit(ReadModelNames.all) {
        #expect(audit.findings.isEmpty)
      }
      let verdicts = try await library.anna.verify([Replies.name, Board.name])
      #expect(verdicts.map(\.name) == [Replies.name, Board.name])
      #expect(verdicts.allSatisfy { $0.isEqual == true })
      let rebuilt = try await library.anna.rebuild(ReadModelNames.all)
      #expect(rebuilt.outcomes.map(\.name) == ReadModelNames.all)
      #expect(rebuilt.outcomes.allSatisfy { $0.isLive && $0.quarantined.isEmpty })
      #expect(try await replies(.received, as: library.eva).count == 3)
      let then = try await library.anna.replies(
        ReplyQuery(status: .received, limit: 50), asOf: .position(position - 1)
      ).value.rows
      #expect(then.map(\.row.reply) == all)
      let report = try await library.anna.verifyLog(keys: [])
      #expect(report.streams.findings.isEmpty, "\(report.streams.findings)")
      _ = try await library.anna.rollBack(Replies.name)
      #expect(try await replies(.approved, as: library.eva).map(\.row.reply) == [all[0]])
    }
  }

  @Test func `a rebuild of all read models reads the log once, and each has every event`()
    async throws
  {
    try await with { article, library, desk in
      for number in 1...5 {
        try await desk.receive(try words("Reply \(number)."), to: article, from: UUID())
      }
      _ = try await replies(as: library.eva)
      _ = try await library.eva.list(.init(limit: 10))
      let folds = Mutex((count: 0, isFolding: false))
      let rebuilt = try await library.anna.rebuild(ReadModelNames.all) { status in
        folds.withLock { folds in
          if status.isFolding, !folds.isFolding { folds.count += 1 }
          folds.isFolding = status.isFolding
        }
      }
      #expect(folds.withLock { $0.count } == 1)
      #expect(rebuilt.outcomes.map(\.name) == ReadModelNames.all)
      #expect(rebuilt.outcomes.allSatisfy { $0.isLive && $0.comparison?.isEqual != false })
      for audit in try await library.anna.audit(ReadModelNames.all) {
        #expect(audit.findings.isEmpty, "\(audit)")
      }
    }
  }

  @Test func `a command is repeated by its id, and several replies have their own outcomes`()
    async throws
  {
    try await with { article, library, desk in
      for number in 1...3 {
        try await desk.receive(try words("Reply \(number)."), to: article, from: UUID())
      }
      let all = try await replies(as: library.eva)
      let (id, command) = (all[0].row.reply, UUID())
      let options = CommandOptions(commandID: command)
      let first = try await library.eva.answer("Thanks.", to: id, options: options)
      let again = try await library.eva.answer("Thanks.", to: id, options: options)
      #expect(first.recorded.map(\.id) == again.recorded.map(\.id))
      await #expect(throws: AppendError.commandIDReused(command)) {
        try await library.eva.answer("No thanks.", to: id, options: options)
      }
      var outcomes: [String] = []
      try await library.eva.carryOut(
        onReplies: [all[1].reference, "@999", all[1].row.reply.uuidString, all[2].reference],
        report: { outcome in
          switch outcome.result {
          case .done(let receipt): outcomes.append(receipt.state.status?.rawValue ?? "")
          case .failed(let failure): outcomes.append(failure.kind.rawValue)
          case .repeats(let earlier): outcomes.append("as \(earlier == all[1].reference)")
          case .notTried: outcomes.append("not tried")
          }
        }, { try await library.eva.moderate(.approve, $0, options: $1) })
      #expect(outcomes == ["approved", "notFound", "as true", "approved"])
      let stale = await #expect(throws: Failure.self) {
        try await library.eva.moderate(.approve, id, options: .init(expectedVersion: 1))
      }
      #expect(stale?.kind == .conflict)
    }
  }
}
