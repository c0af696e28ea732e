import Digests
import Editorial
import Foundation
import TestSupport

/// Chooses commands for an article at random. Most fit its state, so that a walk makes progress.
struct CommandDice {
  /// Part of every typed text, so that a rejection that quotes one is detected.
  static let mark = "xyzzy"

  private let contents: [Content]
  private let slugs: [Slug]
  private let actors: [Actor] = [.eve, .eve, .finn, .ann, .ann, .max, .audrey]
  private let texts = ["", " ", "\(mark) one", "\(mark) two "]

  init() throws {
    contents =
      try ["A", "B", "C", "D"].map { name in
        var content = try content("\(Self.mark) \(name)")
        // Two of them have the same text and different headlines.
        content.manuscript = key(name == "D" ? "C" : name)
        return content
      } + [
        Content(
          headline: " ", language: try content().language, manuscript: key("empty"), wordCount: 0)
      ]
    slugs = try ["cat-news", "dog-news", "owl-news"].map { try slug($0) }
  }

  func actor(by dice: inout SeededGenerator) -> Actor {
    actors.randomElement(using: &dice) ?? .eve
  }

  func command(
    for state: ArticleState, by actor: Actor, at now: Date, dice: inout SeededGenerator
  ) -> ArticleCommand {
    return command(
      verb(for: state, by: actor, dice: &dice), for: state, at: now, dice: &dice)
  }

  private static let onward: Set<ArticleVerb> = [
    .draft, .submit, .approve, .schedule, .publish, .correct,
  ]

  private func verb(
    for state: ArticleState, by actor: Actor, dice: inout SeededGenerator
  ) -> ArticleVerb {
    // An import can only be the first command.
    if state.current == nil, actor.role == .admin, Int.random(in: 0..<3, using: &dice) == 0 {
      return .import
    }
    // These commands end or delay a story, or leave nobody who may approve it.
    var seldom: Set<ArticleVerb> = [.kill, .spike, .embargo, .hold, .scheduleUnpublication]
    if actor.role == .admin || (state.submission != nil && state.schedule == nil) {
      seldom.formUnion([.revise, .restore])
    }
    if state.live != nil { seldom.formUnion([.publish, .unpublish]) }
    let fitting = state.allowedVerbs(for: actor).filter { verb in
      !seldom.contains(verb) || Int.random(in: 0..<5, using: &dice) == 0
    }
    // Few articles come to a correction.
    if fitting.contains(.correct), Bool.random(using: &dice) { return .correct }
    let onward = fitting.filter { Self.onward.contains($0) }
    let preferred =
      switch Int.random(in: 0..<8, using: &dice) {
      case 0: ArticleVerb.allCases
      case 1...4: onward.isEmpty ? fitting : onward
      default: fitting
      }
    return preferred.randomElement(using: &dice) ?? .note
  }

  /// A typographical correction is sometimes compared with another text, or more than typographical.
  private func correct(
    _ state: ArticleState, _ notice: String, _ other: Content, dice: inout SeededGenerator
  ) -> ArticleCommand {
    let kinds = [CorrectionKind.refile] + CorrectionKind.allCases
    let kind = kinds.randomElement(using: &dice) ?? .correction
    let isOther = Int.random(in: 0..<8, using: &dice) == 0
    let check = TypographicalCheck(
      former: isOther ? other.digest : state.live?.digest ?? other.digest,
      new: state.approval?.digest ?? other.digest,
      finding: Int.random(in: 0..<8, using: &dice) == 0 ? .change(.name, in: .headline) : nil)
    return .correct(kind: kind, notice: notice, check: kind == .refile ? check : nil)
  }

  /// Sometimes in the future, or before the article was written.
  private func imported(
    _ slug: Slug, _ content: Content, at instant: Date, isPublic: Bool
  ) -> ImportedArticle {
    let origin = ImportedArticle.Origin(by: Self.mark, at: instant - 3600)
    let correction = ImportedArticle.Correction(
      kind: .correction, notice: "\(Self.mark) notice", origin: origin)
    return ImportedArticle(
      slug: slug, content: content, origin: origin, source: Self.mark,
      publication: isPublic ? .init(firstAt: instant - 3600, last: origin) : nil,
      corrections: isPublic ? [correction] : [])
  }

  private func command(
    _ verb: ArticleVerb, for state: ArticleState, at now: Date, dice: inout SeededGenerator
  ) -> ArticleCommand {
    let content = contents[Int.random(in: 0..<contents.count, using: &dice)]
    let text = texts[Int.random(in: 0..<texts.count, using: &dice)]
    let slug = slugs[Int.random(in: 0..<slugs.count, using: &dice)]
    let instant = now + Double(Int.random(in: -2...6, using: &dice) * 600)
    let back = max(0, Int.random(in: -3...2, using: &dice))
    let recent = max(0, state.revisions.count - back)
    let isFirst = Bool.random(using: &dice)
    return switch verb {
    case .draft: .draft(slug: slug, content: content)
    case .import: .import(imported(slug, content, at: instant, isPublic: isFirst))
    case .revise: .revise(base: recent, content: content, draft: isFirst ? max(1, recent - 1) : nil)
    case .restore: .restore(revision: recent)
    case .submit: .submit
    case .withdraw: .withdraw
    case .requestChanges: .requestChanges(reason: text)
    case .approve:
      .approve(digest: state.revision(recent)?.digest ?? content.digest)
    case .schedule:
      .schedule(
        at: instant, zone: isFirst ? "UTC" : "Europe/Berlin",
        expiry: back == 0 ? nil : Expiry(at: instant + Double(back) * 300, zone: "UTC"))
    case .unschedule: .unschedule
    case .scheduleUnpublication: .scheduleUnpublication(Expiry(at: instant, zone: "UTC"))
    case .cancelUnpublication: .cancelUnpublication
    case .publish: .publish
    case .publishDue: .publishDue
    case .correct: correct(state, text, content, dice: &dice)
    case .unpublish: .unpublish(reason: text)
    case .unpublishDue: .unpublishDue
    case .hold: .hold(reason: text, notice: isFirst ? text : nil)
    case .liftHold: .liftHold(reason: isFirst ? text : nil)
    case .kill:
      .kill(
        reason: text, notice: isFirst ? text : "\(Self.mark) gone",
        replacement: isFirst ? UUID() : nil)
    case .embargo: .embargo(until: now + Double(Int.random(in: -1...3, using: &dice) * 300))
    case .liftEmbargo: .liftEmbargo(reason: text)
    case .rename: .rename(to: slug)
    case .assign: .assign(to: text, due: isFirst ? CalendarDate("2026-12-01") : nil)
    case .note: .note(key(text))
    case .setReplyPolicy: .setReplyPolicy(isFirst ? .days(14) : nil)
    case .spike: .spike(reason: text)
    case .unspike: .unspike
    case .erase:
      .erase(
        isFirst ? .revision(recent) : state.notes.last.map { .note($0.version) } ?? .article,
        reason: text, ground: "\(Self.mark) ground")
    }
  }
}
