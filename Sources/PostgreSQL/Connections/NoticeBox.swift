import CLibPQ

/// Collects the notices of one connection. By default, libpq would print them to standard error.
///
/// libpq calls it only during calls on that connection, so it needs no lock.
final class NoticeBox {
  private var notices: [Notice] = []
  /// Whether the server stopped waiting for a synchronous standby: it has recorded the change, but
  /// a failover may lose it.
  private var isUnreplicated = false

  /// A limit, because a script may raise thousands of notices.
  private static let capacity = 100

  /// Whether ``isUnreplicated`` was set since the last call.
  func takeUnreplicated() -> Bool {
    defer { isUnreplicated = false }
    return isUnreplicated
  }

  func take() -> [Notice] {
    defer { notices = [] }
    return notices
  }

  /// The box must outlive the connection.
  func receive(from connection: OpaquePointer) {
    let receiver: PQnoticeReceiver = { context, result in
      guard let context, let result else { return }
      Unmanaged<NoticeBox>.fromOpaque(context).takeUnretainedValue().add(result)
    }
    PQsetNoticeReceiver(connection, receiver, Unmanaged.passUnretained(self).toOpaque())
  }

  private func add(_ result: OpaquePointer) {
    func field(_ code: Int32) -> String? {
      PQresultErrorField(result, code).map { String(cString: $0) }
    }
    // The text of this warning depends on the server's language.
    if field(galley_diag_source_function) == "SyncRepWaitForLSN" { isUnreplicated = true }
    guard notices.count < Self.capacity else { return }
    notices.append(
      Notice(
        severity: field(galley_diag_severity) ?? "NOTICE",
        sqlState: field(galley_diag_sqlstate).map(SQLState.init(rawValue:)),
        message: field(galley_diag_message_primary) ?? ""))
  }
}

/// A notice or a warning that the server sent along with a result.
package struct Notice: Hashable, Sendable {
  /// For example NOTICE or WARNING, in English in every locale.
  package let severity: String
  package let sqlState: SQLState?
  package let message: String
}
