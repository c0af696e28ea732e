import EditorialReadModels
import PostgreSQL

extension Member {
  /// Refuses a name that is neither a current or former user's nor an author's, who may have been
  /// imported.
  ///
  /// - Parameter query: Whether the name is an author's.
  /// - Throws: ``Failure`` that names similar people.
  func requireKnown(_ name: String, or query: Query, on connection: inout Connection) throws {
    let people = try Self.people(on: &connection)
    if people.contains(where: { $0.login == name }) { return }
    let isAuthor: Bool = try connection.execute(query)[0].value(at: 0)
    guard isAuthor else { throw Failure.noPerson(name, among: people) }
  }
}
