import PostgreSQL
import Testing

/// Something that somebody who means ill tries with SQL.
///
/// To add one is to add an entry to the theme it belongs to, under `Attacks`, and its row to the
/// table in ThreatModel.md, which a test compares with these.
struct Attack: Sendable {
  /// Never changes: the threat model refers to it.
  let name: String
  let attacker: Attacker
  let sql: String
  let outcome: Outcome

  /// - Parameter sql: Statements that run in one transaction, unless they begin others.
  init(_ name: String, by attacker: Attacker, _ outcome: Outcome, _ sql: String) {
    (self.name, self.attacker, self.outcome, self.sql) = (name, attacker, outcome, sql)
  }
}

extension Attack: CustomTestStringConvertible {
  var testDescription: String { name }
}

extension Attack {
  /// What comes of it. All but `noticed` leave everything as it was.
  enum Outcome: Hashable, Sendable {
    case refused(SQLState)
    /// The attacker has no way into the database.
    case turnedAway
    /// PostgreSQL says yes, and does nothing.
    case withoutEffect
    /// It cannot be refused, and shows.
    case noticed(by: Watch)

    static let notPermitted = Outcome.refused(.insufficientPrivilege)

    /// As the threat model's table says it.
    var words: String {
      switch self {
      case .refused(let state): "refused, \(state)"
      case .turnedAway: "no login"
      case .withoutEffect: "without effect"
      case .noticed(let watch): "shown by `\(watch.rawValue)`"
      }
    }
  }

  /// The command that shows an attack.
  enum Watch: String, Sendable {
    case status = "galley status"
    case projectionVerify = "galley projection verify"
    case projectionAudit = "galley projection audit"
    case logVerify = "galley log verify"
    case userList = "galley user list"
  }
}

extension SQLState {
  static let syntaxError = SQLState(rawValue: "42601")
  static let invalidName = SQLState(rawValue: "42602")
  static let untranslatableCharacter = SQLState(rawValue: "22P05")
  static let limitExceeded = SQLState(rawValue: "54000")
}
