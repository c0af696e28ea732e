import Testing

/// Attacks of one kind, in one file under `Attacks`.
struct Theme: Sendable {
  let title: String
  let attacks: [Attack]

  /// In the order of the threat model.
  static let all: [Theme] = [
    .writing, .impersonation, .shadows, .server, .locks, .crafting, .rules, .replies, .above,
  ]
}

extension Theme: CustomTestStringConvertible {
  var testDescription: String { title }
}

extension Attack {
  static let all = Theme.all.flatMap(\.attacks)
}
