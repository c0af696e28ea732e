import Digests
import Editorial
import EventSourcing
import Foundation

/// An article of the generated newsroom: its state, and its next steps.
struct SyntheticArticle: Sendable {
  let id: UUID
  let author: Actor
  let prose: Prose
  /// Unique in the newsroom. It is part of the slugs.
  let number: Int
  let salt: Salt
  private(set) var state = ArticleState()
  var manuscript: SyntheticText
  /// The text of the previous revision.
  var former: SyntheticText
  private var steps: ArraySlice<ArticlePlan.Step>

  /// - Parameter now: Milliseconds since 1970.
  init?(number: Int, by staff: Staff, at now: Int, using random: inout SeededRandom) {
    guard let salt = Salt(bytes: random.bytes(16)) else { return nil }
    id = random.uuid(at: now)
    author = random.element(of: staff.editors)
    prose = Prose(vocabulary: random.element(of: Vocabulary.all))
    self.number = number
    self.salt = salt
    manuscript = SyntheticText(in: prose, using: &random)
    former = manuscript
    steps = ArticlePlan(using: &random).steps[...]
  }

  /// Nil after the last step.
  var nextStep: ArticlePlan.Step? { steps.first }

  mutating func removeStep() { steps = steps.dropFirst() }

  mutating func evolve(by event: RecordedEvent<ArticleEvent>) {
    Article.evolve(&state, by: event)
  }

  /// The time of the next step, in milliseconds since 1970; nil when there is none.
  func time(ofNextStepAfter now: Int, using random: inout SeededRandom) -> Int? {
    guard let nextStep else { return nil }
    let wait = random.exponential(mean: nextStep.delay * 60_000)
    let chosen = now + 1_000 + Int(wait)
    return max(chosen, earliest(for: nextStep).map { $0.milliseconds + 500 } ?? 0)
  }

  private func earliest(for step: ArticlePlan.Step) -> Date? {
    switch step {
    case .publish, .correct: state.embargo
    case .publishDue: state.schedule?.at
    default: nil
    }
  }
}

extension Date {
  /// Milliseconds since 1970, rounded.
  var milliseconds: Int { Int((timeIntervalSince1970 * 1000).rounded()) }

  init(milliseconds: Int) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }
}
