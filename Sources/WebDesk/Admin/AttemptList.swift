import Editorial
import HTML
import Newsroom

/// The last attempts to deliver, newest first.
struct AttemptList {
  let attempts: [DeliveryAttempt]
  let clock: DeskClock

  func write(to writer: inout HTMLWriter) {
    guard !attempts.isEmpty else {
      writer.write(.p, .cssClass("empty"), text: DeskWords.noAttempts)
      return
    }
    writer.begin(.ol, .cssClass("entries"))
    for attempt in attempts {
      writer.begin(.li)
      writer.begin(.p)
      writer.write(
        .span, .cssClass("state \(attempt.isConfirmed ? "published" : "late")"),
        text: attempt.isConfirmed ? DeskWords.delivered : DeskWords.notDelivered)
      writer.write(" ")
      writer.write(
        .a, .link(DeskPath.article(attempt.article).address),
        text: attempt.slug?.text ?? DeskWords.article)
      writer.write(" · \(attempt.sentAs.rawValue)")
      writer.end()
      if let failure = attempt.failure {
        writer.write(.p, .cssClass("problem"), .direction("auto"), text: failure)
      }
      writer.begin(.p, .cssClass("facts"))
      writer.write(attempt.at, clock)
      writer.write(DeskWords.attempt(attempt.attempt, bytes: attempt.bytes, status: attempt.status))
      writer.end()
      writer.end()
    }
    writer.end()
  }
}
