import Newsroom

extension DeskWords {
  static let tokens = "Your tokens"
  static let tokensHint =
    "A token lets a program act for you. Give each program its own, and revoke it when you no longer "
    + "need it. /api/openapi.json says what programs can do."
  static let noTokens = "You have no tokens."
  static let makeToken = "Make a token"
  static let revokeToken = "Revoke"
  static let tokenLabel = "What is it for?"
  static let tokenScope = "What it may do"
  static let tokenDays = "How long it is valid"
  static let tokenOnce = "The token is shown only now. Keep it like a password."

  static func days(_ count: Int) -> String { "\(count) days" }

  static func name(of scope: TokenScope) -> String {
    switch scope {
    case .read: "Read"
    case .write: "Read, and change articles"
    case .admin: "Everything that you may do"
    }
  }
}
