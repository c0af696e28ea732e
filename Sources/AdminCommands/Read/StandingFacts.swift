import Digests
import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import PlainText

/// The state of an article on both axes, who changed it, and when.
struct StandingFacts {
  private let answer: ArticleAnswer
  /// Nil if they are not shown.
  private let articleReplies: ArticleReplies?
  /// The moment that the answer is about.
  private let moment: Date

  init(_ answer: ArticleAnswer, replies: ArticleReplies? = nil, now: Date = Date()) {
    (self.answer, articleReplies) = (answer, replies)
    moment = answer.asOf ?? now
  }

  var facts: Facts {
    var facts = Facts()
    let board = answer.board
    facts.add("article", "\(board.slug), \(board.reference) (\(board.article.text))")
    let former = answer.slugs.filter { !$0.isCurrent }.map(\.slug.text)
    facts.add("formerly", former.joined(separator: ", "))
    facts.add("section", answer.revision.section)
    facts.add("keywords", answer.revision.keywords.joined(separator: ", "))
    facts.add("language", answer.revision.language.text)
    facts.add("editorial", editorial)
    facts.add("sent back", sentBack)
    facts.add("public", publication)
    facts.add("on hold", hold)
    facts.add("notice", answer.publication?.holdNotice)
    facts.add("schedule", schedule)
    facts.add("unpublish", unpublication)
    facts.add(
      "embargo", board.embargo.map { "\($0 > moment ? "until" : "ended") \(Moment($0).full)" })
    facts.add("replies", replies)
    facts.add("assigned", assignment)
    facts.add("revision", revision)
    facts.add("pictures", answer.pictures.map { $0.words.withShownTimes }.joined(separator: "; "))
    facts.add("digest", answer.revision.digest.hex)
    facts.add("drafted", "by \(board.draftedBy), \(Moment(board.createdAt).full)")
    facts.add("changed", "\(Moment(board.updatedAt).full), version \(board.version)")
    return facts
  }

  private var editorial: String {
    let board = answer.board
    var parts = [
      "\(board.editorialState.rawValue) since \(Moment(board.since).full)"
    ]
    if let name = board.submittedBy { parts.append("submitted by \(name)") }
    if let name = board.approvedBy { parts.append("approved by \(name)") }
    return parts.joined(separator: ", ")
  }

  private var sentBack: String? {
    answer.board.sentBack.map { "by \($0.by), \(Moment($0.at).full): \($0.reason)" }
  }

  private var publication: String {
    guard let row = answer.publication else { return answer.board.publicationState.words }
    var parts = [row.publicationState.words]
    if answer.live != nil {
      parts.append("revision \(row.revision) live since \(Moment(row.lastPublishedAt).full)")
      parts.append("published by \(row.publishedBy)")
    }
    if row.publicationState == .held {
      parts.append("revision \(row.revision), published by \(row.publishedBy)")
    }
    parts.append("first published \(Moment(row.firstPublishedAt).absolute)")
    return parts.joined(separator: ", ")
  }

  private var hold: String? {
    guard let hold = answer.board.hold else { return nil }
    return "by \(hold.by), \(Moment(hold.at).full): \(hold.reason)"
  }

  private var schedule: String? { answer.board.schedule.map(words) }

  private var unpublication: String? { answer.board.unpublication.map(words) }

  private func words(_ pending: PendingPublication) -> String {
    let due = Moment(pending.at).full + inItsOwnZone(pending)
    guard let reason = pending.failureReason else { return due }
    return "\(due); refused when it was due: \(reason)"
  }

  /// The time in the zone in which somebody gave it, if that is not the zone of the others here.
  private func inItsOwnZone(_ pending: PendingPublication) -> String {
    let shown = Invocation.current.zone.shown
    guard let zone = try? ZoneName(pending.zone), !zone.isUTC, zone != shown else { return "" }
    return ", given as \(ShownTime(pending.at, in: zone, now: Date()).local)"
  }

  private var assignment: String? {
    guard let name = answer.board.assignee else { return nil }
    return "to \(name)" + (answer.board.due.map { ", due \($0)" } ?? "")
  }

  /// Nil if there are none and nobody decided whether readers may reply.
  private var replies: String? {
    guard let replies = articleReplies else { return nil }
    var parts = [(replies.approved, "approved"), (replies.waiting, "waiting")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    switch replies.policy {
    case nil: break
    case .open: parts.append("open")
    case .closed: parts.append("closed")
    case .days(let days):
      parts.append("open for \(Count.of(days, "day")) after the first publication")
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private var revision: String {
    let (row, last) = (answer.revision, answer.board.revision)
    let words = Count.of(row.wordCount, "word")
    let restored = row.restoredFrom.map { ", restored from \($0)" } ?? ""
    return "\(row.revision) of \(last), \(words), saved by \(row.savedBy), "
      + "\(Moment(row.savedAt).full)\(restored)"
  }
}
