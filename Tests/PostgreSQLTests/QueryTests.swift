import PostgreSQL
import Testing

@Suite("A query keeps its SQL and its values apart")
struct QueryTests {
  @Test
  func `interpolated values become numbered parameters`() {
    let slug = "x'; DROP TABLE events; --"
    let query: Query = "SELECT * FROM board WHERE slug = \(slug) AND revision > \(3)"
    #expect(query.sql == "SELECT * FROM board WHERE slug = $1 AND revision > $2")
    #expect(query.parameters.count == 2)
  }

  @Test
  func `appended queries renumber their parameters`() {
    let filter: Query = "section = \("news") AND \(true)"
    let query: Query = "SELECT \(1) WHERE \(filter) OR \(2)"
    #expect(query.sql == "SELECT $1 WHERE section = $2 AND $3 OR $4")
    let longer = query.appending(" LIMIT \(5)").appending(" FOR UPDATE")
    #expect(longer.sql == "SELECT $1 WHERE section = $2 AND $3 OR $4 LIMIT $5 FOR UPDATE")
    #expect(longer.parameters.count == 5)
  }

  @Test
  func `values that were encoded in advance are those that are sent, and the same are refused`()
    async throws
  {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      let encoded = ("SELECT \("pier"), \(7)" as Query).encodingParameters()
      let longer = encoded.appending(", \(true)")
      for query in [encoded, longer] {
        let row = try connection.pipelinePrepared([query])[0][0]
        #expect(try row.value(at: 0, as: String.self) == "pier")
        #expect(try row.value(at: 1, as: Int.self) == 7)
      }
      #expect(try connection.execute(longer)[0].value(at: 2, as: Bool.self))
      let refused = ("SELECT \("\u{0}")" as Query).encodingParameters()
      #expect(failure { _ = try connection.pipelinePrepared([refused]) }?.kind == .usage)
    }
  }

  @Test(arguments: [
    ("plain", #""plain""#), (#"a"b"#, #""a""b""#),
    (#"x"; DROP TABLE y; --"#, #""x""; DROP TABLE y; --""#),
  ])
  func `names are quoted`(name: String, quoted: String) {
    #expect(("SELECT \(identifier: name)" as Query).sql == "SELECT \(quoted)")
  }

  @Test(arguments: ["plain", "it's", #"back\slash"#, #"\'; SELECT 1; --"#, "", "日本\n\t"])
  func `a literal means exactly its text`(text: String) async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      for setting in ["on", "off"] {
        try connection.execute("SET standard_conforming_strings = \(raw: setting)")
        let rows = try connection.execute("SELECT \(literal: text), \(literal: -42)")
        #expect(try rows[0].value(at: 0, as: String.self) == text)
        #expect(try rows[0].value(at: 1, as: Int.self) == -42)
      }
    }
  }

  @Test
  func `a value with quotes is data only`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      try connection.execute("CREATE TABLE notes (body text)")
      let body = "'); DROP TABLE notes; -- \" $1 \\"
      try connection.execute("INSERT INTO notes VALUES (\(body))")
      let rows = try connection.execute("SELECT body FROM notes WHERE body = \(body)")
      #expect(try rows.map { try $0.value("body", as: String.self) } == [body])
    }
  }

  @Test
  func `an unusual name can be created, used and dropped`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      let name = #"Odd "name"; --"#
      try connection.execute("CREATE TABLE \(identifier: name) (\(identifier: name) int)")
      let rows = try connection.execute("SELECT \(identifier: name) FROM \(identifier: name)")
      #expect(rows.columns == [name])
      #expect(rows.isEmpty)
    }
  }
}
