import HTML
import Newsroom
import Syndication

/// What a destination gets, and what it waits for.
struct DestinationFacts {
  let status: DestinationStatus
  let clock: DeskClock

  func write(to writer: inout HTMLWriter) {
    let destination = status.destination
    writer.begin(.dl, .cssClass("facts"))
    writer.write(fact: DeskWords.state) { $0.write(DeskWords.name(of: destination.state)) }
    writer.write(fact: DeskWords.address) { writer in
      writer.write("\(destination.channel.rawValue) \(destination.address)")
    }
    writer.write(fact: DeskWords.format) { $0.write(destination.format.rawValue) }
    if let section = destination.section {
      writer.write(fact: DeskWords.section) { $0.write(section) }
    }
    if let keyword = destination.keyword {
      writer.write(fact: DeskWords.keyword) { $0.write(keyword) }
    }
    writer.write(fact: DeskWords.waitingColumn) { writer in
      writer.write("\(status.waiting)")
      if let since = status.waitingSince {
        writer.write(DeskWords.since)
        writer.write(since, clock)
      }
    }
    writer.write(fact: DeskWords.givenUp) { $0.write("\(status.dead)") }
    writer.write(fact: DeskWords.addedBy) { writer in
      writer.write("\(destination.addedBy), ")
      writer.write(destination.addedAt, clock)
    }
    writer.end()
  }
}
