import Editorial
import Foundation
import Testing

/// Every step is tried with every pending item, in every state in which it is allowed.
struct PendingTableTests {
  private static let due = Story.now + 3600
  /// The steps of the worker when they are refused.
  private static let refused: [StoredEventType: String] = [
    .publicationFailed: "publish-due, refused", .unpublicationFailed: "unpublish-due, refused",
  ]

  @Test func `the table has a row for every step`() throws {
    let steps = ArticleVerb.allCases.map(\.rawValue) + Self.refused.values
    #expect(try PendingTable().steps.sorted() == steps.sorted())
  }

  @Test func `every cell of the table is what the desk does`() throws {
    let table = try PendingTable()
    let seen = try Self.outcomes()
    for step in table.steps {
      for item in PendingItem.allCases {
        let cell = PendingTable.Cell(step: step, item: item)
        #expect(table.cells[cell] ?? [] == seen[cell] ?? [], "\(step), \(item)")
      }
    }
  }

  /// What was seen to happen, in the words of the table.
  private static func outcomes() throws -> [PendingTable.Cell: Set<String>] {
    var seen: [PendingTable.Cell: Set<String>] = [:]
    for story in try stories() {
      for command in try commands(for: story) {
        let now = command == .publishDue || command == .unpublishDue ? due : Story.now
        let outcome = story.when(command, by: .max, at: now).decision
        guard let events = try? outcome.get(), let first = events.first else { continue }
        var after = story
        for event in events { after.record(event, by: .max, at: now) }
        let step = refused[first.storedType] ?? command.verb.rawValue
        for item in PendingItem.allCases {
          let words = word(
            for: item, from: story.state.value(of: item, at: now),
            to: after.state.value(of: item, at: now), events)
          guard let words else { continue }
          seen[PendingTable.Cell(step: step, item: item), default: []].insert(words)
        }
      }
    }
    return seen
  }

  private static func word(
    for item: PendingItem, from before: String?, to after: String?, _ events: [ArticleEvent]
  ) -> String? {
    switch (before, after) {
    case (nil, nil): nil
    case (nil, _): "begins"
    case (_, nil): "ends: \(item.announcement(in: events)?.rawValue ?? "silently")"
    case (let before, let after): before == after ? "stays" : "is replaced"
    }
  }

  /// Stories in every state, each also with a note, an assignment and an embargo.
  private static func stories() throws -> [Story] {
    let second = try Story.published().revised("Second", by: .finn)
    let firsts = try [
      Story.drafted(), .submitted(), .approved(), .approved().scheduled(),
      Story.drafted().revised("Second"),
      Story.drafted().revised("Second").submitted(),
      Story.drafted().revised("Second").submitted().approved().scheduled(),
      Story.submitted().and(.changesRequested(revision: 1, reason: "Who?"), by: .ann),
    ]
    let unpublished = ArticleEvent.unpublished(reason: "Why?")
    let lives = try [
      Story.published(), second, second.submitted(), second.submitted().approved(),
      second.submitted().approved().scheduled(),
    ]
    let spiked = firsts.filter { $0.state.schedule == nil }.map { $0.and(.spiked(reason: "Old")) }
    let bases = firsts + lives + lives.map { $0.and(unpublished, by: .ann) } + spiked
    let noted = bases.map { $0.and(.noteAdded(note: key("n"))) }
    let assigned = bases.filter { $0.state.editorialState != .spiked }
      .map { $0.and(.assigned(to: "finn", due: nil)) }
    // The second ends before the worker publishes it, as if no worker had run.
    let ending = bases.filter { $0.state.published != nil || $0.state.schedule != nil }.flatMap {
      [
        $0.and(.unpublicationScheduled(at: due + 7200, zone: "UTC"), by: .ann),
        $0.and(.unpublicationScheduled(at: due, zone: "UTC"), by: .ann),
      ]
    }
    let held = (lives + ending.filter { $0.state.published != nil })
      .map { $0.and(.held(reason: "Disputed", notice: nil), by: .ann) }
    let early = bases.map { $0.and(.embargoSet(until: Story.now + 1800)) }
    // A former program recorded this embargo without a cancellation.
    let late = assigned.map { $0.and(.embargoSet(until: due + 60)) }
    let more = (ending + held).flatMap {
      [
        $0, $0.and(.assigned(to: "finn", due: nil)),
        $0.and(.embargoSet(until: Story.now + 1800), by: .ann),
        $0.and(.embargoSet(until: due + 60), by: .ann),
      ]
    }
    return [.nothing] + noted + assigned + early + late + more
  }

  private static func commands(for story: Story) throws -> [ArticleCommand] {
    let state = story.state
    var commands = try EditorialTests.commands()
    commands += [
      .embargo(until: due + 60), .embargo(until: Story.now + 600),
      .erase(.revision(1), reason: "A minor", ground: "GDPR Art. 17"),
      .schedule(at: due + 3600, zone: "UTC"),
      .schedule(at: due + 3600, zone: "UTC", expiry: Expiry(at: due + 7201, zone: "UTC")),
      .hold(reason: "Another", notice: nil), .assign(to: "max", due: nil),
    ]
    if let note = state.notes.first {
      commands.append(.erase(.note(note.version), reason: "A minor", ground: "GDPR Art. 17"))
    }
    if let live = state.published, let approval = state.approval {
      let check = TypographicalCheck(former: live.digest, new: approval.digest)
      commands.append(.correct(kind: .refile, notice: "A letter.", check: check))
    }
    guard let current = state.current else { return commands }
    return commands + [
      .approve(digest: current.digest), .revise(base: current.number, content: try content("New")),
    ]
  }
}

extension ArticleState {
  /// The item that is pending, in comparable form; nil when none is. An embargo whose time has come
  /// has ended by itself.
  fileprivate func value(of item: PendingItem, at now: Date) -> String? {
    guard isPending(item) else { return nil }
    switch item {
    case .schedule: return schedule.map { "\($0.at) \($0.zone) \($0.digest)" }
    case .expiry: return expiry.map { "\($0.at) \($0.zone)" }
    case .hold: return hold.map { "\($0)" }
    case .embargo: return embargo.flatMap { $0 > now ? "\($0)" : nil }
    case .assignment: return assignment.map { "\($0)" }
    case .submission: return submission.map { "\($0)" }
    case .approval: return approval.map { "\($0)" }
    }
  }
}
