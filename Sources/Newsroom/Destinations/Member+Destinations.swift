import Editorial
import EditorialReadModels
import Foundation
import PostgreSQL
import PostgresEventStore
import Syndication

extension Member {
  /// The destinations by name.
  package func destinations() async throws -> [DestinationStatus] {
    try await readingRecords { try DestinationStatus.all(on: &$0) }
  }

  /// - Throws: ``Failure`` if there is no such destination.
  package func destination(_ name: String) async throws -> DestinationStatus {
    let named = try await readingRecords { try DestinationStatus.all(named: name, on: &$0) }
    guard let destination = named.first else {
      let names = try await destinations().map(\.destination.name)
      throw Failure(
        .notFound,
        names.isEmpty
          ? "there are no destinations"
          : "there is no destination '\(name)'; there are \(names.joined(separator: ", "))")
    }
    return destination
  }

  /// Adds a destination. It gets the changes that are recorded from now on. The answer says whether
  /// no article has its section or its keyword.
  ///
  /// - Throws: ``Failure`` if the name is taken, or if this person is not an admin.
  package func add(_ new: NewDestination) async throws -> Answer<DestinationReceipt> {
    try new.check()
    let caller = actor.name
    let secret = new.secret?.stored
    // A second attempt would find the name taken.
    try await administer(.destinations, canBeMadeTwice: false) { connection, _ in
      try connection.execute(
        """
        SELECT galley.add_destination(
          \(caller), \(new.name), \(new.channel.rawValue), \(new.address),
          \(new.region as String?), \(new.format.rawValue), \(new.section as String?),
          \(new.keyword as String?), \(secret?.kind as String?), \(secret?.name as String?),
          \(new.allowedAddresses), \(new.rate), \(Int32(new.inFlight)))
        """)
    }
    let receipt = DestinationReceipt(try await destination(new.name), isChanged: true)
    guard new.section != nil || new.keyword != nil else { return Answer(value: receipt) }
    return Answer(
      try await read([Board.self, Revisions.self]) { connection in
        Remarked(
          receipt,
          try UnknownFilter.section(new.section, in: BoardRow.table, from: .live, on: &connection),
          try UnknownFilter.keyword(new.keyword, from: .live, on: &connection))
      })
  }

  /// Holds back what a destination would get, except what takes a text away.
  package func pauseDestination(_ name: String) async throws -> DestinationReceipt {
    try await change(name, "pause")
  }

  /// Delivers to a destination again, also after its database was copied.
  package func resumeDestination(_ name: String) async throws -> DestinationReceipt {
    try await change(name, "resume")
  }

  /// Removes a destination. It gets no later kill. The record of what it got stays.
  package func removeDestination(_ name: String) async throws -> DestinationReceipt {
    let status = try await destination(name)
    return try await change(name, "remove", after: status)
  }

  /// How many articles a destination has, or may have, received.
  package func articlesReached(by name: String) async throws -> Int {
    try await readingRecords {
      try $0.execute(
        """
        SELECT count(*) FROM galley.deliveries k JOIN galley.destinations d ON d.id = k.destination
        WHERE d.name = \(name) AND d.removed_at IS NULL AND k.reached
        """)[0].value(at: 0)
    }
  }

  /// Sends again what a destination did not confirm, or all that it has of some articles.
  ///
  /// - Parameter references: Empty for all deliveries that have failed.
  package func retryDeliveries(
    to name: String, of references: [String] = []
  ) async throws -> DestinationReceipt {
    _ = try await destination(name)
    let caller = actor.name
    // A second attempt would send again what was delivered after the first.
    let retried: Int = try await administer(.deliveries, canBeMadeTwice: false) { connection, _ in
      let articles = try references.map { try Reference.resolve($0, on: &connection) }
      return try connection.execute(
        """
        SELECT galley.retry_deliveries(
          \(caller), \(name), \((articles.isEmpty ? nil : articles) as [UUID]?))
        """)[0].value(at: 0)
    }
    return DestinationReceipt(
      try await destination(name), isChanged: retried > 0, retried: retried)
  }

  /// The last attempts to deliver to a destination, newest first.
  ///
  /// - Parameters:
  ///   - isFailed: Only those that failed.
  ///   - number: Only those before this one.
  package func deliveryLog(
    of name: String, last count: Int, isFailed: Bool = false, before number: Int64? = nil
  ) async throws -> [DeliveryAttempt] {
    let id = try await destination(name).destination.id
    return try await readingRecords {
      try DeliveryAttempt.last(count, of: id, isFailed: isFailed, before: number, on: &$0)
    }
  }

  /// Who received an article, and what each of them has confirmed.
  package func deliveries(of reference: String) async throws -> [ArticleDelivery] {
    try await readingLog { connection in
      let article = try Reference.resolve(reference, on: &connection)
      return try ArticleDelivery.all(of: article, on: &connection)
    }
  }

  /// - Parameter former: The status to report; nil for the one after the change.
  private func change(
    _ name: String, _ change: String, after former: DestinationStatus? = nil
  ) async throws -> DestinationReceipt {
    if former == nil { _ = try await destination(name) }
    let caller = actor.name
    let isChanged: Bool = try await administer(.destinations) { connection, mayBeMade in
      do {
        let isChanged: Bool = try connection.execute(
          "SELECT galley.change_destination(\(caller), \(name), \(change))")[0].value(at: 0)
        return isChanged || mayBeMade
      } catch let error as PostgresError
        where mayBeMade && change == "remove" && error.sqlState == .destinationRule
      {
        // The first attempt has removed it.
        return true
      }
    }
    let status = if let former { former } else { try await destination(name) }
    return DestinationReceipt(status, isChanged: isChanged)
  }

  @discardableResult
  private func administer<Value: Sendable>(
    _ part: ChangedPart, canBeMadeTwice: Bool = true,
    _ work: @Sendable @escaping (_ connection: inout Connection, _ mayBeMade: Bool) throws -> Value
  ) async throws -> Value {
    do {
      return try await changing(part, canBeMadeTwice: canBeMadeTwice, work)
    } catch let error as PostgresError {
      switch error.sqlState {
      case .insufficientPrivilege? where actor.role != .admin:
        throw Failure(.forbidden, "only an admin may change a destination")
      case .destinationRule?: throw Failure(.unacceptable, error.message)
      default: throw error
      }
    }
  }
}
