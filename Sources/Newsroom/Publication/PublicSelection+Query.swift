import EditorialReadModels
import Foundation
import PostgreSQL
import PostgresEventStore

extension PublicSelection {
  /// The position before the first change that is included.
  func start(from source: ReadSource, on connection: inout Connection) throws -> Int64 {
    switch scope {
    case .live, .articles: 0
    case .changed(let position): position
    case .changedSince(let time):
      try connection.execute(PublicItemQuery.lastPosition(before: time, from: source))[0]
        .value(at: 0)
    }
  }

  /// - Throws: ``Failure`` if a reference fits no article or several, or an article that was never
  ///   published, or if the log has no such position.
  func queryScope(
    from source: ReadSource, on connection: inout Connection
  ) throws -> PublicItemQuery.Scope {
    switch scope {
    case .live: return .live
    case .changed(let position):
      try Self.require(position, on: &connection)
      return .changed(after: position)
    case .changedSince(let time): return .changedSince(time)
    case .articles(let references):
      let ids = try references.map { try Reference.resolve($0, on: &connection) }
      let published = Set(
        try connection.execute(PublicItemQuery.published(of: ids, from: source)).map {
          try $0.value(at: 0, as: UUID.self)
        })
      for (id, reference) in zip(ids, references) where !published.contains(id) {
        throw Failure(.refused, "\(reference) was never published")
      }
      return .articles(ids)
    }
  }

  /// - Throws: ``Failure`` if the log has no such position.
  private static func require(_ position: Int64, on connection: inout Connection) throws {
    let last: Int64 = try connection.execute("SELECT galley.last_position()")[0].value(at: 0)
    guard position <= last else {
      throw Failure(.unacceptable, "the last position of the log is \(last)")
    }
  }
}
