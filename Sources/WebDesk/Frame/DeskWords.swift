/// The words of the desk, in the language of the request. These files have them all; see
/// ``DeskLanguage`` for another language.
enum DeskWords {
  static var signIn: String { say("Sign in") }
  static var signOut: String { say("Sign out") }
  static var name: String { say("Name") }
  static var password: String { say("Password") }
  static var forgotten: String {
    say("If you have no password or have forgotten it, ask an admin.")
  }
  static var wrongPassword: String { say("The name or the password is wrong.") }
  static var tooManyTries: String {
    say("There were too many wrong passwords. Try again in 15 minutes.")
  }
  static var skip: String { say("Skip to content") }
  static var navigation: String { say("Desk") }

  /// The entries of the navigation.
  static var places: KeyValuePairs<DeskPath, String> {
    [
      .home: home, .queue: queue, .articles: articles, .replies: ReplyWebWords.replies,
      .calendar: calendar,
    ]
  }

  static var home: String { say("Home") }
  static var account: String { say("Your account") }
  static var nothingWaits: String { say("Nothing is waiting for you.") }
  static var emptyQueue: String { say("No article is waiting for review.") }
  static var noArticles: String { say("There are no articles.") }
  static var queue: String { say("To review") }
  static var articles: String { say("Articles") }
  static var newArticle: String { say("New article") }
  static var next: String { say("Next page") }
  static var more: String { say("There are more; see the list of articles.") }
  static var toHome: String { say("To the desk") }
  static var failed: String {
    say("The desk cannot do this now. The reason is in the log of the server.")
  }
  static var unavailable: String {
    say("The newsroom does not answer at the moment. Try again in a moment.")
  }
  static var behind: String {
    say("This page is not up to date: the read models are still being updated.")
  }
  static var quarantined: String {
    say("Some articles are not up to date, because an event cannot be applied. Tell an admin.")
  }

  static var sessions: String { say("Where you are signed in") }
  static var thisSession: String { say("This is the session that you use now.") }
  static func sessionFrom(_ address: String) -> String { say("from \(address), since ") }
  static var lastUsed: String { say(", last used ") }
  static var endSession: String { say("End this session") }
  static var endSessions: String { say("Sign out everywhere") }

  static var state: String { say("State") }
  static var anyState: String { say("any") }
  static var section: String { say("Section") }
  static var filter: String { say("Show") }

  static var publication: String { say("Public") }
  static var sentBack: String { say("Sent back") }
  static var scheduled: String { say("Scheduled") }
  static var embargo: String { say("Embargo") }
  static var slug: String { say("Slug") }
  static var revision: String { say("Revision") }
  static var edit: String { say("Edit") }
  static func editing(_ headline: String) -> String { say("Edit “\(headline)”") }
  static var changes: String { say("Changes") }
  static var history: String { say("History") }
  static var toArticle: String { say("Back to the article") }
  static var erased: String { say("The text was erased.") }
  static var firstRevision: String { say("This is the first revision.") }
  static var same: String { say("They are the same.") }

  static var headline: String { say("Headline") }
  static var standfirst: String { say("Standfirst") }
  static var text: String { say("Text (Markdown)") }
  static var byline: String { say("Authors, one a line") }
  static var dateline: String { say("Dateline") }
  static var place: String { say("Place") }
  static var date: String { say("Date") }
  static var source: String { say("Source") }
  static var keywords: String { say("Keywords, separated by commas") }
  static var language: String { say("Language, such as en or pt-BR") }
  static var newSlug: String { say("Slug (made from the headline if empty)") }
  static var save: String { say("Save") }
}
