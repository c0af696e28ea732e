import EditorialReadModels
import PostgresEventStore

/// The names of the read models.
package enum ReadModelNames {
  /// In the order in which they are listed.
  package static let all = ReadModels.all.map { $0.name }

  /// Each name once, in the order of ``all``; all of them if none is given.
  package static func chosen(_ names: [String]) -> [String] {
    all.filter { names.isEmpty || names.contains($0) }
  }
}
