import Editorial
import Foundation
import JSON
import Newsroom
import PostgreSQL
import SCGI
import TestSupport
import Testing

@Suite(.database) struct ReadModelWorkTests {
  private static let board = "/api/v1/read-models/board"

  /// The work once it has ended.
  private func ended(_ asked: SCGIResponse, _ client: Client) async throws -> JSONValue {
    #expect(asked.status == 202, "\(asked.text)")
    let location = try #require(asked.header("Location"))
    while true {
      let work = try await client.get(location).json
      if work["endedAt"] != .null { return work }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  @Test func `an admin without rights on read models has a worker do the work`() async throws {
    try await APIFixture.with { fixture in
      _ = try await Story.published(in: fixture.newsroom)
      let anna = try await fixture.client("anna", scope: .admin)
      // The first rebuild may make the first build. The second leaves a former one.
      for action in ["rebuild", "rebuild", "verify", "retry", "rollback"] {
        let work = try await ended(await anna.post("\(Self.board)/\(action)"), anna)
        #expect(work["succeeded"] == true, "\(action): \(work)")
        #expect(work["failure"] == .null, "\(action)")
        #expect(work["askedBy"] == "anna", "\(action)")
      }
      // The former build was restored, so the rebuilt one is the former one now.
      let list = try await anna.get("/api/v1/read-model-work").json.elements
      #expect(list.count == 5)
      let models = try await anna.get("/api/v1/read-models").json.elements
      #expect(models.contains { $0["name"] == "board" })
    }
  }

  @Test func `work is asked for once, by an admin, and for a read model`() async throws {
    try await APIFixture.with { fixture in
      let anna = try await fixture.client("anna", scope: .admin)
      let key = ["Idempotency-Key": UUID().uuidString]
      let first = await anna.post("\(Self.board)/verify", nil, key)
      _ = try await ended(first, anna)
      let again = await anna.post("\(Self.board)/verify", nil, key)
      #expect(again.header("Location") == first.header("Location"))
      #expect(await anna.post("\(Self.board)/rebuild", nil, key).status == 422)
      #expect(await anna.post("/api/v1/read-models/nothing/verify").status == 404)
      #expect(
        await anna.get("/api/v1/read-model-work/7f3c2e0a-54a7-4c57-9e0e-2d1f6f0c7b11").status
          == 404)
      let writing = try await fixture.client("anna", scope: .write)
      #expect(await writing.post("\(Self.board)/verify").status == 403)
    }
  }

  @Test func `work that is asked for twice at once is asked for once`() async throws {
    let database = TestDatabase.current
    let id = UUID()
    let ask: Query = "SELECT galley.ask_read_model_work('anna', \(id), 'verify', 'board')"
    let (first, second) = (
      try await database.session(as: "anna"), try await database.session(as: "anna")
    )
    try await first.run("BEGIN")
    #expect(try await first.value(ask))
    async let answer = second.value(ask, as: Bool.self)
    try await database.wait(untilBlocked: second)
    try await first.run("COMMIT")
    #expect(try await answer)
    let count: Int = try await first.value("SELECT count(*) FROM galley.read_model_work")
    #expect(count == 1)
  }

  @Test func `the database lets only an admin ask, and only the desk ask about the past`()
    async throws
  {
    let database = TestDatabase.current
    for (login, statement) in [
      ("eva", "SELECT galley.ask_read_model_work('eva', gen_random_uuid(), 'rebuild', 'board')"),
      ("eva", "SELECT galley.ask_read_model_work('anna', gen_random_uuid(), 'rebuild', 'board')"),
      ("eva", "SELECT galley.ask_past_builds(ARRAY['board'], 1)"),
      (
        "galley_desk",
        "SELECT galley.ask_read_model_work('galley_desk', gen_random_uuid(), 'rebuild', 'board')"
      ),
      ("galley_desk", "DELETE FROM galley.read_model_work"),
      ("anna", "UPDATE galley.read_model_work SET succeeded = true"),
    ] {
      await #expect(throws: PostgresError.self, "\(login): \(statement)") {
        try await database.session(as: login).run(statement)
      }
    }
  }

  @Test func `lists answer about the past although the desk may not write read models`()
    async throws
  {
    try await APIFixture.with { fixture in
      let eva = try await fixture.newsroom.acting(as: "eva")
      let draft = try await eva.draft(.sample("Lamp lit"), slug: .sample("lamp-lit"))
      _ = try await eva.perform(.submit, on: draft.id)
      let client = try await fixture.client("eva", scope: .read)
      for list in [
        "articles", "queue", "mine", "agenda", "live", "search?words=lamp", "activity", "stats",
        "corrections", "calendar", "replies",
      ] {
        let moment = "\(list.contains("?") ? "&" : "?")atPosition=\(draft.position)"
        let past = await client.get("/api/v1/\(list)\(moment)")
        #expect(past.status == 200, "\(list): \(past.text)")
        let remarks = past.header("Galley-Remark") ?? ""
        #expect(remarks.contains("asOf"), "\(list): \(remarks)")
      }
      let then = await client.get("/api/v1/articles?atPosition=\(draft.position)")
      #expect(try then.json.elements.map { $0["editorialState"] } == ["draft"], "\(then.text)")
      #expect(try await client.get("/api/v1/queue").json.elements.count == 1)
    }
  }
}
