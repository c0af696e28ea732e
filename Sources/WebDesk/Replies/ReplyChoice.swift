import Newsroom

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
