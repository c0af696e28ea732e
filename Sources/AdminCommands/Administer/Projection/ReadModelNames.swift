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
}
