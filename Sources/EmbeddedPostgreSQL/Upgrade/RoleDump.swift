/// The statements that create the roles of a server, as its `pg_dumpall` writes them, for a server of a
/// later version.
struct RoleDump {
  let text: String
  /// The first superuser of both servers, which the new one has already.
  let superuser: String
  /// The major version of the server.
  let major: Int

  /// A membership, with names as SQL writes them.
  private struct Grant {
    let line: String
    let role: String
    let member: String
    let isAdmin: Bool
    let grantor: String?
  }

  /// The statements for the new server.
  var adapted: String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { $0 != "CREATE ROLE \(superuser);" }
    return (major < 16 ? Self.ordered(lines, superuser) : lines).joined(separator: "\n")
  }

  /// From version 16 on, the one who grants a role must have it with the admin option at that time, and
  /// `pg_dumpall` writes the memberships in this order. Before, these memberships are put first; and who
  /// granted one and has no right to it now is replaced by the superuser.
  private static func ordered(_ all: [Substring], _ superuser: String) -> [Substring] {
    var lines: [Substring] = []
    var grants: [Grant] = []
    for line in all {
      if let grant = grant(line) { grants.append(grant) } else { lines.append(line) }
    }
    let admins = Set(grants.filter(\.isAdmin).map { [$0.role, $0.member] })
    let sorted = grants.filter(\.isAdmin) + grants.filter { !$0.isAdmin }
    let granting = sorted.map { grant -> Substring in
      guard let grantor = grant.grantor, grantor != superuser,
        !admins.contains([grant.role, grantor])
      else { return Substring(grant.line) }
      return "GRANT \(grant.role) TO \(grant.member)"
        + (grant.isAdmin ? " WITH ADMIN OPTION" : "") + ";"
    }
    // The end of the file closes what its beginning opened.
    let end = lines.lastIndex { $0.hasPrefix("\\unrestrict ") } ?? lines.count
    lines.insert(contentsOf: granting, at: end)
    return lines
  }

  private static func grant(_ line: Substring) -> Grant? {
    let match = line.wholeMatch(
      of:
        /GRANT (?<role>"(?:[^"]|"")+"|[^ "]+) TO (?<member>"(?:[^"]|"")+"|[^ "]+?)(?<admin> WITH ADMIN OPTION)?(?: GRANTED BY (?<grantor>"(?:[^"]|"")+"|[^ "]+?))?;/
    )
    return match.map {
      Grant(
        line: String(line), role: String($0.role), member: String($0.member),
        isAdmin: $0.admin != nil, grantor: $0.grantor.map { String($0) })
    }
  }
}
