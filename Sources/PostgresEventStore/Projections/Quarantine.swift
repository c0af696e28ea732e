package import Foundation
package import PostgreSQL

/// A stream that a build has stopped in, at the first event that could not be applied.
package struct QuarantinedStream: Hashable, Sendable {
  package let projection: String
  package let build: Int
  package let stream: UUID
  /// Of the event that could not be applied, in the log.
  package let position: Int64
  /// And in its stream.
  package let version: Int
  package let error: String
  package let since: Date
}

extension QuarantinedStream {
  init(row: Row) throws(PostgresError) {
    projection = try row.value(at: 0)
    build = try row.value(at: 1)
    stream = try row.value(at: 2)
    position = try row.value(at: 3)
    version = try row.value(at: 4)
    error = try row.value(at: 5)
    since = try row.value(at: 6)
  }
}

/// The streams that builds have stopped in.
package enum Quarantine {
  private static let columns = "projection, build, stream, position, version, error, since"

  /// All of a build's, in order of position.
  package static func streams(
    of build: Build, on connection: inout Connection
  ) throws -> [QuarantinedStream] {
    try connection.executePrepared(
      """
      SELECT \(raw: columns) FROM read.quarantine
      WHERE projection = \(build.projection) AND build = \(Int32(build.number)) ORDER BY position
      """
    ).map { try QuarantinedStream(row: $0) }
  }

  /// Which of these streams builds have stopped in, and from which position: by read model.
  static func held(_ streams: [UUID], in builds: [Build]) -> Query {
    """
    SELECT q.projection, q.stream, q.position
    FROM read.quarantine q JOIN \(BuildBook.relation(of: builds)) USING (projection, build)
    WHERE q.stream = ANY(\(streams))
    """
  }

  /// - Parameter answer: To ``held(_:in:)``.
  static func held(_ answer: Rows) throws -> [String: [UUID: Int64]] {
    try answer.reduce(into: [:]) { held, row in
      held[try row.value(at: 0), default: [:]][try row.value(at: 1)] = try row.value(at: 2)
    }
  }

  static func entry(of fault: StreamFault, in build: Build) -> Query {
    """
    INSERT INTO read.quarantine AS q (projection, build, stream, position, version, error)
    VALUES (\(build.projection), \(Int32(build.number)), \(fault.stream), \(fault.position),
      \(Int32(fault.version)), \(fault.reason))
    ON CONFLICT (projection, build, stream) DO UPDATE
    SET position = excluded.position, version = excluded.version, error = excluded.error
    """
  }

  static func release(_ stream: UUID, from build: Build) -> Query {
    """
    DELETE FROM read.quarantine
    WHERE projection = \(build.projection) AND build = \(Int32(build.number))
      AND stream = \(stream)
    """
  }
}
