import Editorial
import Newsroom
import PlainText

extension Overview {
  var facts: Facts {
    var facts = Facts()
    facts.add("you", "\(actor), \(role.rawValue)")
    let server = home.map { "private, in \($0)" } ?? "shared"
    facts.add("server", "PostgreSQL \(log.serverVersion), \(server)")
    facts.add(
      "database", "\(log.database), schema \(log.schemaVersion), \(log.bytes / 1_048_576) MB")
    let about = log.texts < 10_000 ? "" : "about "
    facts.add(
      "log", "\(Count.of(log.events, "event")); \(about)\(Count.of(log.texts, "text"))")
    facts.add("last position", "\(log.lastPosition), watermark \(log.watermark)")
    facts.add("last event", log.lastRecordedAt.map { Moment($0).full })
    facts.add("schedules", schedules.words)
    return facts
  }
}

extension ScheduleStatus {
  fileprivate var words: String {
    var parts = [waiting == 0 ? "none waiting" : "\(waiting) waiting"]
    if due > 0 { parts.append("\(due) due") }
    if let next { parts.append("the next at \(Moment(next).full)") }
    if refused > 0 { parts.append("\(refused) refused when due (an admin must act)") }
    return parts.joined(separator: ", ") + "; " + worker.words
  }
}

extension ScheduleStatus.Worker {
  fileprivate var words: String {
    switch self {
    case .publishing: "a worker is running"
    case .notPermitted: "no running worker may publish; run one as an admin"
    case .none: "no worker is running"
    }
  }
}
