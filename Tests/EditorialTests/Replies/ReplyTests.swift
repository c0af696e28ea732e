import Editorial
import EventSourcing
import Foundation
import Testing

/// The rules of replies: what is allowed, what is refused, and when there is nothing to do.
struct ReplyTests {
  private static let article = UUID()
  private static let words = key("words")
  private static let received = ReplyEvent.received(article: article, text: words)

  private func recorded(_ events: [ReplyEvent]) -> [RecordedEvent<ReplyEvent>] {
    events.enumerated().map { index, event in
      RecordedEvent(
        position: Int64(index + 1), stream: .reply(Self.article), version: index + 1, id: .v7(),
        event: event, actor: event == Self.received ? Reply.desk : "ann", commandID: .v7(),
        recordedAt: Story.beginning)
    }
  }

  private func decide(
    _ command: ReplyCommand, after events: [ReplyEvent] = [received], by actor: Actor? = .eve
  ) throws -> [ReplyEvent] {
    try Reply.decide(
      command, on: Reply.fold(recorded(events)), in: .init(actor: actor, now: Story.now))
  }

  @Test func `the desk receives a reply once, and does nothing else`() throws {
    let receive = ReplyCommand.receive(article: Self.article, text: Self.words)
    #expect(try decide(receive, after: [], by: nil) == [Self.received])
    #expect(throws: ReplyRejection.alreadyReceived) { try decide(receive, by: nil) }
    for actor in [Actor.eve, .ann, .audrey] {
      #expect(throws: ReplyRejection.deskOnly) { try decide(receive, after: [], by: actor) }
    }
    for command in [ReplyCommand.approve, .reject(reason: nil), .answer(text: key("a"))] {
      #expect(throws: ReplyRejection.notPermitted(command.verb)) { try decide(command, by: nil) }
    }
  }

  @Test func `an editor opens and closes replies to an article, until it is killed or spiked`()
    throws
  {
    let story = try Story.drafted()
    for policy in [ReplyPolicy.open, .closed, .days(14)] {
      for actor in [Actor.eve, .finn, .ann] {
        story.when(.setReplyPolicy(policy), by: actor).then(.replyPolicySet(policy))
      }
      let set = story.and(.replyPolicySet(policy))
      set.when(.setReplyPolicy(policy), by: .finn).nothing()
      set.when(.setReplyPolicy(nil), by: .finn).then(.replyPolicySet(nil))
      #expect(set.state.replyPolicy(in: NewsroomSettings()) == policy)
    }
    story.when(.setReplyPolicy(nil), by: .eve).nothing()
    story.when(.setReplyPolicy(.open), by: .audrey).rejects("notPermitted", .notPermitted)
    story.and(.spiked(reason: "Why?")).when(.setReplyPolicy(.open), by: .ann).rejects("spiked")
    let killed = try Story.published().and(.killed(reason: "Why?", notice: "Gone."))
    killed.when(.setReplyPolicy(.open), by: .ann).rejects("killed")
  }

  @Test func `to open replies is not a change of the article`() throws {
    let withdrawn = try Story.submitted().and(.submissionWithdrawn(revision: 1))
    withdrawn.and(.replyPolicySet(.open)).when(.withdraw, by: .eve).nothing()
  }

  @Test func `an editor approves, rejects, answers and withdraws`() throws {
    #expect(try decide(.approve) == [.approved])
    #expect(try decide(.reject(reason: " Insults ")) == [.rejected(reason: "Insults")])
    #expect(try decide(.reject(reason: " ")) == [.rejected(reason: nil)])
    #expect(try decide(.answer(text: key("a"))) == [.answered(text: key("a"))])
    let withdrawn = try decide(.withdraw(reason: nil), after: [Self.received, .approved])
    #expect(withdrawn == [.withdrawn(reason: nil)])
    #expect(try decide(.approve, after: [Self.received, .rejected(reason: nil)]) == [.approved])
  }

  @Test func `an auditor moderates nothing, and only an admin erases`() throws {
    for command in [ReplyCommand.approve, .withdraw(reason: nil)] {
      #expect(throws: ReplyRejection.notPermitted(command.verb)) {
        try decide(command, by: .audrey)
      }
    }
    let erase = ReplyCommand.erase(reason: "Asked", ground: "GDPR Art. 17")
    #expect(throws: ReplyRejection.adminOnly) { try decide(erase, by: .eve) }
    let texts = [Self.words, key("a"), key("b")]
    let answered = [Self.received, .answered(text: key("a")), .answered(text: key("b"))]
    #expect(
      try decide(erase, after: answered, by: .ann)
        == [.erased(texts: texts, reason: "Asked", ground: "GDPR Art. 17")])
    #expect(throws: ReplyRejection.reasonMissing) {
      try decide(.erase(reason: " ", ground: "x"), by: .ann)
    }
    #expect(throws: ReplyRejection.groundMissing) {
      try decide(.erase(reason: "x", ground: " "), by: .ann)
    }
  }

  @Test func `to repeat a decision is nothing to do`() throws {
    #expect(try decide(.approve, after: [Self.received, .approved]) == [])
    let rejected = [Self.received, .rejected(reason: "a")]
    #expect(try decide(.reject(reason: "b"), after: rejected) == [])
    let withdrawn = [Self.received, .approved, .withdrawn(reason: nil)]
    #expect(try decide(.withdraw(reason: nil), after: withdrawn) == [])
    let answered = [Self.received, .answered(text: key("a"))]
    #expect(try decide(.answer(text: key("a")), after: answered) == [])
    let erased = [Self.received, .erased(texts: [Self.words], reason: "a", ground: "b")]
    #expect(try decide(.erase(reason: "a", ground: "b"), after: erased, by: .ann) == [])
  }

  @Test func `a decision that does not fit the status is refused`() throws {
    let approved = [Self.received, .approved]
    #expect(throws: ReplyRejection.isPublic) { try decide(.reject(reason: nil), after: approved) }
    #expect(throws: ReplyRejection.notPublic) { try decide(.withdraw(reason: nil)) }
    let withdrawn = approved + [.withdrawn(reason: nil)]
    #expect(throws: ReplyRejection.notWaiting) {
      try decide(.reject(reason: nil), after: withdrawn)
    }
    #expect(throws: ReplyRejection.noReply) { try decide(.approve, after: []) }
    let erased = [Self.received, .erased(texts: [Self.words], reason: "a", ground: "b")]
    for command in [ReplyCommand.approve, .reject(reason: nil), .answer(text: key("a"))] {
      #expect(throws: ReplyRejection.erased) { try decide(command, after: erased, by: .ann) }
    }
  }

  @Test func `the audit accepts what the rules record, and nothing else`() throws {
    let events = recorded([Self.received, .approved, .approved])
    var state = Reply.initialState
    #expect(Reply.objection(to: events[0], on: state) == nil)
    Reply.evolve(&state, by: events[0])
    #expect(Reply.objection(to: events[1], on: state) == nil)
    Reply.evolve(&state, by: events[1])
    #expect(Reply.objection(to: events[2], on: state) == "it changes nothing")
    let forged = RecordedEvent(
      position: 9, stream: .reply(UUID()), version: 1, id: .v7(), event: Self.received,
      actor: "ann", commandID: .v7(), recordedAt: Story.now)
    #expect(
      Reply.objection(to: forged, on: Reply.initialState)
        == "the rules refuse it: only the web desk receives replies")
  }

  @Test func `an article takes replies while it is live and its time has not run out`() throws {
    func refusal(
      _ story: Story, _ policy: String, after days: Double = 1
    ) -> ReplyRefusal? {
      let settings = NewsroomSettings([.changed(.replies, to: .text(policy), reason: nil)])
      let state = story.state
      let now = (state.firstPublishedAt ?? Story.now) + days * 86_400
      return state.replyRefusal(in: settings, at: now)
    }
    let live = try Story.published()
    #expect(refusal(live, "open") == nil)
    #expect(refusal(live, "closed") == .closed)
    #expect(live.state.replyRefusal(in: NewsroomSettings(), at: Story.now) == .closed)
    #expect(refusal(live, "3 days", after: 2.99) == nil)
    guard case .closedSince? = refusal(live, "3 days", after: 3) else {
      Issue.record("it must be closed")
      return
    }
    #expect(refusal(try Story.drafted(), "open") == .notPublic)
    let killed = live.and(.killed(reason: "Untrue.", notice: "Untrue."))
    #expect(refusal(killed, "open") == .notPublic)
    #expect(refusal(live.and(.unpublished(reason: "x")), "open") == .notPublic)
  }
}
