import Digests
import Editorial
import EventSourcing
import Foundation

/// An article on its way through the made-up newsroom: what it is, and what will be asked of it.
struct SyntheticArticle: Sendable {
  let id: UUID
  let author: Actor
  let prose: Prose
  /// Unique in the newsroom; slugs are made of it.
  let number: Int
  let salt: Salt
  private(set) var state = ArticleState()
  var manuscript: Manuscript
  /// What the revision before the current one said.
  var former: Manuscript
  private var steps: ArraySlice<Storyline.Step>

  /// - Parameter now: Milliseconds since 1970.
  init?(number: Int, by staff: Staff, at now: Int, using random: inout SeededRandom) {
    guard let salt = Salt(bytes: random.bytes(16)) else { return nil }
    id = random.uuid(at: now)
    author = random.element(of: staff.editors)
    prose = Prose(vocabulary: random.element(of: Vocabulary.all))
    self.number = number
    self.salt = salt
    manuscript = Manuscript(in: prose, using: &random)
    former = manuscript
    steps = Storyline(using: &random).steps[...]
  }

  /// Nil when the last step has been made.
  var nextStep: Storyline.Step? { steps.first }

  mutating func takeStep() { steps = steps.dropFirst() }

  mutating func evolve(by event: RecordedEvent<ArticleEvent>) {
    Article.evolve(&state, by: event)
  }

  /// When the next step is made, in milliseconds since 1970; nil when there is none.
  func time(ofNextStepAfter now: Int, using random: inout SeededRandom) -> Int? {
    guard let nextStep else { return nil }
    let wait = random.exponential(mean: nextStep.delay * 60_000)
    let chosen = now + 1_000 + Int(wait)
    return max(chosen, earliest(for: nextStep).map { $0.milliseconds + 500 } ?? 0)
  }

  private func earliest(for step: Storyline.Step) -> Date? {
    switch step {
    case .publish, .correct: state.embargo
    case .publishDue: state.schedule?.at
    default: nil
    }
  }
}

extension Date {
  /// Since 1970, to the nearest.
  var milliseconds: Int { Int((timeIntervalSince1970 * 1000).rounded()) }

  init(milliseconds: Int) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }
}
