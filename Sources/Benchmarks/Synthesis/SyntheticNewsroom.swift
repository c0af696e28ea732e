package import Digests
package import Editorial
package import EventSourcing
import Foundation

/// A newsroom that is generated from a seed. The same seed gives the same log, event for event.
///
/// Every event is decided by the rules of the desk on the current state of its article, so that
/// every prefix of the log could have been recorded: with the four-eyes rule, unique slugs, and
/// concurrent articles. About 2,000 articles are started each day, with ten events each. Some
/// hundreds are in progress at any time, and only these are in memory.
///
/// ```swift
/// var newsroom = SyntheticNewsroom(seed: 1)
/// let first = try newsroom.next()
/// ```
package struct SyntheticNewsroom: Sendable {
  /// The average number of events for each article.
  static let eventsPerArticle = 10

  package let staff = Staff()
  private var random: SeededRandom
  private var queue = PriorityQueue()
  private(set) var articles: [SyntheticArticle?] = []
  private(set) var freeIndexes: [Int] = []
  private var articleCount = 0
  /// Milliseconds since 1970.
  private var nextArrival: Int
  private var position: Int64 = 0
  /// The endings that the last command caused and that are still to be returned, last first.
  private var endings: [SyntheticEvent] = []

  package init(seed: UInt64) {
    random = SeededRandom(seed: seed)
    nextArrival = Self.opening
  }

  /// The next event of the log.
  ///
  /// - Throws: `ArticleRejection` if a rule refuses a generated command.
  package mutating func next() throws(ArticleRejection) -> SyntheticEvent {
    if let ending = endings.popLast() { return ending }
    while true {
      if let due = queue.first, due.time < nextArrival {
        queue.removeFirst()
        if let event = try makeStep(of: due.index, at: due.time) { return event }
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
    let index = freeIndexes.popLast() ?? articles.count
    if index == articles.count { articles.append(nil) }
    if let time = article.time(ofNextStepAfter: now, using: &random) {
      queue.insert(PriorityQueue.Entry(time: time, index: index))
    }
    articles[index] = article
    return event
  }

  private mutating func makeStep(
    of index: Int, at now: Int
  ) throws(ArticleRejection) -> SyntheticEvent? {
    // Removed while it changes, so that it is not copied.
    guard var article = articles[index].take(), let step = article.nextStep else { return nil }
    article.removeStep()
    var event: SyntheticEvent?
    if let request = article.request(for: step, by: staff, at: now, using: &random) {
      event = try record(request, on: &article, at: now)
    }
    if let time = article.time(ofNextStepAfter: now, using: &random) {
      queue.insert(PriorityQueue.Entry(time: time, index: index))
      articles[index] = article
    } else {
      freeIndexes.append(index)
    }
    return event
  }

  /// Returns the first event of the command. Those that follow from it come next.
  private mutating func record(
    _ request: SyntheticRequest, on article: inout SyntheticArticle, at now: Int
  ) throws(ArticleRejection) -> SyntheticEvent? {
    let instant = Date(milliseconds: now)
    let context = DeskContext(actor: request.actor, now: instant)
    let decided = try Article.decide(request.command, on: article.state, in: context)
    let commandID = random.uuid(at: now)
    var events: [SyntheticEvent] = []
    for (step, event) in decided.enumerated() {
      position += 1
      let recorded = RecordedEvent(
        position: position, stream: .article(article.id), version: article.state.version + 1,
        id: random.uuid(at: now), event: event, actor: request.actor.name, commandID: commandID,
        recordedAt: instant)
      article.evolve(by: recorded)
      events.append(
        SyntheticEvent(recorded: recorded, step: step, text: step == 0 ? request.text : nil))
    }
    endings = events.dropFirst().reversed()
    return events.first
  }

  /// The milliseconds to the next story. There are more stories at noon than at midnight.
  private static func wait(at now: Int, using random: inout SeededRandom) -> Int {
    let hour = Double(now % 86_400_000) / 3_600_000
    let busyness = 1 - 0.7 * cos(hour / 24 * 2 * .pi)
    return Int(random.exponential(mean: 86_400_000 / 2_000 / busyness)) + 1
  }

  /// 6 January 2020, a Monday, at midnight in UTC.
  private static let opening = 1_578_268_800_000
}

/// An event of the generated log, and its text.
package struct SyntheticEvent: Sendable {
  package let recorded: RecordedEvent<ArticleEvent>
  /// Its number among the events of its command, from 0.
  package let step: Int
  /// The manuscript or note whose key is in the event.
  package let text: SaltedText?
}
