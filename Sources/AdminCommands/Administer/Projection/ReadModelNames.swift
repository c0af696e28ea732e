import ArgumentParsing
import EditorialReadModels
import PostgresEventStore

/// The names of read models on a command line.
enum ReadModelNames {
  /// - Throws: `ArgumentValueError` for an unknown name.
  static func check(_ names: [String]) throws(ArgumentValueError) {
    let known = ReadModels.all.map { $0.name }
    guard let unknown = names.first(where: { !known.contains($0) }) else { return }
    throw ArgumentValueError(
      "There is no read model '\(unknown)'. The read models are \(known.joined(separator: ", ")).")
  }

  /// Each name once, in the order of `ReadModels.all`; all of them if none is given.
  static func chosen(_ names: [String]) -> [String] {
    ReadModels.all.map { $0.name }.filter { names.isEmpty || names.contains($0) }
  }
}
