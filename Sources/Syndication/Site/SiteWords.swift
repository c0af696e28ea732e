/// The words of the site itself, in English. To translate the site, translate this file.
enum SiteWords {
  /// The language of these words.
  static let language = "en"
  static let direction = "ltr"

  static let siteName = "News"
  static let skip = "Skip to the content"
  static let navigation = "Site"
  static let latest = "Latest articles"
  static let latestShort = "Latest"
  static let sections = "Sections"
  static let keywords = "Keywords"
  static let keywordsOfLatest = "Keywords of the latest articles"
  static let corrections = "Corrections"
  static let correctionsOfAll =
    "Everything that we have corrected or made clearer, newest first."
  static let correctionsPolicy = "Our policy on corrections"
  static let principles = "Our principles"
  static let check = "Check an article"
  static let feed = "Feed"
  static let nothingYet = "No articles yet."
  static let noCorrections = "No corrections."

  static let older = "Older"
  static let newer = "Newer"
  static let pages = "Pages"
  static func olderPage(_ number: Int) -> String { "Page \(number), counted from the oldest" }

  static let by = "By"
  static let published = "Published"
  static let updated = "Updated"
  static let table = "Table"
  static let picture = "Picture:"
  static let correction = "Correction"
  static let typographicalCorrection = "Typographical correction"
  static let clarification = "Clarification"
  static let before = "Before"
  static let after = "After"
  static let seeCorrections = "This article has been corrected."
  static let howItChanged = "See what has changed"
  static func lastCorrections(_ shown: Int, of count: Int) -> String {
    "Here are the last \(shown) of \(count) corrections."
  }
  static let allCorrections = "Read all corrections"
  static func lastVersions(_ shown: Int, of count: Int) -> String {
    "Here are the last \(shown) of \(count) versions."
  }
  static let allVersions = "See all versions"
  static func range(_ first: Int, _ last: Int) -> String {
    first == last ? "Number \(first)" : "Numbers \(first) to \(last)"
  }
  static let replies = "Replies from readers"
  static let leaveReply = "Leave a reply"
  /// A time follows.
  static let repliesClose = "Replies close on"
  static let answer = "The newsroom answers"
  static func lastReplies(_ shown: Int, of count: Int) -> String {
    "Here are the last \(shown) of \(count) replies."
  }
  static let allReplies = "Read all replies"
  static let earlier = "← Earlier"
  static let later = "Later →"
  static let replacesOne = "This article replaces one that we retracted."
  static let replacesSeveral = "This article replaces several that we retracted."
  static let seeNotice = "Read why we retracted it"
  static func notice(_ number: Int) -> String { "Retraction \(number)" }
  static let record = "The record"
  static let versions = "When each version was live"
  static let stillLive = "now"
  static let digest = "Digest of this version (SHA-256)"
  static let permanentID = "Permanent identifier"
  static let howToCheck = "How to check this article"

  static let killedTitle = "This article was retracted"
  static let killed = "We retracted this article. Please do not use it."
  static let replacedBy = "Read the article that replaces it"
  static let heldTitle = "This article is on hold"
  static let held = "We are checking this article. Please do not use it until we have finished."
  static let goneTitle = "This article is no longer available"
  static let gone = "We no longer publish this article."
  static let movedTitle = "This article has moved"
  static let moved = "It is now here:"
  static let missingTitle = "There is no such page"
  static let missing = "Nothing was ever published at this address."
  static let toFront = "Go to the latest articles"

  static func day(_ day: Int, month: Int, year: Int) -> String {
    "\(day) \(months[month - 1]) \(year)"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
