package import Editorial
import EmbeddedPostgreSQL
package import JSON
import PostgreSQL

/// Who a person is in this newsroom, and what their role lets them do.
package struct Identity: Hashable, Sendable {
  package let name: String
  package let role: Role
  package let database: String
  /// The server, without a password.
  package let address: String
  /// Whether it is the private server of this machine's user.
  package let isPrivate: Bool
  /// The time zone of this session, an IANA name.
  package let zone: String

  package init(
    name: String, role: Role, database: String, address: String, isPrivate: Bool, zone: String
  ) {
    self.name = name
    self.role = role
    self.database = database
    self.address = address
    self.isPrivate = isPrivate
    self.zone = zone
  }

  /// The commands on articles that the role allows.
  package var verbs: [ArticleVerb] {
    switch role {
    case .auditor: []
    case .editor: ArticleVerb.allCases.filter { $0.isListedAsAllowed && !$0.needsAdmin }
    case .admin:
      ArticleVerb.allCases.filter { $0.isListedAsAllowed || $0.needsAdmin && $0.isManual }
    }
  }
}

extension ArticleVerb {
  /// Whether people use it, and not only a worker.
  fileprivate var isManual: Bool { self != .publishDue }
}

extension Role {
  /// What a person with this role may do, as the rest of a sentence to them.
  package var summary: String { summary(whose: "your", who: "you") }

  /// The same about somebody else.
  package var summaryOfOther: String { summary(whose: "their", who: "they") }

  private func summary(whose: String, who: String) -> String {
    switch self {
    case .editor:
      "draft, revise, submit, embargo, assign and annotate any article; withdraw \(whose) own "
        + "submissions; spike \(whose) own drafts; rename before the first publication"
    case .admin:
      "do what an editor may, to any article; request changes; approve what \(who) neither wrote nor "
        + "submitted; schedule, hold, publish, correct, unpublish and kill; lift embargoes; import and "
        + "erase; manage people and the newsroom"
    case .auditor: "read everything and write nothing"
    }
  }
}

extension Member {
  /// Who this person is.
  ///
  /// - Parameter zone: The time zone of the session, an IANA name.
  package func identity(zone: String) throws -> Identity {
    let settings = try newsroom.address.settings()
    let server = newsroom.address.server
    return Identity(
      name: actor.name, role: actor.role, database: settings.database ?? "",
      address: server?.homeDirectory ?? settings.description, isPrivate: server != nil,
      zone: zone)
  }
}

extension Identity: JSONDescribed {
  package static let json = JSONDescription<Identity>(
    "Identity", "Who a person is in a newsroom, and what their role allows.",
    [
      JSONMember("name", "The login.", \.name),
      JSONMember("role", "The role.", \.role),
      JSONMember("database", "The newsroom's database.", \.database),
      JSONMember(
        "address", "The private server's directory, or the URL without a password.", \.address),
      JSONMember("private", "Whether the server is private.", \.isPrivate),
      JSONMember("zone", "The time zone of this session, an IANA name.", \.zone),
      JSONMember("may", "The commands on articles that the role allows.") {
        $0.verbs.map(\.rawValue)
      },
    ])
}
