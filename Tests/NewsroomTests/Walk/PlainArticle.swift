import Foundation

/// An article as a person would keep it on a card: without events and digests, and with plain
/// texts.
///
/// The walk compares the newsroom with it. Therefore it is written from the desk's rules, not from
/// the code: what each step does to the card, and who may take it.
struct PlainArticle {
  struct Text: Equatable {
    var headline: String
    var body: String
  }

  let owner: String
  var slug: String
  var formerSlugs: Set<String> = []
  /// Revision n is at index n - 1.
  var texts: [Text]
  var savers: [String]
  /// For each revision, the people whose work in it nobody else has approved and published.
  var hands: [Set<String>]

  var state = "draft"
  /// Published and not taken down, perhaps on hold.
  var isPublic = false
  /// The reason of the hold.
  var held: String?
  var isKilled = false
  var wasPublic = false
  var liveRevision: Int?
  var submitter: String?
  var reasonForChanges: String?
  /// The reason of the latest request for changes, until the next submission.
  var sentBack: String?
  var spikedFrom: String?
  var schedule: Date?
  var scheduledText: Text?
  /// When to take it down.
  var end: Date?
  var embargo: Date?
  var corrections: [String] = []
  var lastCorrected: Int?
  var assignee: String?
  var lastNote: String?
  var replyDays: Int?
  var lastStep: String?
  /// The number of recorded events.
  var version = 1

  init(slug: String, text: Text, owner: String) {
    self.slug = slug
    self.owner = owner
    texts = [text]
    savers = [owner]
    hands = [[owner]]
  }

  var text: Text { texts[texts.count - 1] }

  var publicationState: String {
    if isKilled { return "killed" }
    return held != nil ? "held" : isPublic ? "published" : "unpublished"
  }

  /// Whether the text waits for a review, or for its publication after one.
  var isAwaited: Bool {
    state == "submitted" || state == "approved" && liveRevision != texts.count
  }

  var scheduleIsOfThisText: Bool { scheduledText == text }

  /// Whether the approved text is live or on hold.
  var liveIsApproved: Bool {
    guard isPublic, state == "approved", let liveRevision else { return false }
    return texts[liveRevision - 1] == text
  }

  /// The text with a letter more or less; nil if it is not about metres.
  var misspelled: Text? {
    let bodies = ["Two metres more.", "Two metre more."]
    guard let index = bodies.firstIndex(of: text.body) else { return nil }
    return Text(headline: text.headline, body: bodies[1 - index])
  }

  /// Whether the text differs from the live one in one letter.
  var isOnlySpelling: Bool {
    liveRevision.map { texts[$0 - 1] }.map { $0 == misspelled } ?? false
  }

  mutating func save(_ text: Text, by person: String, restoring revision: Int?) {
    var hands = liveRevision == texts.count ? [] : self.hands[texts.count - 1]
    if let revision { hands.formUnion(self.hands[revision - 1]) }
    hands.insert(person)
    texts.append(text)
    savers.append(person)
    self.hands.append(hands)
    schedule = nil
    enter("draft")
  }

  mutating func enter(_ state: String) {
    self.state = state
    submitter = nil
    reasonForChanges = nil
  }

  mutating func goPublic() {
    isPublic = true
    wasPublic = true
    liveRevision = texts.count
    (schedule, embargo, assignee, held) = (nil, nil, nil, nil)
  }
}
