import ArgumentParsing
import EditorialReadModels
import PostgresEventStore

/// The read models that a command line names.
enum ReadModelNames {
  /// - Throws: For a name that no read model has.
  static func check(_ names: [String]) throws(ArgumentValueError) {
    let known = ReadModels.all.map { $0.name }
    guard let unknown = names.first(where: { !known.contains($0) }) else { return }
    throw ArgumentValueError(
      "There is no read model '\(unknown)'; there are \(known.joined(separator: ", ")).")
  }

  /// Each name once, in the order they are listed in; every one where none is given.
  static func chosen(_ names: [String]) -> [String] {
    ReadModels.all.map { $0.name }.filter { names.isEmpty || names.contains($0) }
  }
}
