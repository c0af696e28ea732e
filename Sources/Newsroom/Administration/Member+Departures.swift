package import Editorial
import EditorialReadModels
import Foundation
import PostgreSQL
import PostgresEventStore

extension Member {
  /// Disables a person and ends their sessions.
  ///
  /// - Parameter successor: Who gets the person's assignments; nil to leave them.
  /// - Throws: ``Failure``. If a reassignment fails, the person is disabled already; the same call
  ///   continues.
  package func disablePerson(
    _ login: String, reassigningTo successor: String?
  ) async throws -> Answer<Departure> {
    try await requireSuccessor(successor, of: login)
    let former = try await formerRole(of: login)
    let sessions = try await disablePerson(login)
    return try await departure(of: login, was: former, successor: successor, sessions: sessions)
  }

  /// Changes a person's role, as ``disablePerson(_:reassigningTo:)``.
  package func changeRole(
    of login: String, to role: Role, reassigningTo successor: String?
  ) async throws -> Answer<Departure> {
    try await requireSuccessor(successor, of: login)
    let former = try await formerRole(of: login)
    try await changeRole(of: login, to: role)
    return try await departure(of: login, was: former, successor: successor, sessions: nil)
  }

  /// Nil for a disabled person, and for one who is not known.
  private func formerRole(of login: String) async throws -> Role? {
    try await people().first { $0.login == login }?.role
  }

  /// What the person has begun and nobody has finished.
  package func unfinishedWork(of login: String) async throws -> Answer<UnfinishedWork> {
    try await read([Board.self]) { connection in
      let rows = try UnfinishedQuery(person: login).run(on: &connection)
      let schedulers = try Self.schedulers(
        of: rows.filter { $0.scheduledAt != nil || $0.unpublishAt != nil }.map(\.article),
        on: &connection)
      var work = UnfinishedWork()
      for row in rows {
        let item = UnfinishedWork.Item(row)
        if row.assignee == login { work.assignments.append(item) }
        switch row.editorialState {
        case .submitted where row.submittedBy == login: work.submissions.append(item)
        case .draft where row.draftedBy == login, .changesRequested where row.draftedBy == login:
          work.drafts.append(item)
        case .draft, .submitted, .changesRequested, .approved, .spiked: break
        }
        if schedulers[row.article] == login { work.schedules.append(item) }
      }
      return work
    }
  }

  /// Who last scheduled the publication or unpublication of each article.
  private static func schedulers(
    of articles: [UUID], on connection: inout Connection
  ) throws -> [UUID: String] {
    let rows = try connection.execute(
      """
      SELECT DISTINCT ON (stream) stream, actor FROM galley.events
      WHERE stream = ANY (\(articles)) 
        AND type = ANY (\(ScheduledStep.allCases.map(\.scheduling.rawValue)))
      ORDER BY stream, version DESC
      """)
    return Dictionary(
      try rows.map { (try $0.value(at: 0), try $0.value(at: 1)) },
      uniquingKeysWith: { first, _ in first })
  }

  private func departure(
    of login: String, was former: Role?, successor: String?, sessions: EndedSessions?
  ) async throws -> Answer<Departure> {
    let person = try await person(login)
    let all = try await unfinishedWork(of: login)
    var unfinished = all.value.out(ofReachFor: person.role)
    var reassigned: [UnfinishedWork.Item] = []
    if let successor {
      for item in all.value.assignments {
        do {
          _ = try await perform(.assign(to: successor, due: item.due), on: item.id)
        } catch {
          throw Failure(error).at("\(login) has left, but \(item.slug) is still assigned to them")
        }
        reassigned.append(item)
      }
      unfinished.assignments = []
    }
    return Answer(
      value: Departure(
        person: person, unfinished: unfinished, successor: successor, reassigned: reassigned,
        sessions: sessions,
        isRepeated: former == person.role && reassigned.isEmpty && sessions?.ended ?? 0 == 0),
      remarks: all.remarks)
  }

  func requireSuccessor(_ successor: String?, of login: String) async throws {
    guard let successor else { return }
    guard successor != login else {
      throw Failure(.invalid, "\(login)'s assignments cannot be reassigned to \(login)")
    }
    try await requireAssignable(successor)
  }
}
