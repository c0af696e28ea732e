import Newsroom

extension DeskWords {
  static var tokens: String { say("Your tokens") }
  static var tokensHint: String {
    say(
      "A token lets a program act for you. Give each program its own, and revoke it when you no longer "
        + "need it. /api/openapi.json says what programs can do.")
  }
  static var noTokens: String { say("You have no tokens.") }
  static var makeToken: String { say("Make a token") }
  static var revokeToken: String { say("Revoke") }
  static var tokenLabel: String { say("What is it for?") }
  static var tokenScope: String { say("What it may do") }
  static var tokenDays: String { say("How long it is valid") }
  static var tokenOnce: String { say("The token is shown only now. Keep it like a password.") }
  static var tokenMade: String { say("made") }
  static var tokenExpires: String { say("expires") }
  static var tokenUsed: String { say("last used") }
  static var tokenUnused: String { say("never used") }

  static func days(_ count: Int) -> String { say("\(count) days") }

  static func name(of scope: TokenScope) -> String {
    switch scope {
    case .read: say("Read")
    case .write: say("Read, and change articles")
    case .admin: say("Everything that you may do")
    }
  }
}
