import Editorial
import EditorialReadModels
import HTML
import Newsroom

/// The state of an article on both axes, with people, times and what is pending.
struct ArticleFacts {
  let answer: ArticleAnswer
  let clock: DeskClock
  /// How it was killed, or unpublished the last time; nil if its state is another one.
  var ending: HistoryEntry?

  private var board: BoardRow { answer.board }

  func write(to writer: inout HTMLWriter) {
    writer.begin(.dl, .cssClass("facts"))
    writeStates(to: &writer)
    writePending(to: &writer)
    writer.write(fact: DeskWords.slug) { $0.write(board.slug.text) }
    writer.write(factsOf: answer.revision)
    writer.write(fact: DeskWords.revision) { writer in
      writer.write(
        DeskWords.savedBy(answer.revision.savedBy, revision: answer.revision.revision))
      writer.write(answer.revision.savedAt, clock)
    }
    writer.end()
    write(answer.corrections, to: &writer)
  }

  private func writeStates(to writer: inout HTMLWriter) {
    writer.write(fact: DeskWords.state) { writer in
      writer.write(board.editorialState)
      writer.write(DeskWords.since)
      writer.write(board.since, clock)
      if let name = board.approvedBy ?? board.submittedBy { writer.write(", \(name)") }
    }
    writer.write(fact: DeskWords.publication) { writer in
      writer.write(board.publicationState)
      if let live = answer.live {
        writer.write(DeskWords.liveRevision(live.revision))
        writer.write(live.lastPublishedAt, clock)
      }
    }
    if let sentBack = board.sentBack {
      writer.write(fact: DeskWords.sentBack) { $0.write("\(sentBack.by): \(sentBack.reason)") }
    }
    if let heldBy = board.heldBy {
      writer.write(fact: DeskWords.held) { $0.write("\(heldBy): \(board.holdReason ?? "")") }
    }
    if let ending {
      let isKill = board.publicationState == .killed
      writer.write(fact: isKill ? DeskWords.killed : DeskWords.unpublished) { writer in
        writer.write("\(ending.row.actor): \(ending.reason ?? ""), ")
        writer.write(ending.row.at, clock)
      }
    }
    if let notice {
      writer.write(fact: ArticleAction.Field.notice.words) { $0.write(notice) }
    }
  }

  /// What readers read in place of the text; nil if there is nothing.
  private var notice: String? {
    switch board.publicationState {
    case .killed: answer.publication?.killNotice
    case .held: answer.publication?.holdNotice
    case .published, .unpublished: nil
    }
  }

  private func writePending(to writer: inout HTMLWriter) {
    if let schedule = board.schedule {
      writer.write(fact: DeskWords.scheduled) { writer in
        writer.write(schedule.at, clock)
        if let reason = schedule.failureReason {
          writer.write(clock.text(DeskWords.notPublished(reason)))
        }
      }
    }
    if let unpublication = board.unpublication {
      writer.write(fact: DeskWords.unpublication) { writer in
        writer.write(unpublication.at, clock)
        if let reason = unpublication.failureReason { writer.write("; \(clock.text(reason))") }
      }
    }
    if let embargo = board.embargo {
      writer.write(fact: DeskWords.embargo) { $0.write(embargo, clock) }
    }
    if let assignee = board.assignee {
      writer.write(fact: DeskWords.assignee) { writer in
        writer.write(assignee)
        if let due = board.due { writer.write(", \(DeskWords.due(due.description))") }
      }
    }
  }

  /// What the public reads about errors, permanently.
  private func write(_ corrections: [CorrectionRow], to writer: inout HTMLWriter) {
    guard !corrections.isEmpty else { return }
    writer.begin(.ol, .cssClass("entries"), .label(DeskWords.corrections))
    for correction in corrections {
      writer.begin(.li)
      writer.write(
        .p, .cssClass("reason"), .direction("auto"), text: correction.notice)
      writer.begin(.p, .cssClass("facts"))
      writer.write(DeskWords.name(of: correction.kind))
      writer.write(", ")
      writer.write(.bdi, text: correction.publishedBy)
      writer.write(", ")
      writer.write(correction.publishedAt, clock)
      writer.end()
      writer.end()
    }
    writer.end()
  }
}

extension HTMLWriter {
  /// A name and what it has.
  mutating func write(fact name: String, _ value: (inout HTMLWriter) -> Void) {
    write(.dt, text: name)
    begin(.dd, .direction("auto"))
    value(&self)
    end()
  }
}
