package import Editorial
import EmbeddedPostgreSQL
package import JSON

/// A newsroom at a glance.
package struct Overview: Sendable {
  package let actor: String
  package let role: Role
  /// The private server's directory; nil for a shared one.
  package let home: String?
  package let log: LogStatus
  package let readModels: [ProjectionStatus]
  package let schedules: ScheduleStatus
  package let destinations: [DestinationStatus]
  /// Who keeps the last events from being read, if anybody does.
  package let watermarkHolder: WatermarkHolder?

  package init(
    actor: String, role: Role, home: String?, log: LogStatus, readModels: [ProjectionStatus],
    schedules: ScheduleStatus, destinations: [DestinationStatus], watermarkHolder: WatermarkHolder?
  ) {
    self.actor = actor
    self.role = role
    self.home = home
    self.log = log
    self.readModels = readModels
    self.schedules = schedules
    self.destinations = destinations
    self.watermarkHolder = watermarkHolder
  }
}

extension Member {
  /// The newsroom at a glance.
  package func overview() async throws -> Overview {
    Overview(
      actor: actor.name, role: actor.role, home: newsroom.address.server?.homeDirectory,
      log: try await logStatus(), readModels: try await projections(),
      schedules: try await schedules(), destinations: try await destinations(),
      watermarkHolder: try await watermarkHolder())
  }
}

extension Overview: JSONDescribed {
  package static let json = JSONDescription<Overview>(
    "Overview", "A newsroom at a glance.",
    [
      JSONMember("actor", "The login of this session.", \.actor),
      JSONMember("role", "The role of this session.", \.role),
      JSONMember("home", "The directory of the private server; null for a shared one.", \.home),
      JSONMember("log", "The log.", \.log),
      JSONMember("readModels", "The read models.", \.readModels),
      JSONMember("schedules", "The schedules.", \.schedules),
      JSONMember("destinations", "The destinations.", \.destinations),
      JSONMember(
        "watermarkHolder", "Who keeps the last events from being read; null for nobody.",
        \.watermarkHolder),
    ])
}
