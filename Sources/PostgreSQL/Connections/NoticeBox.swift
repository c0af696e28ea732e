import CLibPQ

/// Collects the notices of one connection. By default, libpq would print them to standard error.
///
/// libpq calls it only during calls on that connection, so it needs no lock.
final class NoticeBox {
  private var notices: [Notice] = []

  /// A limit, because a script may raise thousands of notices.
  private static let capacity = 100

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
