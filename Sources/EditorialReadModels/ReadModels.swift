package import Editorial
package import PostgresEventStore

/// A projection of the articles' events.
package protocol ArticleProjection: Projection where Event == ArticleEvent {}

/// Every read model of the newsroom.
package enum ReadModels {
  package static let all: [any ArticleProjection.Type] = [
    Board.self,
    Revisions.self,
    Publications.self,
    Activity.self,
    Turnaround.self,
    Search.self,
  ]

  /// The read model of that name, or nil.
  package static func named(_ name: String) -> (any ArticleProjection.Type)? {
    all.first { $0.name == name }
  }
}
