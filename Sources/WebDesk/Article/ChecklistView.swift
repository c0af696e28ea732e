import Editorial
import HTML
import Newsroom

/// What is missing before an article can be published, step by step.
struct ChecklistView {
  let checklist: PublicationChecklist
  /// Of the article.
  let slug: Slug
  let clock: DeskClock

  func write(to writer: inout HTMLWriter) {
    writer.begin(.ol, .cssClass("checklist"), .label(DeskWords.checklist))
    for (step, standing) in checklist.steps {
      writer.begin(.li, .cssClass(standing.name))
      writer.write(.strong, text: DeskWords.name(of: step))
      writer.write(" – ")
      switch standing {
      case .done: writer.write(DeskWords.stepDone)
      case .possible: writer.write(DeskWords.stepPossible)
      case .later: writer.write(DeskWords.stepLater)
      case .refused(let failure): writer.write(clock.text(failure.sentence(about: slug)))
      }
      writer.end()
    }
    writer.end()
  }
}

extension PublicationChecklist.Standing {
  /// The name of its style.
  fileprivate var name: String {
    switch self {
    case .done: "step-done"
    case .possible: "step-possible"
    case .later: "step-later"
    case .refused: "step-refused"
    }
  }
}
