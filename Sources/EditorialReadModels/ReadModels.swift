package import Editorial
package import PostgresEventStore

/// A projection of the articles' events.
package protocol ArticleProjection: Projection where Event == ArticleEvent {}

/// Every read model of the newsroom.
package enum ReadModels {
  package typealias Model = any Projection<ArticleEvent>.Type

  package static let all: [Model] = [
    Board.self,
    Revisions.self,
    Publications.self,
    Activity.self,
    Turnaround.self,
    Search.self,
  ]

  /// The read model of that name, or nil.
  package static func named(_ name: String) -> Model? {
    all.first { $0.name == name }
  }
}
