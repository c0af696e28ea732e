import Digests
package import Editorial
import EventSourcing
import Foundation

/// A newsroom made up from a seed: the same seed gives the same log, event for event.
///
/// Every event is decided by the desk's own rules on the article as it then stands, so that each
/// beginning of the log is one that could have been recorded: with four eyes on what is published,
/// with slugs that nobody else has, and with the articles of a day overlapping. About 2,000 articles
/// are begun a day, ten events each, and some hundreds are in work at any time; those are all that
/// is in memory.
///
/// ```swift
/// var newsroom = SyntheticNewsroom(seed: 1)
/// let first = try newsroom.next()
/// ```
package struct SyntheticNewsroom: Sendable {
  package let staff = Staff()
  private var random: SeededRandom
  private var agenda = Agenda()
  private var articles: [SyntheticArticle?] = []
  private var freePlaces: [Int] = []
  private var articleCount = 0
  /// Milliseconds since 1970.
  private var nextArrival: Int
  private var position: Int64 = 0

  package init(seed: UInt64) {
    random = SeededRandom(seed: seed)
    nextArrival = Self.opening
  }

  /// The articles that something is still to happen to.
  var articlesInWork: Int { articles.count - freePlaces.count }

  /// The next event of the log.
  ///
  /// - Throws: `ArticleRejection`, should a rule refuse what the newsroom made up.
  package mutating func next() throws(ArticleRejection) -> SyntheticEvent {
    while true {
      if let due = agenda.first, due.time < nextArrival {
        agenda.removeFirst()
        if let event = try makeStep(of: due.place, at: due.time) { return event }
      } else {
        let now = nextArrival
        nextArrival += Self.wait(at: now, using: &random)
        if let event = try begin(at: now) { return event }
      }
    }
  }

  private mutating func begin(at now: Int) throws(ArticleRejection) -> SyntheticEvent? {
    articleCount += 1
    guard
      var article = SyntheticArticle(number: articleCount, by: staff, at: now, using: &random),
      let request = article.drafting(at: now, using: &random)
    else { return nil }
    let event = try record(request, on: &article, at: now)
    let place = freePlaces.popLast() ?? articles.count
    if place == articles.count { articles.append(nil) }
    if let time = article.time(ofNextStepAfter: now, using: &random) {
      agenda.insert(Agenda.Entry(time: time, place: place))
    }
    articles[place] = article
    return event
  }

  private mutating func makeStep(
    of place: Int, at now: Int
  ) throws(ArticleRejection) -> SyntheticEvent? {
    // Taken out while it changes, so that nothing of it is copied.
    guard var article = articles[place].take(), let step = article.nextStep else { return nil }
    article.takeStep()
    var event: SyntheticEvent?
    if let request = article.request(for: step, by: staff, at: now, using: &random) {
      event = try record(request, on: &article, at: now)
    }
    if let time = article.time(ofNextStepAfter: now, using: &random) {
      agenda.insert(Agenda.Entry(time: time, place: place))
      articles[place] = article
    } else {
      freePlaces.append(place)
    }
    return event
  }

  /// Each command of these comes to one event.
  private mutating func record(
    _ request: SyntheticRequest, on article: inout SyntheticArticle, at now: Int
  ) throws(ArticleRejection) -> SyntheticEvent? {
    let instant = Date(milliseconds: now)
    let context = DeskContext(actor: request.actor, now: instant)
    let decided = try Article.decide(request.command, on: article.state, in: context)
    guard let event = decided.first else { return nil }
    position += 1
    let recorded = RecordedEvent(
      position: position, stream: .article(article.id), version: article.state.version + 1,
      id: random.uuid(at: now), event: event, actor: request.actor.name,
      commandID: random.uuid(at: now), recordedAt: instant)
    article.evolve(by: recorded)
    return SyntheticEvent(recorded: recorded, text: request.text)
  }

  /// Milliseconds to the next story: more of them at noon than at midnight.
  private static func wait(at now: Int, using random: inout SeededRandom) -> Int {
    let hour = Double(now % 86_400_000) / 3_600_000
    let busyness = 1 - 0.7 * cos(hour / 24 * 2 * .pi)
    return Int(random.exponential(mean: 86_400_000 / 2_000 / busyness)) + 1
  }

  /// 6 January 2020, a Monday, at midnight in UTC.
  private static let opening = 1_578_268_800_000
}
