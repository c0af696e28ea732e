package import Foundation

extension UUID {
  /// In lower-case letters, as PostgreSQL writes it.
  package var text: String { uuidString.lowercased() }
}
