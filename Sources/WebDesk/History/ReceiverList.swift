import HTML
import Newsroom

/// Who received an article, and what each of them has confirmed.
struct ReceiverList {
  let deliveries: [ArticleDelivery]
  let clock: DeskClock

  func write(to writer: inout HTMLWriter) {
    writer.begin(.ul, .cssClass("entries"))
    for delivery in deliveries {
      writer.begin(.li)
      writer.begin(.p)
      writer.write(.strong, text: delivery.destination)
      writer.write(" \(DeskWords.name(of: delivery.state))")
      if delivery.isRemoved { writer.write(" · \(DeskWords.removed)") }
      writer.end()
      if let failure = delivery.failure {
        writer.write(.p, .cssClass("problem"), .direction("auto"), text: failure)
      }
      if let confirmed = delivery.confirmedAs, let time = delivery.confirmedAt {
        writer.begin(.p, .cssClass("facts"))
        writer.write("\(DeskWords.name(of: confirmed)), ")
        writer.write(time, clock)
        writer.end()
      }
      writer.end()
    }
    writer.end()
  }
}
