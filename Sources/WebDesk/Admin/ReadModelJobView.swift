import HTML
import Newsroom

/// How far the work on a read model is, or how it ended.
struct ReadModelJobView {
  let work: ReadModelWork

  private var model: String { work.models.joined(separator: ", ") }

  func write(to writer: inout HTMLWriter) {
    if work.endedAt == nil { return writeProgress(to: &writer) }
    guard work.failure == nil else {
      writer.write(
        .p, .cssClass("problem"), .role("alert"), text: "\(model): \(work.failure ?? "")")
      return
    }
    let succeeded = work.succeeded == true
    writer.write(
      .p, .cssClass(succeeded ? "done" : "problem"), .role("status"),
      text: DeskWords.ended(work.kind, model, succeeded: succeeded))
  }

  private func writeProgress(to writer: inout HTMLWriter) {
    let words =
      work.beganAt == nil
      ? DeskWords.awaitsWorker(model, work.askedBy)
      : DeskWords.running(work.kind, model, by: work.askedBy)
    writer.begin(.div, .cssClass("done"), .role("status"))
    writer.write(.p, text: words)
    if let events = work.events, let total = work.total {
      writer.write(
        .progress, .value("\(min(events, total))"), .greatest(max(total, 1)), .label(words),
        text: "")
      writer.write(.span, .cssClass("hint"), text: DeskWords.reading(events, of: total))
    }
    writer.write(.a, .link(DeskPath.readModels.address), text: DeskWords.reload)
    writer.end()
  }
}
