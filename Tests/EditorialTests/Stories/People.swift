import Editorial

extension Actor {
  /// Drafts the stories in these tests.
  static let eve = Actor(name: "eve", role: .editor)
  static let finn = Actor(name: "finn", role: .editor)
  /// Approves and publishes them.
  static let ann = Actor(name: "ann", role: .admin)
  static let max = Actor(name: "max", role: .admin)
  static let audrey = Actor(name: "audrey", role: .auditor)
}
