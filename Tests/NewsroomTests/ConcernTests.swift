import Editorial
import EditorialReadModels
import PostgresEventStore
import TestSupport
import Testing

/// Which events concern a read model.
@Suite struct ConcernTests {
  /// Articles in each state in which an event can occur.
  private static let stories: [FoldedStory] = [
    FoldedStory(), .drafted(), .drafted().submitted(), .drafted().submitted().approved(),
    .drafted().published(), .drafted().published().and(.sampleRevision(2)),
    .drafted().published().and(.held(reason: "Disputed.", notice: nil)),
    .drafted().published().and(.unpublished(reason: "A complaint.")),
    .drafted().and(.spiked(reason: "Overtaken.")),
  ]

  @Test func `an event that does not concern a read model changes none of its rows`() throws {
    func check<P: Projection<ArticleEvent>>(_ model: P.Type) throws -> Int {
      let idle = ArticleEvent.everyType.filter { !P.concerns($0) }
      for event in idle {
        for story in Self.stories {
          let before = try story.fold(model)
          let after = try story.and(event).fold(model)
          #expect("\(after)" == "\(before)", "\(model.name), \(event.storedType.rawValue)")
        }
      }
      return idle.count
    }
    let counts = try ReadModels.ofArticles.map { try check($0) }
    #expect(counts == [0, 21, 18, 0, 22, 13])
  }
}
