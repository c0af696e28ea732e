import Foundation
package import JSON
import PostgreSQL

/// The database server of a benchmark, and the settings that affect its results.
package struct ServerFacts: Hashable, Sendable {
  package struct Setting: Hashable, Sendable {
    package let name: String
    /// With its unit, as shown by SHOW.
    package let value: String
  }

  /// For example "15.20".
  package let version: String
  package let settings: [Setting]
}

extension ServerFacts {
  init(on connection: inout Connection) throws {
    version = "\(connection.serverVersion / 10_000).\(connection.serverVersion % 10_000)"
    settings = try Self.names.map { name in
      let value: String = try connection.execute("SELECT current_setting(\(name))")[0].value(at: 0)
      return Setting(name: name, value: value)
    }
  }

  private static let names = [
    "shared_buffers", "work_mem", "maintenance_work_mem", "synchronous_commit", "fsync",
    "full_page_writes", "wal_level", "max_wal_size", "max_parallel_maintenance_workers",
  ]
}

extension ServerFacts: JSONDescribed {
  package static let json = JSONDescription<ServerFacts>(
    "ServerFacts", "The database server of a benchmark.",
    [
      JSONMember("version", "The version, such as 15.20.", \.version),
      JSONMember("settings", "The settings that the figures depend on.", \.settings),
    ])
}

extension ServerFacts.Setting: JSONDescribed {
  package static let json = JSONDescription<ServerFacts.Setting>(
    "ServerSetting", "A setting of the server.",
    [
      JSONMember("name", "The name.", \.name),
      JSONMember("value", "The value, with its unit.", \.value),
    ])
}
