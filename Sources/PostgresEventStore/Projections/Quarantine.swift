import EventSourcing
package import Foundation
package import PostgreSQL

/// A stream that a build no longer applies, from the first event that could not be applied.
package struct QuarantinedStream: Hashable, Sendable {
  package let projection: String
  package let build: Int
  package let stream: UUID
  /// The position of the event that could not be applied.
  package let position: Int64
  /// Its version in the stream.
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

/// The quarantined streams of builds.
package enum Quarantine {
  private static let columns = "projection, build, stream, position, version, error, since"

  /// The quarantined streams of a build, in order of position.
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

  /// These streams, as far as a live build has quarantined them.
  package static func streams(
    _ streams: [UUID], on connection: inout Connection
  ) throws -> [QuarantinedStream] {
    try connection.executePrepared(
      """
      SELECT \(raw: columns) FROM read.quarantine q
      WHERE stream = ANY (\(streams)) AND EXISTS (
        SELECT FROM read.builds b
        WHERE b.projection = q.projection AND b.build = q.build AND status = 'live')
      ORDER BY position
      """
    ).map { try QuarantinedStream(row: $0) }
  }

  /// Which of these streams are quarantined in these builds, and at which positions.
  static func positions(of streams: [UUID], in builds: [Build]) -> Query {
    """
    SELECT q.projection, q.stream, q.position
    FROM read.quarantine q JOIN \(BuildRegistry.relation(of: builds)) USING (projection, build)
    WHERE q.stream = ANY(\(streams))
    """
  }

  /// - Parameter answer: The answer to ``positions(of:in:)``.
  /// - Returns: The positions by read model and stream.
  static func positions(in answer: Rows) throws -> [String: [UUID: Int64]] {
    try answer.reduce(into: [:]) { positions, row in
      positions[try row.value(at: 0), default: [:]][try row.value(at: 1)] = try row.value(at: 2)
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

/// An event that could not be applied, and why.
@usableFromInline
package struct StreamFault: Error, Hashable, Sendable {
  package let stream: UUID
  package let position: Int64
  package let version: Int
  /// The event's id.
  package let id: UUID
  package let reason: String

  init(stream: UUID, position: Int64, version: Int, id: UUID, reason: any Error) {
    self.stream = stream
    self.position = position
    self.version = version
    self.id = id
    // One line, and without NUL, which PostgreSQL cannot store.
    self.reason = String(describing: reason).split { $0.isNewline || $0 == "\0" }
      .joined(separator: " ")
  }

  init(_ event: RecordedEvent<some Sendable>, _ reason: any Error) {
    self.init(
      stream: event.stream.id, position: event.position, version: event.version, id: event.id,
      reason: reason)
  }
}

extension RecordedEvent where Event == EncodedEvent {
  /// The record with the decoded event, or why it could not be decoded; nil if its stream belongs to
  /// another category than the codec's.
  func decoded<Codec: EventCodec>(
    by codec: Codec
  ) -> Result<RecordedEvent<Codec.Event>, StreamFault>? {
    guard stream.category == codec.category else { return nil }
    do {
      return .success(try map { try codec.decode($0) })
    } catch {
      return .failure(StreamFault(self, error))
    }
  }
}
