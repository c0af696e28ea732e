import PostgreSQL
import Seals

/// How to check a copy of a newsroom, and what to erase in it.
struct NewsroomChecks {
  /// The keys that may have signed a seal; seals are not checked without one.
  var keys: [VerifierKey] = []
  /// Seals that were kept elsewhere, by name.
  var seals: [(name: String, note: SignedNote)] = []
  /// Whether to go on if a seal covers events that the log lacks.
  var acceptsMissing = false
  /// Erasures to apply, as far as the newsroom has what they erase.
  var erasures: [RecordedErasure] = []
  /// Who checks the newsroom and erases; as for `Newsroom.acting(as:)`.
  var person: String?

  /// The seals that the restored log can have, and those that cover more than its events, in the order
  /// of what they cover.
  func dividedSeals(
    events: Int
  ) throws -> (known: [(name: String, note: SignedNote)], later: [(name: String, size: Int64)]) {
    var known: [(name: String, note: SignedNote)] = []
    var later: [(name: String, size: Int64)] = []
    for seal in seals {
      // Without a valid signature, it is a finding of the verification.
      guard let size = try? seal.note.checkpoint(signedBy: keys).size, size > Int64(events) else {
        known.append(seal)
        continue
      }
      later.append((seal.name, size))
    }
    return (known, later.sorted { $0.size < $1.size })
  }
}

extension DatabaseAddress {
  /// An admin of the newsroom to check it as: the person, or else the operating system's user, or else
  /// another one. Nil if there is none.
  func anAdmin(preferring person: String? = nil) async throws -> String? {
    let user = OperatingSystemUser.name
    return try await DatabaseAdministration(self).connected { connection in
      try connection.execute(
        """
        SELECT login::text FROM galley.people WHERE role = 'admin' AND disabled_at IS NULL
        ORDER BY login <> \(person ?? user), login <> \(user), login LIMIT 1
        """
      ).first?.value(at: 0)
    }
  }
}
