package import Editorial
package import PostgresEventStore

/// A projection of the articles' events.
package protocol ArticleProjection: Projection where Event == ArticleEvent {}

/// A projection of the events of readers' replies.
package protocol ReplyProjection: Projection where Event == ReplyEvent {}

/// Every read model of the newsroom. Each follows one kind of stream.
package enum ReadModels {
  package typealias Model = any Projection.Type

  package static let ofArticles: [any Projection<ArticleEvent>.Type] = [
    Board.self,
    Revisions.self,
    Publications.self,
    Activity.self,
    Turnaround.self,
    Search.self,
  ]

  package static let ofReplies: [any Projection<ReplyEvent>.Type] = [Replies.self]

  package static let all: [Model] =
    ofArticles.map { $0 as Model } + ofReplies.map { $0 as Model }

  /// The read model of that name, or nil.
  package static func named(_ name: String) -> Model? {
    all.first { $0.name == name }
  }
}
