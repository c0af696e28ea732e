import Digests
import Editorial
import Foundation

// The commands for the steps of a plan.
extension SyntheticArticle {
  /// The first command of the article; nil when the slug or the day is invalid.
  func drafting(at now: Int, using random: inout SeededRandom) -> SyntheticRequest? {
    let text = SaltedText(manuscript.text, salt: salt)
    guard let slug = slug(using: &random),
      let content = firstContent(text.key, at: now, using: &random)
    else { return nil }
    return SyntheticRequest(
      command: .draft(slug: slug, content: content), actor: author, text: text)
  }

  /// The command for the next step; nil when the step makes no sense in the current state.
  mutating func request(
    for step: ArticlePlan.Step, by staff: Staff, at now: Int, using random: inout SeededRandom
  ) -> SyntheticRequest? {
    guard let current = state.current else { return nil }
    switch step {
    case .revise:
      return revision(of: current, by: staff, using: &random)
    case .restore:
      guard current.number > 1 else { return nil }
      swap(&manuscript, &former)
      return asked(.restore(revision: current.number - 1))
    case .assign:
      let editor = random.element(of: staff.editors)
      let due = CalendarDate(daysSince1970: now / 86_400_000 + 1)
      return asked(
        .assign(to: editor.name, due: due), by: random.element(of: staff.admins))
    case .note:
      let text = SaltedText(
        prose.sentence(using: &random) + " " + prose.sentence(using: &random), salt: salt)
      return SyntheticRequest(
        command: .note(text.key), actor: random.element(of: staff.editors), text: text)
    case .rename:
      return slug(using: &random).map { asked(.rename(to: $0)) }
    case .spike:
      return asked(.spike(reason: prose.sentence(using: &random)))
    case .unspike: return asked(.unspike)
    case .submit: return asked(.submit)
    case .withdraw: return asked(.withdraw)
    case .requestChanges, .approve, .embargo, .liftEmbargo, .schedule, .unschedule, .publishDue,
      .publish, .correct, .unpublish, .kill, .hold, .liftHold, .scheduleUnpublication,
      .cancelUnpublication:
      return decision(step, on: current, by: staff, at: now, using: &random)
    }
  }

  /// The command for a step of an admin or of the worker.
  private func decision(
    _ step: ArticlePlan.Step, on current: ArticleRevision, by staff: Staff, at now: Int,
    using random: inout SeededRandom
  ) -> SyntheticRequest? {
    let others = staff.admins.filter {
      current.contributors[$0.name] == nil && state.submission?.by != $0.name
    }
    guard !others.isEmpty else { return nil }
    let admin = random.element(of: others)
    switch step {
    case .requestChanges:
      return asked(.requestChanges(reason: prose.sentence(using: &random)), by: admin)
    case .approve:
      return asked(.approve(digest: current.digest), by: admin)
    case .embargo:
      return asked(.embargo(until: Self.hour(random.within(2...12), after: now)))
    case .liftEmbargo:
      return asked(.liftEmbargo(reason: prose.sentence(using: &random)), by: admin)
    case .schedule:
      let instant = Self.hour(random.within(1...6), after: now)
      let zone = random.element(of: Self.zones)
      return asked(.schedule(at: max(instant, state.embargo ?? instant), zone: zone), by: admin)
    case .unschedule: return asked(.unschedule, by: admin)
    case .publishDue: return asked(.publishDue, by: staff.worker)
    case .publish: return asked(.publish, by: admin)
    case .correct:
      let kind = random.element(of: [CorrectionKind.correction, .clarification])
      return asked(.correct(kind: kind, notice: prose.sentence(using: &random)), by: admin)
    case .unpublish: return asked(.unpublish(reason: prose.sentence(using: &random)), by: admin)
    case .hold: return asked(.hold(reason: prose.sentence(using: &random), notice: nil), by: admin)
    case .liftHold: return asked(.liftHold(reason: nil), by: admin)
    case .scheduleUnpublication:
      let expiry = Expiry(
        at: Self.hour(random.within(24...2_000), after: now), zone: random.element(of: Self.zones))
      return asked(.scheduleUnpublication(expiry), by: admin)
    case .cancelUnpublication: return asked(.cancelUnpublication, by: admin)
    case .kill:
      let (reason, notice) = (prose.sentence(using: &random), prose.sentence(using: &random))
      return asked(.kill(reason: reason, notice: notice), by: admin)
    default: return nil
    }
  }

  private mutating func revision(
    of current: ArticleRevision, by staff: Staff, using random: inout SeededRandom
  ) -> SyntheticRequest {
    former = manuscript
    manuscript.revise(in: prose, using: &random)
    let text = SaltedText(manuscript.text, salt: salt)
    var content = current.content
    content.manuscript = text.key
    content.wordCount = manuscript.wordCount
    if random.chance(0.2) { content.headline = prose.line(4...9, using: &random) }
    let other = random.chance(0.2) ? staff.admins : staff.editors
    let reviser = random.chance(0.25) ? random.element(of: other) : author
    return SyntheticRequest(
      command: .revise(base: current.number, content: content), actor: reviser, text: text)
  }

  private func asked(_ command: ArticleCommand, by actor: Actor? = nil) -> SyntheticRequest {
    SyntheticRequest(command: command, actor: actor ?? author)
  }

  /// The full hour that is this number of hours ahead.
  private static func hour(_ hours: Int, after now: Int) -> Date {
    Date(milliseconds: (now / 3_600_000 + hours) * 3_600_000)
  }

  private static let zones = ["Europe/Berlin", "Europe/Paris", "Europe/London", "UTC"]
}

/// A command, and who sends it.
struct SyntheticRequest: Sendable {
  let command: ArticleCommand
  let actor: Actor
  /// The text whose key is in the command's events.
  var text: SaltedText?
}
