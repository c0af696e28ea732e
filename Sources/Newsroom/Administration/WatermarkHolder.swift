import Foundation
package import JSON
import PostgreSQL
import PostgresEventStore

/// The writer whose append has taken a position and has not ended. Until it ends, nothing above its
/// floor may be read.
package struct WatermarkHolder: Hashable, Sendable {
  /// The server's process.
  package let process: Int
  package let user: String
  package let application: String
  /// Since its transaction began; nil, like the next two, if this login may not see it.
  package let seconds: Double?
  package let state: String?
  package let query: String?

  /// The one with the lowest floor.
  static func present(on connection: inout Connection) throws -> WatermarkHolder? {
    let rows = try connection.execute(
      """
      SELECT a.pid::bigint, coalesce(a.usename::text, ''), coalesce(a.application_name, ''),
        extract(epoch FROM clock_timestamp() - a.xact_start)::float8, a.state,
        nullif(a.query, '<insufficient privilege>')
      FROM pg_locks l JOIN pg_stat_activity a USING (pid)
      WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.classid::bigint >> 24 = \(AdvisoryLock.floor)
        AND l.mode = 'ShareLock' AND a.datname = current_database()
      ORDER BY ((l.classid::bigint & 16777215) << 32) | l.objid::bigint LIMIT 1
      """)
    guard let row = rows.first else { return nil }
    return WatermarkHolder(
      process: try row.value(at: 0), user: try row.value(at: 1), application: try row.value(at: 2),
      seconds: try row.value(at: 3), state: try row.value(at: 4), query: try row.value(at: 5))
  }

  /// One line, for people.
  package var line: String {
    let name = application.isEmpty ? "" : " (\(application))"
    let since = seconds.map { "for \(($0 * 10).rounded() / 10) s" } ?? "for an unknown time"
    let doing = query.map { ", \(state ?? "active"): \($0.prefix(60))" }
    return "process \(process) of \(user)\(name) holds the watermark \(since)"
      + (doing ?? ", its query not visible to this login")
  }
}

extension WatermarkHolder: JSONDescribed {
  package static let json = JSONDescription<WatermarkHolder>(
    "WatermarkHolder", "The writer whose append keeps the last events from being read.",
    [
      JSONMember("process", "The server's process.", \.process),
      JSONMember("user", "The login.", \.user),
      JSONMember("application", "The name of the program.", \.application),
      JSONMember.leftOutIfNil(
        "seconds", "Seconds since its transaction began; left out where this login may not see it.",
        \.seconds),
      JSONMember.leftOutIfNil(
        "state", "What the process is doing; left out where this login may not see it.",
        \.state),
      JSONMember.leftOutIfNil(
        "query", "Its last query; left out where this login may not see it.",
        \.query),
    ])
}
