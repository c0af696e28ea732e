import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import Testing

/// Compares the answers of the read models with a card.
struct WalkComparison {
  let newsroom: Member

  func compare(_ id: UUID, to card: PlainArticle, _ trace: Comment) async throws {
    let article = try await newsroom.show(card.slug).value
    try #require(article.board.article == id, trace)
    try #require(article.board.slug.text == card.slug, trace)
    try #require(article.board.version == card.version, trace)
    try #require(article.board.revision == card.texts.count, trace)
    try #require(article.board.editorialState.rawValue == card.state, trace)
    try #require(article.board.publicationState.rawValue == card.publicationState, trace)
    try #require(article.board.draftedBy == card.owner, trace)
    try #require(article.board.revisedBy == card.savers.last, trace)
    try #require(article.board.scheduledAt == card.schedule, trace)
    try #require(article.board.unpublishAt == card.end, trace)
    try #require(article.board.holdReason == card.held, trace)
    try #require(article.board.embargo == card.embargo, trace)
    try #require(article.board.assignee == card.assignee, trace)
    let isWaiting = card.state == "submitted" || card.state == "approved"
    if isWaiting { try #require(article.board.submittedBy == card.submitter, trace) }

    try #require(article.revision.headline == card.text.headline, trace)
    try #require(article.body == card.text.body, trace)
    try #require(article.revision.savedBy == card.savers.last, trace)
    try #require(article.revision.contributors == card.hands.last?.sorted(), trace)
    try #require(article.board.sentBackReason == card.sentBack, trace)

    try #require(
      article.live?.revision == (card.publicationState == "published" ? card.liveRevision : nil),
      trace)
    try #require((article.publication != nil) == card.wasPublic, trace)
    try #require(article.corrections.map(\.notice) == card.corrections, trace)
    let former = article.slugs.filter { !$0.isCurrent }.map(\.slug.text)
    try #require(Set(former) == card.formerSlugs, trace)

    let history = try await newsroom.history(card.slug).value
    try #require(history.map(\.row.version) == Array(1...card.version), trace)
  }
}
