import Editorial
package import EditorialReadModels
package import Mail
import PostgreSQL

extension Member {
  /// The notices that this person gets by e-mail. Nobody else can ask.
  package func noticeChoices() async throws -> NoticeChoices {
    let caller = actor.name
    return try await withConnection { connection in
      let rows = try connection.execute("SELECT * FROM galley.own_notices(\(caller))")
      guard let row = rows.first else { return .none }
      let kinds: [String] = try row.value("kinds")
      return NoticeChoices(
        address: try row.value("address"), kinds: kinds.compactMap(NoticeKind.init(rawValue:)))
    }
  }

  /// Chooses the notices that this person gets by e-mail from now on.
  ///
  /// - Parameters:
  ///   - address: Nil to keep the present one.
  ///   - kinds: Nil to keep the present ones. Without any, the address is deleted.
  /// - Throws: ``Failure`` if something would be sent, but there is no address.
  package func chooseNotices(
    address: MailAddress? = nil, kinds: [NoticeKind]? = nil
  ) async throws -> NoticeChoices {
    let present = try await noticeChoices()
    let kinds = kinds ?? (present.kinds.isEmpty ? NoticeKind.allCases : present.kinds)
    guard !kinds.isEmpty else {
      try await set(.none)
      return .none
    }
    guard let address = address?.mailbox ?? present.address else {
      throw Failure(.invalid, "no address is known to which the notices could be sent")
    }
    let choices = NoticeChoices(address: address, kinds: kinds)
    try await set(choices)
    return choices
  }

  private func set(_ choices: NoticeChoices) async throws {
    let caller = actor.name
    let (address, kinds) = (choices.address ?? "", choices.kinds.map(\.rawValue))
    try await changing(.people) { connection, _ in
      _ = try connection.execute("SELECT galley.set_notices(\(caller), \(address), \(kinds))")
    }
  }
}
