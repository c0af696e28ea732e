import Editorial
import Foundation
package import PostgreSQL
import PostgresEventStore

/// Fills an empty newsroom's log with what a made-up newsroom records, by COPY: in an hour what
/// takes days through `galley.append`, which alone checks who may record what.
///
/// The events' connection makes them up as it writes, two others write the texts and the claims; in
/// memory are the articles in work and a few batches. The tables' own checks hold: a text's key is
/// its digest, a slug has one holder.
package struct LogLoader: Sendable {
  /// As a superuser of the newsroom's database.
  let settings: ConnectionSettings
  /// Whether the texts are written, too. Events only name them, and a rebuild that is not to index
  /// them reads none.
  let withTexts: Bool

  package init(_ settings: ConnectionSettings, withTexts: Bool = true) {
    self.settings = settings
    self.withTexts = withTexts
  }

  /// - Parameter progress: Takes the events written, a thousand at a time or so.
  package func load(
    events count: Int, seed: UInt64, progress: @Sendable @escaping (Int) -> Void
  ) async throws {
    let pool = Pool(settings, maximum: 3, prepare: Self.hurry)
    do {
      try await pool.withConnection { try Self.takeOn(Staff(), on: &$0) }
      try await copy(count, seed: seed, on: pool, progress: progress)
      try await pool.withConnection { connection in
        try connection.execute("SELECT setval('galley.positions', \(count))")
      }
    } catch {
      await pool.close()
      throw error
    }
    await pool.close()
  }

  /// What is loaded can be loaded again: it need not be on disk when the COPY says so, and the
  /// cheaper of two compressions will do.
  @Sendable private static func hurry(_ connection: inout Connection) throws {
    try connection.script("SET synchronous_commit = off")
    try connection.execute(
      """
      SELECT set_config(name, 'lz4', false) FROM pg_settings
      WHERE name = 'default_toast_compression' AND 'lz4' = ANY(enumvals)
      """)
  }

  /// Makes the people of the made-up newsroom people of this one.
  static func takeOn(_ staff: Staff, on connection: inout Connection) throws {
    for person in staff.everyone {
      try connection.execute(
        "SELECT galley.add_user(session_user, \(person.name), \(person.role.rawValue))")
    }
  }

  private func copy(
    _ count: Int, seed: UInt64, on pool: Pool, progress: @Sendable @escaping (Int) -> Void
  ) async throws {
    let texts = Conveyor<[EventBatch.Text]>(capacity: 4)
    let claims = Conveyor<[EventBatch.Claim]>(capacity: 4)
    async let textsWritten: Void = pool.withConnection { connection in
      defer { texts.abandon() }
      try connection.copyTexts(from: texts)
    }
    async let claimsWritten: Void = pool.withConnection { connection in
      defer { claims.abandon() }
      try connection.copyClaims(from: claims)
    }
    async let eventsWritten: Void = pool.withConnection { connection in
      defer {
        texts.finish()
        claims.finish()
      }
      try connection.copyEvents(count, of: SyntheticNewsroom(seed: seed)) { batch, written in
        if withTexts { try texts.put(batch.texts) }
        try claims.put(batch.claims)
        progress(written)
      }
    }
    // In this order: when one of the first two ends early, the events' error only says so.
    _ = try await (textsWritten, claimsWritten, eventsWritten)
  }
}
