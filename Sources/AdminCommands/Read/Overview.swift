import Editorial
import EmbeddedPostgreSQL
import Newsroom
import PlainText

/// A newsroom at a glance.
struct Overview: Encodable {
  let actor: String
  let role: String
  /// The private server's directory; nil for a shared one.
  let home: String?
  let log: LogStatus
  let readModels: [ProjectionStatus]
  let schedules: ScheduleStatus
  /// Who keeps the last events from being read, if anybody does.
  let watermarkHolder: WatermarkHolder?

  init(_ member: Member) async throws {
    actor = member.actor.name
    role = member.actor.role.rawValue
    home = member.newsroom.address.server?.homeDirectory
    log = try await member.logStatus()
    readModels = try await member.projections()
    schedules = try await member.schedules()
    watermarkHolder = try await member.watermarkHolder()
  }

  private enum Key: String, CodingKey {
    case actor, role, home, log, readModels, schedules, watermarkHolder
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(actor, forKey: .actor)
    try container.encode(role, forKey: .role)
    try container.encode(home, forKey: .home)
    try container.encode(log, forKey: .log)
    try container.encode(readModels, forKey: .readModels)
    try container.encode(schedules, forKey: .schedules)
    try container.encode(watermarkHolder, forKey: .watermarkHolder)
  }

  var facts: Facts {
    var facts = Facts()
    facts.add("you", "\(actor), \(role)")
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
    var parts = [waiting == 0 ? "none waits" : "\(waiting) waiting"]
    if due > 0 { parts.append("\(due) of them due") }
    if let next { parts.append("the first for \(Moment(next).full)") }
    if refused > 0 { parts.append("\(refused) refused when due, for an admin to see to") }
    return parts.joined(separator: ", ") + "; " + worker.words
  }
}

extension ScheduleStatus.Worker {
  fileprivate var words: String {
    switch self {
    case .publishing: "a worker carries them out"
    case .notPermitted: "no worker that runs may publish; run one as an admin"
    case .none: "no worker runs to carry them out"
    }
  }
}
