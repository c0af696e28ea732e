import Editorial
import WebRequests

/// What an editor can choose about replies to an article. The raw value is that of the form.
enum ReplyChoice: String, CaseIterable {
  case open, closed
  /// As the newsroom decides for all articles.
  case standard = "default"
}

extension DeskWords {
  static func choice(of replies: ReplyChoice) -> String {
    switch replies {
    case .open: say("Readers may reply")
    case .closed: say("Readers may not reply")
    case .standard: say("As the newsroom decides for all articles")
    }
  }
}

extension FormFields {
  /// The form that would choose what is chosen already; nil for the choice of the newsroom.
  init?(present policy: ReplyPolicy?) {
    let fields =
      switch policy {
      case nil: "replies=\(ReplyChoice.standard.rawValue)"
      case .closed?: "replies=\(ReplyChoice.closed.rawValue)"
      case .open?: "replies=\(ReplyChoice.open.rawValue)"
      case .days(let days)?: "replies=\(ReplyChoice.open.rawValue)&days=\(days)"
      }
    self.init(fields.utf8)
  }
}
