/// The words of the desk, in English.
enum DeskWords {
  static let signIn = "Sign in"
  static let signOut = "Sign out"
  static let name = "Name"
  static let password = "Password"
  static let forgotten = "If you have no password or have forgotten it, ask an admin."
  static let wrongPassword = "The name or the password is wrong."
  static let tooManyTries = "There were too many wrong passwords. Try again in 15 minutes."
  static let skip = "Skip to content"
  static let navigation = "Desk"

  /// The entries of the navigation.
  static let places: KeyValuePairs<DeskPath, String> = [
    .home: "Home", .queue: "To review", .articles: "Articles", .replies: ReplyWebWords.replies,
    .calendar: calendar,
  ]

  static let home = "Home"
  static let account = "Your account"
  static let nothingWaits = "Nothing is waiting for you."
  static let emptyQueue = "No article is waiting for review."
  static let noArticles = "There are no articles."
  static let queue = "To review"
  static let articles = "Articles"
  static let newArticle = "New article"
  static let next = "Next page"
  static let more = "There are more; see the list of articles."
  static let toHome = "To the desk"
  static let failed = "The desk cannot do this now. The reason is in the log of the server."
  static let unavailable =
    "The newsroom does not answer at the moment. Nothing is lost; try again in a moment."
  static let behind = "This page is not up to date: the read models are still being updated."
  static let quarantined =
    "Some articles are not up to date, because an event cannot be applied. Tell an admin."

  static let sessions = "Where you are signed in"
  static let thisSession = "This is the session that you use now."
  static let endSession = "End this session"
  static let endSessions = "Sign out everywhere"

  static let state = "State"
  static let anyState = "any"
  static let section = "Section"
  static let filter = "Show"

  static let publication = "Public"
  static let sentBack = "Sent back"
  static let scheduled = "Scheduled"
  static let embargo = "Embargo"
  static let slug = "Slug"
  static let revision = "Revision"
  static let edit = "Edit"
  static let changes = "Changes"
  static let history = "History"
  static let toArticle = "Back to the article"
  static let erased = "The text was erased."
  static let firstRevision = "This is the first revision."
  static let same = "They are the same."
  static let seeChanges = "See what was saved in the meantime"

  static let headline = "Headline"
  static let standfirst = "Standfirst"
  static let text = "Text (Markdown)"
  static let byline = "Authors, one a line"
  static let dateline = "Dateline"
  static let place = "Place"
  static let date = "Date"
  static let source = "Source"
  static let keywords = "Keywords, separated by commas"
  static let language = "Language, such as en or pt-BR"
  static let newSlug = "Slug (made from the headline if empty)"
  static let save = "Save"
}
