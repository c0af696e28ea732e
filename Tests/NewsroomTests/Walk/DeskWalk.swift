import Digests
import Editorial
import EventSourcing
import Foundation
import Newsroom
import TestSupport
import Testing

/// Sends random commands of the desk. It keeps a card for each article, and compares the newsroom
/// with the cards after every step.
struct DeskWalk {
  var random: SeededGenerator
  let newsrooms: [String: Member]
  private var cards: [UUID: PlainArticle] = [:]
  private var order: [UUID] = []
  private var takenSlugs: Set<String> = []
  private var last: (step: WalkStep, id: UUID, person: String)?
  private(set) var outcomes: [String: Int] = [:]
  /// The publisher's name; empty if nobody has set it.
  private var publisher = ""

  static let people = ["eva", "emil", "anna", "adam"]

  /// Opens a newsroom for each person. Call ``close()`` at the end.
  init(seed: UInt64, in database: TestDatabase) async throws {
    random = SeededGenerator(seed: seed)
    var newsrooms: [String: Member] = [:]
    for person in Self.people { newsrooms[person] = try await database.member(as: person) }
    self.newsrooms = newsrooms
  }

  func close() async {
    for newsroom in newsrooms.values { await newsroom.close() }
  }

  mutating func step() async throws {
    let person = random.any(of: Self.people)
    if order.count < 3 || random.oneIn(80) {
      try await draft(by: person)
    } else if random.oneIn(60) {
      try await set(random.any(of: ["Orrin Press", "Harbour Press", ""]), by: person)
    } else if let last, random.oneIn(6) {
      // Repeat the last step, which may have nothing to do.
      try await take(last.step, on: last.id, by: last.person)
    } else {
      // Choose a recent article: older ones are often killed or spiked, with few allowed steps.
      let id = random.any(of: order.suffix(5))
      try await take(randomStep(on: id), on: id, by: person)
    }
  }

  /// Sets the publisher's name, or restores its default if `name` is empty.
  private mutating func set(_ name: String, by person: String) async throws {
    let newsroom = try #require(newsrooms[person])
    let seen = try await newsroom.settingStatuses().value.first { $0.key == .publisherName }
    try #require((seen?.value?.phrase ?? "") == publisher)
    let options = CommandOptions(expectedVersion: seen?.change?.version ?? 0)
    do {
      let receipt =
        name.isEmpty
        ? try await newsroom.unset(.publisherName, options: options)
        : try await newsroom.set(.publisherName, to: [name], options: options)
      try #require(newsroom.actor.role == .admin && receipt.isChanged == (name != publisher))
      outcomes["set \(receipt.isChanged ? "recorded" : "nothing")", default: 0] += 1
      publisher = name
    } catch SettingRejection.adminOnly {
      try #require(newsroom.actor.role != .admin)
      outcomes["set refused", default: 0] += 1
    }
  }

  private mutating func draft(by person: String) async throws {
    let slug = random.oneIn(4) ? "story-\(Int.random(in: 0..<200, using: &random))" : freeSlug()
    let text = randomText()
    let newsroom = try #require(newsrooms[person])
    do {
      let receipt = try await newsroom.draft(article(text), slug: .sample(slug))
      try #require(!takenSlugs.contains(slug), "a taken slug was drafted under")
      takenSlugs.insert(slug)
      cards[receipt.id] = PlainArticle(slug: slug, text: text, owner: person)
      order.append(receipt.id)
    } catch let error as Failure where error.isTakenSlug {
      try #require(takenSlugs.contains(slug), "a free slug was refused")
    }
  }

  private mutating func take(_ step: WalkStep, on id: UUID, by person: String) async throws {
    var card = try #require(cards[id])
    let newsroom = try #require(newsrooms[person])
    let isAdmin = newsroom.actor.role == .admin
    let before = card
    let expected = card.take(
      step, by: person, isAdmin: isAdmin, now: Date(), takenSlugs: takenSlugs)
    let trace = Comment(rawValue: "\(person): \(step) on \(before)")
    do {
      let receipt = try await carryOut(step, on: id, card: before, in: newsroom)
      let outcome: WalkOutcome = receipt.recorded.isEmpty ? .nothing : .recorded
      try #require(outcome == expected, trace)
      try #require(receipt.state.version == card.version, trace)
    } catch let error as ArticleRejection {
      try #require(expected == .refused, "\(trace): \(error)")
    } catch let error as Failure where error.isTakenSlug {
      try #require(expected == .refused, trace)
    }
    takenSlugs.insert(card.slug)
    cards[id] = card
    last = (step, id, person)
    outcomes["\(step.name) \(expected)", default: 0] += 1
    try await WalkComparison(newsroom: newsroom).compare(id, to: card, trace)
  }

  private func carryOut(
    _ step: WalkStep, on id: UUID, card: PlainArticle, in newsroom: Member
  ) async throws -> Receipt {
    switch step {
    case .revise(let text): try await newsroom.revise(id, to: article(text))
    case .reviseOverStale(let text):
      try await newsroom.revise(
        id, to: article(text), options: .init(expectedRevision: card.texts.count - 1))
    case .restore(let number): try await newsroom.perform(.restore(revision: number), on: id)
    case .submit: try await newsroom.perform(.submit, on: id)
    case .withdraw: try await newsroom.perform(.withdraw, on: id)
    case .requestChanges(let reason):
      try await newsroom.perform(.requestChanges(reason: reason), on: id)
    case .approve: try await newsroom.approve(id)
    case .schedule(let at): try await newsroom.perform(.schedule(at: at, zone: "UTC"), on: id)
    case .unschedule: try await newsroom.perform(.unschedule, on: id)
    case .scheduleEnd(let at):
      try await newsroom.perform(.scheduleUnpublication(Expiry(at: at, zone: "UTC")), on: id)
    case .cancelEnd: try await newsroom.perform(.cancelUnpublication, on: id)
    case .hold(let reason):
      try await newsroom.perform(.hold(reason: reason, notice: nil), on: id)
    case .liftHold: try await newsroom.perform(.liftHold(reason: nil), on: id)
    case .publish: try await newsroom.perform(.publish, on: id)
    case .correct(let notice):
      try await newsroom.perform(.correct(kind: .correction, notice: notice), on: id)
    case .refile(let notice): try await newsroom.correct(id, as: .refile, notice: notice)
    case .unpublish: try await newsroom.perform(.unpublish(reason: "held back"), on: id)
    case .kill: try await newsroom.perform(.kill(reason: "libel", notice: "Withdrawn."), on: id)
    case .embargo(let until): try await newsroom.perform(.embargo(until: until), on: id)
    case .liftEmbargo: try await newsroom.perform(.liftEmbargo(reason: "agreed"), on: id)
    case .rename(let slug): try await newsroom.perform(.rename(to: .sample(slug)), on: id)
    case .assign(let person): try await newsroom.perform(.assign(to: person, due: nil), on: id)
    case .note(let words): try await newsroom.note(words, on: id)
    case .setReplies(let days):
      try await newsroom.perform(.setReplyPolicy(days.map { .days($0) }), on: id)
    case .spike: try await newsroom.perform(.spike(reason: "no longer news"), on: id)
    case .unspike: try await newsroom.perform(.unspike, on: id)
    }
  }

  private func article(_ text: PlainArticle.Text) -> WrittenArticle {
    var content = Content.sample(headline: text.headline)
    content.wordCount = text.body.split(separator: " ").count
    return WrittenArticle(content: content, body: text.body)
  }
}

// The steps and their words. There are few of each, so that they are repeated.
extension DeskWalk {
  private mutating func randomStep(on id: UUID) -> WalkStep {
    let count = cards[id]?.texts.count ?? 1
    if let card = cards[id], random.oneIn(2) { return stepOn(card) }
    switch Int.random(in: 0..<36, using: &random) {
    case 0: return .revise(cards[id]?.misspelled ?? randomText())
    case 1, 2: return .revise(randomText())
    case 3: return count > 1 ? .reviseOverStale(randomText()) : .revise(randomText())
    case 4: return .restore(Int.random(in: 1...(count + 1), using: &random))
    case 5..<9: return .submit
    case 9: return .withdraw
    case 10: return .requestChanges(random.any(of: ["too long", "who says so?"]))
    case 11..<17: return .approve
    case 17: return .schedule(randomInstant())
    case 18: return .unschedule
    case 19..<22: return .publish
    case 22, 23:
      return random.oneIn(3)
        ? .refile("A letter.")
        : .correct(random.any(of: ["The date was wrong.", "The name was wrong."]))
    case 24: return .unpublish
    case 25: return random.oneIn(6) ? .kill : .submit
    case 26: return random.oneIn(3) ? .embargo(randomInstant()) : .publish
    case 27, 28: return .liftEmbargo
    case 29: return .rename(random.oneIn(4) ? cards[id]?.slug ?? "" : randomSlug())
    case 30: return .assign(random.any(of: Self.people))
    case 31:
      return random.any(of: [
        .note("call the mayor"), .note("check the figures"), .setReplies(14), .setReplies(nil),
      ])
    case 32: return random.oneIn(3) ? .spike : .unspike
    case 33: return random.oneIn(2) ? .liftHold : .hold(random.any(of: ["disputed", "check it"]))
    case 34: return random.oneIn(2) ? .cancelEnd : .scheduleEnd(randomInstant() + 172_800)
    default: return .unspike
    }
  }

  /// The next step towards publication, where most of the rules apply.
  private mutating func stepOn(_ card: PlainArticle) -> WalkStep {
    switch card.state {
    case "draft", "changesRequested": card.text.body.isEmpty ? .revise(randomText()) : .submit
    case "submitted": .approve
    case "approved" where card.embargo != nil: .liftEmbargo
    case "approved" where card.held != nil && card.liveIsApproved: .liftHold
    case "approved" where card.isPublic && card.isOnlySpelling: .refile("A letter.")
    case "approved" where card.isPublic && !random.oneIn(3): .correct("The date was wrong.")
    case "approved" where card.liveIsApproved && !random.oneIn(3):
      .revise(card.misspelled ?? randomText())
    case "approved": .publish
    default: .unspike
    }
  }

  private mutating func randomText() -> PlainArticle.Text {
    PlainArticle.Text(
      headline: random.any(of: ["Wall to rise", "Wall to fall", "Wall stands"]),
      body: random.any(of: ["One metre.", "Two metres more.", "No money was found.", ""]))
  }

  private mutating func randomInstant() -> Date {
    // Whole days from a fixed one, either in the past or far in the future.
    let past = Date(timeIntervalSince1970: 1_700_000_000)
    let future = Date(timeIntervalSince1970: 4_000_000_000)
    return random.any(of: [past, future, future.addingTimeInterval(86_400)])
  }

  private mutating func randomSlug() -> String {
    random.oneIn(2) ? freeSlug() : "story-\(Int.random(in: 0..<200, using: &random))"
  }

  private mutating func freeSlug() -> String {
    "story-\(1000 + takenSlugs.count * 7 + Int.random(in: 0..<7, using: &random))"
  }
}

extension Failure {
  fileprivate var isTakenSlug: Bool {
    remedies.contains { if case .chooseSlug = $0 { true } else { false } }
  }
}
