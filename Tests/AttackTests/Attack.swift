import PostgreSQL
import Testing

/// An attack by SQL.
///
/// To add one, add it to its theme under `Attacks`, and add its row to the table in ThreatModel.md.
/// A test compares the two.
struct Attack: Sendable {
  /// It never changes, because the threat model refers to it.
  let name: String
  let attacker: Attacker
  let sql: String
  let outcome: Outcome

  /// - Parameter sql: Statements that run in one transaction, unless they contain BEGIN or COMMIT.
  init(_ name: String, by attacker: Attacker, _ outcome: Outcome, _ sql: String) {
    (self.name, self.attacker, self.outcome, self.sql) = (name, attacker, outcome, sql)
  }
}

extension Attack: CustomTestStringConvertible {
  var testDescription: String { name }
}

extension Attack {
  /// The result of an attack. Only `noticed` changes anything.
  enum Outcome: Hashable, Sendable {
    case refused(SQLState)
    /// The attacker cannot log in to the database.
    case turnedAway
    /// PostgreSQL reports success, but does nothing.
    case withoutEffect
    /// It cannot be refused, but a command shows it.
    case noticed(by: Watch)

    static let notPermitted = Outcome.refused(.insufficientPrivilege)

    /// The words in the table of the threat model.
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
  static let invalidTransaction = SQLState(rawValue: "25000")
  static let limitExceeded = SQLState(rawValue: "54000")
}
