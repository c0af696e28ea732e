package import JSON

/// The result of verifying one backup.
package struct VerifiedBackup: Hashable, Sendable {
  package let name: String
  /// What is wrong with it, in a sentence without a full stop; nil if it is intact.
  package let problem: String?

  package var isIntact: Bool { problem == nil }

  package init(name: String, problem: String?) { (self.name, self.problem) = (name, problem) }
}

extension VerifiedBackup: JSONDescribed {
  package static let json = JSONDescription<VerifiedBackup>(
    "VerifiedBackup", "The result of verifying one backup.",
    [
      JSONMember("name", "The name of the backup.", \.name),
      JSONMember("isIntact", "Whether its files are those that were written.", \.isIntact),
      JSONMember("problem", "What is wrong with it; null if it is intact.", \.problem),
    ])
}
