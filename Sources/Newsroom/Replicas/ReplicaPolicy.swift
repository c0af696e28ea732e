import PostgreSQL

/// Where a process asks its questions before it asks the primary.
package struct ReplicaPolicy: Sendable {
  /// A standby, or several hosts among which there may be one.
  let address: DatabaseAddress
  /// Whether the address is the newsroom's own, and only a standby among its hosts will do.
  let needsStandby: Bool
  /// Receives one line when the replica fails, and none until it has answered again.
  let notice: @Sendable (String) -> Void
  /// How long a question waits for what this process has recorded.
  var patience = Duration.milliseconds(100)

  /// The given address, or else the one in `GALLEY_READ_DATABASE_URL`, or else the standbys among
  /// several hosts of the newsroom's address.
  ///
  /// - Returns: Nil if there is none, so that the primary answers.
  package static func resolve(
    url: String?, environment: [String: String], for address: DatabaseAddress,
    notice: @escaping @Sendable (String) -> Void
  ) throws -> ReplicaPolicy? {
    let variable = environment["GALLEY_READ_DATABASE_URL"].flatMap { $0.isEmpty ? nil : $0 }
    if let url = url ?? variable {
      return ReplicaPolicy(address: .shared(url: url), needsStandby: false, notice: notice)
    }
    guard address.server == nil, try address.settings().hasSeveralHosts else { return nil }
    return ReplicaPolicy(address: address, needsStandby: true, notice: notice)
  }
}
