import Editorial
import EmbeddedPostgreSQL
import JSON
import Newsroom
import PlainText

/// A newsroom at a glance.
struct Overview {
  let actor: String
  let role: Role
  /// The private server's directory; nil for a shared one.
  let home: String?
  let log: LogStatus
  let readModels: [ProjectionStatus]
  let schedules: ScheduleStatus
  /// Who keeps the last events from being read, if anybody does.
  let watermarkHolder: WatermarkHolder?
}

extension Overview {
  init(_ member: Member) async throws {
    actor = member.actor.name
    role = member.actor.role
    home = member.newsroom.address.server?.homeDirectory
    log = try await member.logStatus()
    readModels = try await member.projections()
    schedules = try await member.schedules()
    watermarkHolder = try await member.watermarkHolder()
  }

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

extension Overview: JSONDescribed {
  static let json = JSONDescription<Overview>(
    "Overview", "A newsroom at a glance.",
    [
      JSONMember("actor", "The login of this session.", \.actor),
      JSONMember("role", "The role of this session.", \.role),
      JSONMember("home", "The directory of the private server; null for a shared one.", \.home),
      JSONMember("log", "The log.", \.log),
      JSONMember("readModels", "The read models.", \.readModels),
      JSONMember("schedules", "The schedules.", \.schedules),
      JSONMember(
        "watermarkHolder", "Who keeps the last events from being read; null for nobody.",
        \.watermarkHolder),
    ])
}
