package import JSON

/// The result of disabling a person or of changing their role.
package struct Departure: Sendable {
  package let person: Person
  /// What the person can no longer finish, without what was reassigned.
  package let unfinished: UnfinishedWork
  /// Who got the person's assignments; nil if they were not reassigned.
  package let successor: String?
  /// The assignments that the successor got.
  package let reassigned: [UnfinishedWork.Item]
  /// The sessions that ended; nil if only the role changed.
  package let sessions: EndedSessions?
  /// Whether the person had these rights before, so that only what is left was looked at.
  package var isRepeated = false
}

extension Departure: JSONDescribed {
  package static let json = JSONDescription<Departure>(
    "Departure", "A person whose rights changed, and what they can no longer finish.",
    [
      JSONMember("name", "The login.", \.person.login),
      JSONMember("role", "The role; null for a disabled person.", \.person.role),
      JSONMember("addedBy", "Who added the person.", \.person.addedBy),
      JSONMember("addedAt", "When the person was added.", \.person.addedAt),
      JSONMember(
        "disabledAt", "When the person was disabled; null for an active person.",
        \.person.disabledAt),
      JSONMember(
        "unfinished", "What the person can no longer finish and nobody else was given.",
        \.unfinished),
      JSONMember(
        "reassignedTo", "Who got the person's assignments; null if nobody did.", \.successor),
      JSONMember("reassigned", "The assignments that were reassigned.", \.reassigned),
    ])
}
