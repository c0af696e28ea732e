import HTML
import Newsroom

/// How far the work on a read model has come, or how it ended.
struct ReadModelJobView {
  let job: ReadModelWork.Job

  func write(to writer: inout HTMLWriter) {
    switch job.outcome {
    case nil: writeProgress(to: &writer)
    case .success(let isEqual):
      writer.write(
        .p, .cssClass(isEqual ? "done" : "problem"), .role("status"),
        text: DeskWords.ended(job.kind, job.model, isEqual: isEqual))
    case .failure(let failure):
      writer.write(
        .p, .cssClass("problem"), .role("alert"), text: "\(job.model): \(failure.sentence)")
    }
  }

  private func writeProgress(to writer: inout HTMLWriter) {
    let words = DeskWords.running(job.kind, job.model, by: job.startedBy)
    writer.begin(.div, .cssClass("done"), .role("status"))
    writer.write(.p, text: words)
    if let progress = job.progress {
      writer.write(
        .progress, .value("\(progress.events)"), .greatest(max(progress.total, 1)),
        .label(words), text: "")
      writer.write(
        .span, .cssClass("hint"), text: DeskWords.reading(progress.events, of: progress.total))
    }
    writer.write(.a, .link(DeskPath.readModels.address), text: DeskWords.reload)
    writer.end()
  }
}
