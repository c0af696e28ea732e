import Digests
import Foundation
import PostgreSQL

// What takes rows into the newsroom: each of its tables is filled by COPY, which holds them to the
// table's constraints and triggers.
extension Connection {
  /// - Throws: ``TransferError`` or `PostgresError` where a row cannot be taken.
  mutating func take(_ batch: ImportBatch) throws {
    switch batch.kind {
    case .event:
      try takeTexts(of: batch)
      try take(batch.events)
    case .person: try take(batch.people)
    case .tile: try take(batch.tiles)
    case .seal: try take(batch.seals)
    case .header, .manifest: break
    }
  }

  /// A text comes with every event that cites it, and is kept once.
  private mutating func takeTexts(of batch: ImportBatch) throws {
    let keys = batch.events.compactMap { $0.text?.key }
    guard !keys.isEmpty else { return }
    var known = Set<Digest>()
    // Each by the index: the planner would rather read all that is kept than ask 2,000 times.
    for row in try execute(
      """
      SELECT t.key FROM unnest(\(keys.map(\.bytes))) AS k(key)
      CROSS JOIN LATERAL (SELECT t.key FROM galley.texts t WHERE t.key = k.key OFFSET 0) AS t
      """)
    {
      known.insert(try row.value(at: 0))
    }
    try copyIn("COPY galley.texts (key, stream, salt, body) FROM STDIN (FORMAT binary)") { writer in
      for (index, event) in batch.events.enumerated() {
        guard let text = event.text else { continue }
        if known.insert(text.key).inserted {
          try writer.row(text.key, event.stream, text.salt, text.body)
        } else if !text.isOfItsKey {
          // The table is not asked.
          throw TransferError(line: batch.first + index, "its text is not the one of its key")
        }
      }
    }
  }

  private mutating func take(_ events: [TransferEvent]) throws {
    try copyIn(
      """
      COPY galley.events (
        position, category, stream, version, event_id, type, schema_version, payload, actor,
        command_id, command_step, correlation_id, causation_id, recorded_at, request
      ) FROM STDIN (FORMAT binary)
      """
    ) { writer in
      for event in events {
        try writer.row(
          event.position, event.category, event.stream, event.version, event.id, event.type,
          event.schemaVersion, event.payload, event.actor, event.commandID, event.commandStep,
          event.correlationID, event.causationID, event.recordedAt, event.request)
      }
    }
  }

  private mutating func take(_ tiles: [TransferTile]) throws {
    try copyIn("COPY galley.tiles (level, number, hashes) FROM STDIN (FORMAT binary)") { writer in
      for tile in tiles { try writer.row(tile.level, tile.number, tile.hashes) }
    }
  }

  private mutating func take(_ seals: [TransferSeal]) throws {
    try copyIn(
      """
      COPY galley.seals (size, position, note, edge, sealed_by, sealed_at)
      FROM STDIN (FORMAT binary)
      """
    ) { writer in
      for seal in seals {
        try writer.row(
          seal.size, seal.position, seal.note, seal.edge, seal.sealedBy, seal.sealedAt)
      }
    }
  }
}
