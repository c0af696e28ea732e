import Editorial
import Foundation
package import PostgreSQL
import PostgresEventStore

/// Fills the log of an empty newsroom with generated events, by COPY. This takes an hour for what
/// takes days through `galley.append`, whose checks of rights and rules it skips.
///
/// One connection writes the events as they are generated; two others write the texts and the
/// claims. Only the articles in progress and a few batches are in memory. The constraints of the
/// tables apply: the key of a text is its digest, and a slug has one holder.
package struct LogLoader: Sendable {
  /// As a superuser of the database.
  let settings: ConnectionSettings
  /// Whether to write the texts, too. Events contain only their keys, and a rebuild without the
  /// full-text index does not read them.
  let withTexts: Bool

  package init(_ settings: ConnectionSettings, withTexts: Bool = true) {
    self.settings = settings
    self.withTexts = withTexts
  }

  /// - Parameter progress: Called with the number of events written so far, after each batch.
  package func load(
    events count: Int, seed: UInt64, progress: @Sendable @escaping (Int) -> Void
  ) async throws {
    let pool = Pool(settings, maximum: 3, prepare: Self.speedUp)
    do {
      try await pool.withConnection { try Self.addPeople(Staff(), on: &$0) }
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

  /// Vacuums the tables, so that the server does not do so during a measurement.
  static func tidy(on connection: inout Connection) throws {
    for table in ["events", "texts", "claims"] {
      try connection.execute("VACUUM (FREEZE, ANALYZE) galley.\(raw: table)")
    }
    try connection.execute("CHECKPOINT")
  }

  /// The data can be generated again, so commits need not wait for the disk. It also chooses the
  /// cheaper compression.
  @Sendable private static func speedUp(_ connection: inout Connection) throws {
    try connection.script("SET synchronous_commit = off")
    try connection.execute(
      """
      SELECT set_config(name, 'lz4', false) FROM pg_settings
      WHERE name = 'default_toast_compression' AND 'lz4' = ANY(enumvals)
      """)
  }

  /// Adds the people of the generated newsroom to this one.
  static func addPeople(_ staff: Staff, on connection: inout Connection) throws {
    for person in staff.everyone {
      try connection.execute(
        "SELECT galley.add_user(session_user, \(person.name), \(person.role.rawValue))")
    }
  }

  private func copy(
    _ count: Int, seed: UInt64, on pool: Pool, progress: @Sendable @escaping (Int) -> Void
  ) async throws {
    let texts = BoundedChannel<[EventBatch.Text]>(capacity: 4)
    let claims = BoundedChannel<[EventBatch.Claim]>(capacity: 4)
    async let textsWritten: Void = pool.withConnection { connection in
      defer { texts.cancel() }
      try connection.copyTexts(from: texts)
    }
    async let claimsWritten: Void = pool.withConnection { connection in
      defer { claims.cancel() }
      try connection.copyClaims(from: claims)
    }
    async let eventsWritten: Void = pool.withConnection { connection in
      defer {
        texts.finish()
        claims.finish()
      }
      try connection.copyEvents(count, of: SyntheticNewsroom(seed: seed)) { batch, written in
        if withTexts { try texts.send(batch.texts) }
        try claims.send(batch.claims)
        progress(written)
      }
    }
    // In this order: if one of the first two fails, the third only throws that its channel was
    // cancelled.
    _ = try await (textsWritten, claimsWritten, eventsWritten)
  }
}
