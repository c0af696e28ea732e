import CLibPQ

/// Collects the notices of one connection, which libpq would else print to standard error.
///
/// libpq calls it only from inside calls on that connection, so it needs no lock of its own.
final class NoticeBox {
  private var notices: [Notice] = []

  /// Enough to see what went on; a script that raises thousands must not fill the memory.
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
