package import Seals

/// How to move a private server to a newer version of PostgreSQL.
package struct UpgradePlan: Sendable {
  /// The folder for the backup that is made first.
  package var backups: String
  /// The folder of the newer version's programs; nil to look in the usual ones.
  package var programs: String?
  /// Whether only to say what would be done.
  package var isRehearsal: Bool
  /// Who checks the newsroom of the address; as for `Newsroom.acting(as:)`.
  package var person: String?
  /// The keys that may have signed a seal of a newsroom; its seals are not checked without one.
  package var keys: @Sendable (DatabaseAddress) throws -> [VerifierKey]

  package init(
    backups: String, programs: String? = nil, isRehearsal: Bool = false, person: String? = nil,
    keys: @escaping @Sendable (DatabaseAddress) throws -> [VerifierKey] = { _ in [] }
  ) {
    (self.backups, self.programs) = (backups, programs)
    (self.isRehearsal, self.person, self.keys) = (isRehearsal, person, keys)
  }
}
