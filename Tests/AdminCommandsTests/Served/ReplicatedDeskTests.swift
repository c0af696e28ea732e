import Foundation
import PostgreSQL
import TestSupport
import Testing

/// `galley serve` with a streaming standby that answers questions.
@Suite(.replicatedDatabase) struct ReplicatedDeskTests {
  private let office = Office()
  private static let article = "articles/harbour-lamp"

  @Test func `pages show a person's own changes, and come from the standby while it can answer`()
    async throws
  {
    let standby = try await Standby.current()
    let login = office.database.newLogin("pia")
    try await office.draft()
    let log = try await ReplicatedDesk.with(standby) { desk in
      let eva = try await desk.program(of: "eva")
      let anna = try await desk.program(of: "anna", scope: "admin")
      for number in 1...20 {
        let noted = await eva.post("\(Self.article)/note", #"{"text": "Note \#(number)."}"#)
        try #require(noted.contains(" 200 OK"), "\(noted)")
        let notes = await eva.get("\(Self.article)/notes")
        #expect(notes.contains("Note \(number)."), "\(notes)")
      }
      let added = await anna.post("people", #"{"name": "\#(login)", "role": "editor"}"#)
      #expect(added.contains(login), "\(added)")
      #expect(await anna.get("people").contains(login))

      try await standby.database.wait(
        until: "SELECT min(checkpoint) >= 21 FROM read.builds WHERE status = 'live'",
        "the standby had all notes")
      try await standby.catchUp()
      try await standby.pause()
      _ = try await office.text("note", "harbour-lamp", "From the command line.", as: "eva")
      _ = try await office.text("user", "role", login, "auditor")
      let before = await eva.get("\(Self.article)/notes")
      #expect(before.contains("Note 20.") && !before.contains("From the command line."))
      let people = await anna.get("people")
      #expect(people.contains(login) && people.ranges(of: "auditor").count == 1, "only otto")

      // The standby applies nothing, and therefore lacks what comes now.
      _ = await eva.post("\(Self.article)/note", #"{"text": "Into the pause."}"#)
      let after = await eva.get("\(Self.article)/notes")
      #expect(after.contains("Into the pause.") && after.contains("From the command line."))
      try await standby.resume()

      try standby.stop()
      let alone = await eva.get("\(Self.article)/notes")
      #expect(alone.contains("Into the pause."), "\(alone)")
      #expect(await anna.get("people").ranges(of: "auditor").count == 2)
      try standby.start()
    }
    let lines = log.split(separator: "\n").filter { $0.contains("the primary answers instead") }
    #expect(lines.count == 1, "\(log)")
  }
}
