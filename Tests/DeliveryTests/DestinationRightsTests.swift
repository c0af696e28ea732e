import Delivery
import Newsroom
import PostgreSQL
import PostgresEventStore
import Syndication
import TestSupport
import Testing

/// Who may change a destination, and what is refused.
@Suite(.database) struct DestinationRightsTests {
  let database = TestDatabase.current

  private func webhook(_ change: (inout NewDestination) -> Void = { _ in }) -> NewDestination {
    var new = NewDestination(
      name: "wire", channel: .webhook, address: "https://wire.example/in", format: .ninjs)
    new.secret = .file("/etc/galley/wire.key")
    change(&new)
    return new
  }

  @Test func `only an admin changes destinations, and each change has its author`() async throws {
    let desk = try await DeliveryDesk(in: database)
    let refused = await #expect(throws: Failure.self) { try await desk.eva.add(webhook()) }
    #expect(refused?.kind == .forbidden)
    let added = try await desk.anna.add(webhook()).value
    #expect(added.status.destination.addedBy == "anna")
    #expect(added.status.destination.secret == .file("/etc/galley/wire.key"))
    let taken = await #expect(throws: Failure.self) { try await desk.anna.add(webhook()) }
    #expect(taken?.reason == "there is a destination wire already; choose another name")
    for change in [Member.pauseDestination, Member.resumeDestination, Member.removeDestination] {
      let failure = await #expect(throws: Failure.self) { try await change(desk.eva)("wire") }
      #expect(failure?.kind == .forbidden)
    }
    let unknown = await #expect(throws: Failure.self) { try await desk.anna.pauseDestination("no") }
    #expect(unknown?.reason == "there is no destination 'no'; there are wire")
    _ = try await desk.anna.pauseDestination("wire")
    _ = try await desk.anna.removeDestination("wire")
    // The name is free again.
    _ = try await desk.anna.add(webhook())
    let changes: [String] = try await database.session().value(
      """
      SELECT array_agg(change || ' ' || changed_by ORDER BY number) FROM galley.destination_changes
      """)
    #expect(changes == ["add anna", "pause anna", "remove anna", "add anna"])
    await desk.close()
  }

  @Test func `nobody changes the record of deliveries by SQL`() async throws {
    let desk = try await DeliveryDesk(in: database)
    _ = try await desk.anna.add(webhook())
    for (login, statement) in [
      ("anna", "UPDATE galley.destinations SET address = 'https://evil.example/'"),
      ("anna", "INSERT INTO galley.delivery_attempts (destination) VALUES (1)"),
      ("anna", "DELETE FROM galley.deliveries"),
      ("anna", "DELETE FROM galley.destination_changes"),
      ("galley_projector", "UPDATE galley.destinations SET address = 'https://evil.example/'"),
      ("galley_projector", "DELETE FROM galley.delivery_attempts"),
      ("galley_projector", "INSERT INTO galley.destination_changes (destination) VALUES (1)"),
      (
        "eva",
        "SELECT galley.change_destination('anna', 'wire', 'remove')"
      ),
      ("eva", "SELECT galley.retry_deliveries('eva', 'wire', NULL)"),
    ] {
      let session = try await database.session(as: login)
      let error = await #expect(throws: PostgresError.self) { try await session.run(statement) }
      let states: [SQLState?] = [.insufficientPrivilege, .wrongCaller]
      #expect(states.contains(error?.sqlState), "\(login): \(statement)")
    }
    await desk.close()
  }

  @Test func `a destination that cannot be right is refused in one sentence`() async throws {
    let desk = try await DeliveryDesk(in: database)
    let wrong: [(String, (inout NewDestination) -> Void)] = [
      ("a destination's name", { $0.name = "Wire!" }),
      ("begins with https", { $0.address = "ftp://wire.example/" }),
      ("contains a password", { $0.address = "https://eva:secret@wire.example/" }),
      ("has no fragment", { $0.address = "https://wire.example/#in" }),
      ("not encrypted", { $0.address = "http://wire.example/" }),
      ("name the file or the variable", { $0.secret = nil }),
      ("absolute path", { $0.secret = .file("wire.key") }),
      ("not the name of a variable", { $0.secret = .variable("A B") }),
      ("json-feed cannot say that an article is gone", { $0.format = .jsonFeed }),
      ("above zero", { $0.inFlight = 0 }),
      ("names a bucket", { ($0.channel, $0.address) = (.s3, "https://s3.example/") }),
      ("not an e-mail address", { ($0.channel, $0.address) = (.email, "eva@@example") }),
      ("not a directory below", { ($0.channel, $0.address) = (.directory, "../etc") }),
      ("has no secret", { ($0.channel, $0.address) = (.directory, "wire") }),
    ]
    for (words, change) in wrong {
      let failure = await #expect(throws: Failure.self, "\(words)") {
        try await desk.anna.add(webhook(change))
      }
      #expect(failure?.reason.contains(words) == true, "\(failure?.reason ?? "")")
      #expect(failure?.reason.contains("secret@") == false)
    }
    #expect(try await desk.anna.destinations().isEmpty)
    await desk.close()
  }
}
