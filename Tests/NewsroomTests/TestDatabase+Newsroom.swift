import Newsroom
import TestSupport

extension TestDatabase {
  /// A person in the newsroom of this database, with a separate pool and cache, as in another
  /// process.
  func member(as person: String) async throws -> Member {
    try await Newsroom.open(.shared(url: url())).acting(as: person)
  }

  /// As ``member(as:)``, with the person's own login.
  func member(withLogin login: String) async throws -> Member {
    try await Newsroom.open(.shared(url: url(as: login))).acting()
  }
}

extension Member {
  /// Closes the newsroom, which no other member uses.
  func close() async { await newsroom.close() }
}
