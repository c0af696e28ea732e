import Digests
import Editorial
import EventSourcing
import Foundation
import TestSupport
import Testing

/// Thousands of random commands. The expected properties are computed independently from the
/// events, without the state on which the rules are based.
@Suite(.timed) struct RandomWalkTests {
  private static let steps = TestLength.count(4_000, long: 12_000)
  private static let stories = 6
  /// The average number of commands for a story.
  private static let lifetime = 80

  /// A failure reports the seed and the step that reproduce it.
  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `the rules hold for every command`(_ seed: UInt64) throws {
    var dice = SeededGenerator(seed: seed)
    let commands = try CommandDice()
    var stories = [Story](repeating: Story(), count: Self.stories)
    var states = [ArticleState](repeating: Article.initialState, count: Self.stories)
    var now = Story.now
    var seen: Set<StoredEventType> = []

    for step in 1...Self.steps {
      now += Double(Int.random(in: 1...60, using: &dice))
      let index = Int.random(in: 0..<Self.stories, using: &dice)
      // In the end every admin has contributed to the text, and nobody can approve it.
      if Int.random(in: 0..<Self.lifetime, using: &dice) == 0 {
        try check(stories[index], foldsTo: states[index])
        stories[index] = Story()
        states[index] = Article.initialState
      }
      let before = states[index]
      let isWorker = Int.random(in: 0..<8, using: &dice) == 0
      let actor = isWorker ? Actor(name: "worker", role: .admin) : commands.actor(by: &dice)
      let command =
        isWorker
        ? [.publishDue, .unpublishDue].randomElement(using: &dice) ?? .publishDue
        : commands.command(for: before, by: actor, at: now, dice: &dice)
      let context = DeskContext(actor: actor, now: now)
      let place = Comment(rawValue: "seed \(seed), step \(step): \(command) by \(actor.name)")

      let events: [ArticleEvent]
      do {
        events = try Article.decide(command, on: before, in: context)
      } catch {
        try #require(!error.description.contains(CommandDice.mark), place)
        continue
      }
      if events.isEmpty { continue }
      var endings: Set<StoredEventType> = [
        .scheduleCancelled, .unpublicationCancelled, .embargoLifted, .submissionWithdrawn,
        .assignmentEnded,
      ]
      // A draft comes back before what was made from it.
      if case .revise(_, _, _?) = command { endings.insert(.revised) }
      let isWithEnd = events.dropFirst().first?.storedType == .unpublicationScheduled
      try #require(
        command.verb == .import || command.verb == .schedule && isWithEnd
          || endings.isSuperset(of: events.dropFirst().map(\.storedType)),
        place)
      try #require(
        !command.verb.isListedAsAllowed
          || before.allowedVerbs(for: actor).contains(command.verb), place)
      for event in events {
        let witness = Witness(stories[index].events)
        stories[index].record(event, by: actor, at: now)
        if let recorded = stories[index].events.last {
          Article.evolve(&states[index], by: recorded)
        }
        seen.insert(event.storedType)
        try #require(witness.objection(to: event, by: actor.name, at: now) == nil, place)
      }
      let after = states[index]

      try #require(after.contradiction == nil, place)
      try #require(after.outlived == nil, "a pending item outlives its purpose: \(place)")
      for item in before.pending.subtracting(after.pending) where before.waits(item, at: now) {
        try #require(item.announcement(in: events) != nil, "\(item) ends silently: \(place)")
      }
      try #require(Witness(stories[index].events).liveDigest == after.live?.digest, place)
      let again = Result { () throws(ArticleRejection) in
        try Article.decide(command, on: after, in: context)
      }
      switch again {
      case .success(let events): try #require(events == [], place)
      case .failure: try #require(command == .publishDue || command == .unpublishDue, place)
      }
    }

    for (story, state) in zip(stories, states) { try check(story, foldsTo: state) }
    // A walk that does not reach every event proves nothing. A schedule ends with its purpose, so it
    // is refused only if its end was due as well.
    let rare: Set<StoredEventType> = [.publicationFailed, .unpublicationFailed]
    #expect(Set(StoredEventType.allCases).subtracting(seen).isSubset(of: rare))
  }

  private func check(_ story: Story, foldsTo state: ArticleState) throws {
    try #require(story.state == state)
    try #require(try story.throughTheCodec().state == state)
  }
}

extension Story {
  /// The same events after encoding and decoding.
  fileprivate func throughTheCodec() throws -> Story {
    let codec = ArticleEventCodec()
    var story = Story()
    for event in events {
      story.record(
        try codec.decode(codec.encode(event.event)), by: Actor(name: event.actor, role: .editor),
        at: event.recordedAt)
    }
    return story
  }
}

extension ArticleState {
  /// Whether the item has not ended by itself: an embargo ends at its time.
  fileprivate func waits(_ item: PendingItem, at now: Date) -> Bool {
    item != .embargo || embargo.map { $0 > now } ?? false
  }

  /// A contradiction in the state of an article; nil when there is none.
  fileprivate var contradiction: String? {
    let standing = spikedFrom ?? editorialState
    let facts: [(String, Bool)] = [
      ("numbered revisions", revisions.map(\.number) == Array(1...revisions.count)),
      ("submitted or approved", (submission != nil) == [.submitted, .approved].contains(standing)),
      ("approved", (approval != nil) == (standing == .approved)),
      ("approved the current text", approval.map { $0.digest == current?.digest } ?? true),
      ("requested changes", (changesRequested != nil) == (standing == .changesRequested)),
      ("spiked", (spikedFrom != nil) == (editorialState == .spiked)),
      ("spiked unpublished", editorialState != .spiked || !wasEverPublished),
      ("first published", wasEverPublished == (lastPublication != nil)),
      ("public once published", publicationState == .unpublished || wasEverPublished),
      ("killed bare", publicationState != .killed || (schedule == nil && embargo == nil)),
      ("on hold", (hold != nil) == (publicationState == .held)),
      ("refused what waits", expiryFailure == nil || expiry != nil),
      ("slug not former", slug.map { !formerSlugs.contains($0) } ?? false),
      ("former slugs once", Set(formerSlugs).count == formerSlugs.count),
    ]
    return facts.first { !$0.1 }?.0
  }
}
