import ArgumentParsing
import Newsroom

extension ReadModelNames {
  /// Checks names on a command line.
  ///
  /// - Throws: `ArgumentValueError` for an unknown name.
  static func check(_ names: [String]) throws(ArgumentValueError) {
    guard let unknown = names.first(where: { !all.contains($0) }) else { return }
    throw ArgumentValueError(
      "There is no read model '\(unknown)'. The read models are \(all.joined(separator: ", ")).")
  }
}
