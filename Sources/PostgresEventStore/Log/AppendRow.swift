import Digests
import EventSourcing
import Foundation
import PostgreSQL

/// A row of the answer to an append: the place of an event, or the refusal of a command.
struct AppendRow {
  struct Place {
    let position: Int64
    let version: Int
    let recordedAt: Date
  }

  /// The command's place among those of the call, from 1.
  let command: Int
  let outcome: Result<Place, PostgresError>

  var isRefusal: Bool {
    if case .failure = outcome { true } else { false }
  }

  /// - Parameter row: A row of the answer to an ``AppendCall``.
  init(_ row: Row) throws(PostgresError) {
    command = try row.value(at: 0)
    if let state = try row.value(at: 4, as: String?.self) {
      outcome = .failure(
        PostgresError(
          .server, try row.value(at: 5), sqlState: SQLState(rawValue: state),
          hint: try row.value(at: 8), column: try row.value(at: 6),
          constraint: try row.value(at: 7)))
    } else {
      outcome = .success(
        Place(
          position: try row.value(at: 1), version: try row.value(at: 2),
          recordedAt: try row.value(at: 3)))
    }
  }

  /// The recorded events of one command, from its rows.
  static func recorded<Event>(
    _ rows: [AppendRow], of append: Append<Event, SaltedText>, ids: [UUID], by actor: String
  ) throws -> [RecordedEvent<Event>] {
    var places: [Place] = []
    do throws(PostgresError) {
      for row in rows { places.append(try row.outcome.get()) }
    } catch {
      throw AppendError(error, of: append) ?? error
    }
    return zip(places, zip(append.events, ids)).map { place, event in
      RecordedEvent(
        position: place.position, stream: append.stream, version: place.version, id: event.1,
        event: event.0, actor: actor, commandID: append.commandID, recordedAt: place.recordedAt)
    }
  }
}
