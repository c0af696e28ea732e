package import Editorial
import Foundation
package import JSON

/// What disabling a person or changing their role would do, without doing it.
package struct PlannedDeparture: Sendable {
  package let person: Person
  /// Nil to disable the person.
  package let newRole: Role?
  /// What the person could no longer finish; empty unless it was asked for, or needed for consent.
  package fileprivate(set) var unfinished: UnfinishedWork
  /// The active admins afterwards.
  package let admins: [String]
  /// Whether admins would take their own role. They cannot give it back to themselves.
  package let isOwn: Bool

  /// The only admin afterwards, if the person is an admin now and would not be one. Nobody could then
  /// approve what that admin writes, or act for that admin.
  package var lastAdmin: String? {
    person.role == .admin && newRole != .admin && admins.count == 1 ? admins.first : nil
  }

  /// Whether it has a consequence that the person who does it cannot undo.
  package var needsConsent: Bool { isOwn || lastAdmin != nil }
}

extension Member {
  /// Plans to disable a person, or to change their role, and changes nothing.
  ///
  /// - Parameters:
  ///   - newRole: Nil to disable the person.
  ///   - successor: Who would get the person's assignments.
  ///   - listingWork: Whether to look up what the person could no longer finish.
  /// - Throws: ``Failure`` if the newsroom would refuse it.
  package func planDeparture(
    of login: String, to newRole: Role?, reassigningTo successor: String?, listingWork: Bool
  ) async throws -> Answer<PlannedDeparture> {
    guard actor.role == .admin else { throw Failure.notAnAdmin(actor.name) }
    let people = try await people()
    guard let person = people.first(where: { $0.login == login }),
      newRole == nil || person.role != nil
    else { throw Failure.noPerson(login, among: people) }
    try await requireSuccessor(successor, of: login)
    let admins = people.filter { $0.role == .admin && ($0.login != login || newRole == .admin) }
    if person.role == .admin, admins.isEmpty {
      throw Failure(
        .unacceptable,
        "\(login) is the last admin of this newsroom; make somebody else an admin first",
        about: login, remedies: [])
    }
    if newRole == nil, login == actor.name { throw Failure.ownDisabling }
    var plan = PlannedDeparture(
      person: person, newRole: newRole, unfinished: UnfinishedWork(), admins: admins.map(\.login),
      isOwn: login == actor.name && newRole != .admin)
    guard listingWork || plan.needsConsent else { return Answer(value: plan) }
    let work = try await unfinishedWork(of: login)
    plan.unfinished = work.value.out(ofReachFor: newRole)
    if successor != nil { plan.unfinished.assignments = [] }
    return Answer(value: plan, remarks: work.remarks)
  }
}

extension Failure {
  static func notAnAdmin(_ login: String) -> Failure {
    Failure(.forbidden, "only an admin may manage people, and \(login) is not one")
  }

  static var ownDisabling: Failure {
    Failure(.unacceptable, "an admin cannot disable themselves; another admin can")
  }
}

extension PlannedDeparture: JSONDescribed {
  package static let json = JSONDescription<PlannedDeparture>(
    "PlannedDeparture", "What a change of a person's rights would do. Nothing has been changed.",
    [
      JSONMember("name", "The login.", \.person.login),
      JSONMember("role", "The role now; null for a disabled person.", \.person.role),
      JSONMember("newRole", "The role afterwards; null for a disabled person.", \.newRole),
      JSONMember(
        "unfinished", "What the person could no longer finish and nobody else would be given.",
        \.unfinished),
      JSONMember("admins", "The logins of the active admins afterwards.", \.admins),
      JSONMember(
        "own", "Whether admins would take their own role, which only others can give back.", \.isOwn
      ),
    ])
}
