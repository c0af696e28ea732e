package import Editorial
package import Foundation
import PlainText

extension Member {
  /// Assigns an article to a person who can work on it.
  ///
  /// - Throws: ``Failure`` that names similar people if there is no such person, or if the person is
  ///   disabled or only reads.
  package func assign(
    _ id: UUID, to name: String, due: CalendarDate?, options: CommandOptions = .init()
  ) async throws -> Receipt {
    let command = ArticleCommand.assign(to: name, due: due)
    do {
      try await requireAssignable(name)
    } catch {
      // A repetition gets the first answer, even if the person has left since.
      guard let commandID = options.commandID,
        let first = try await Repetition(commandID: commandID, member: self)
          .answer(to: { _, _ in command }, on: id)
      else { throw error }
      return first
    }
    return try await perform(command, on: id, options: options)
  }

  func requireAssignable(_ name: String) async throws {
    let login = name.trimmingCharacters(in: .whitespacesAndNewlines)
    // The desk refuses an empty name with a sentence of its own.
    if login.isEmpty { return }
    let people = try await people()
    guard let person = people.first(where: { $0.login == login }) else {
      throw Failure.noPerson(login, among: people)
    }
    switch person.role {
    case .editor, .admin: return
    case .auditor:
      throw Failure(
        .refused, "\(login) is an auditor and cannot work on an article", about: login,
        remedies: [.choosePerson([])])
    case nil:
      throw Failure(
        .refused, "\(login) is disabled and cannot work on an article", about: login,
        remedies: [.choosePerson([])])
    }
  }
}

extension Failure {
  /// Names the active people with a similar login.
  static func noPerson(_ login: String, among people: [Person]) -> Failure {
    let active = people.filter { $0.role != nil }.map(\.login)
    return Failure(
      .notFound, "there is no person '\(login)' in this newsroom",
      .choosePerson(Suggestion.similar(to: login, among: active)))
  }
}
