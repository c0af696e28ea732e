import Editorial
import Newsroom
import PlainText

extension Overview {
  var facts: Facts {
    var facts = Facts()
    facts.add("you", "\(actor), \(role.rawValue)")
    let server = home.map { "private, in \($0)" } ?? "shared"
    let version = "PostgreSQL \(log.serverVersion)" + (log.isTested ? "" : " (not tested)")
    facts.add("server", "\(version), \(server)")
    facts.add(
      "database", "\(log.database), schema \(log.schemaVersion), \(log.bytes / 1_048_576) MB")
    let about = log.texts < 10_000 ? "" : "about "
    facts.add(
      "log", "\(Count.of(log.events, "event")); \(about)\(Count.of(log.texts, "text"))")
    facts.add("last position", "\(log.lastPosition), watermark \(log.watermark)")
    facts.add("last event", log.lastRecordedAt.map { Moment($0).full })
    facts.add("schedules", schedules.words)
    facts.add("destinations", destinations.words)
    return facts
  }
}

extension [DestinationStatus] {
  /// Nil if there are none.
  fileprivate var words: String? {
    guard !isEmpty else { return nil }
    let counts = [
      (count { $0.destination.state == .active }, "active"),
      (count { $0.destination.state == .paused }, "paused"),
      (count { $0.destination.state == .copied }, "standing still in this copy"),
    ]
    var parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let (waiting, dead) = (map(\.waiting).reduce(0, +), map(\.dead).reduce(0, +))
    let takedowns = map(\.takedowns).reduce(0, +)
    if waiting > 0 {
      parts.append("\(Count.of(waiting, "delivery", plural: "deliveries")) waiting")
    }
    if dead > 0 { parts.append("\(dead) given up (an admin must act)") }
    if takedowns > 0 { parts.append("\(takedowns) of them takedowns, such as a kill") }
    return parts.joined(separator: ", ")
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
    case .unseen: "this standby does not see the workers"
    }
  }
}
