import Newsroom
import TestSupport

extension TestDatabase {
  /// One of the people of the newsroom in this database, as in a process of their own.
  func member(as person: String) async throws -> Member {
    try await Newsroom.open(.shared(url: url())).acting(as: person)
  }

  /// As ``member(as:)``, with the person's own login.
  func member(withLogin login: String) async throws -> Member {
    try await Newsroom.open(.shared(url: url(as: login))).acting()
  }
}

extension Member {
  /// Closes the newsroom, in which nobody else acts.
  func close() async { await newsroom.close() }
}
