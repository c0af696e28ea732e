import Newsroom
import TestSupport

extension TestDatabase {
  /// The newsroom in this database, opened as one of its people.
  func newsroom(as person: String) async throws -> Newsroom {
    try await Newsroom.open(.shared(url: url()), as: person)
  }
}
