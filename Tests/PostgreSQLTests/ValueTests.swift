import Foundation
import PostgreSQL
import Testing

@Suite("Values, to the server and back")
struct ValueTests {
  @Test
  func `numbers and booleans keep their extreme values`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      try roundTrip([true, false], on: &connection)
      try roundTrip([Int16.min, -1, 0, Int16.max], on: &connection)
      try roundTrip([Int32.min, -1, 0, Int32.max], on: &connection)
      try roundTrip([Int64.min, -1, 0, Int64.max], on: &connection)
      try roundTrip([Int.min, -1, 0, Int.max], on: &connection)
      try roundTrip(
        [0, -0.0, .pi, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude],
        on: &connection)
      let nan = try connection.execute("SELECT \(Double.nan)")[0].value(at: 0, as: Double.self)
      #expect(nan.isNaN)
    }
  }

  @Test
  func `texts and bytes are unchanged`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      try roundTrip(
        ["", "'; DROP TABLE x; --", "\"quoted\" $1 \\ %s", "Zürich 北京 👩🏽‍🚀\r\n\t", "{a,NULL}"],
        on: &connection)
      try roundTrip([[], [0], Array(0...255)] as [[UInt8]], on: &connection)
      try roundTrip(
        [JSONText(#"{ "b":1, "a" : 1.10, "a":"\u00e9" }"#), JSONText("null")], on: &connection)
    }
  }

  @Test
  func `identifiers and times are unchanged`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      let zero = try #require(UUID(uuidString: "00000000-0000-0000-0000-000000000000"))
      try roundTrip([zero, UUID(), UUID()], on: &connection)
      try roundTrip(
        [
          Date(timeIntervalSinceReferenceDate: 0),
          Date(timeIntervalSinceReferenceDate: -31_622_400),
          Date(timeIntervalSinceReferenceDate: 700_000_000.123456),
          Date(timeIntervalSince1970: -2_000_000_000.000001),
        ], on: &connection)
    }
  }

  @Test
  func `every microsecond of the server is preserved`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      let rows = try connection.execute(
        """
        SELECT moment FROM generate_series(0, 999) AS i, LATERAL (SELECT
        timestamptz '1890-01-01 UTC' + i * interval '85 days 07:13:11.123457' AS moment) AS moments
        """)
      let moments = try rows.map { try $0.value(at: 0, as: Date.self) }
      let same = try connection.execute(
        """
        SELECT count(*) FROM unnest(\(moments)) WITH ORDINALITY AS back (moment, i)
        WHERE moment = timestamptz '1890-01-01 UTC' + (i - 1) * interval '85 days 07:13:11.123457'
        """)
      #expect(try same[0].value(at: 0, as: Int.self) == 1000)
    }
  }

  @Test
  func `a time means the same on both sides`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      try connection.execute("SET TimeZone = 'Asia/Tokyo'")
      let date = Date(timeIntervalSince1970: 1_700_000_000.25)
      let row = try connection.execute(
        "SELECT extract(epoch FROM \(date))::float8, to_timestamp(1700000000.25)")[0]
      #expect(try row.value(at: 0, as: Double.self) == 1_700_000_000.25)
      #expect(try row.value(at: 1, as: Date.self) == date)
    }
  }

  @Test
  func `NULL is nil, and an error for a type that is not optional`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      let row = try connection.execute(
        "SELECT \(nil as String?) AS a, \(nil as Int?) AS b, \(nil as [String]?) AS c, \("x" as String?) AS d"
      )[0]
      #expect(try row.value("a", as: String?.self) == nil)
      #expect(try row.value("b", as: Int?.self) == nil)
      #expect(try row.value("c", as: [String]?.self) == nil)
      #expect(try row.value("d", as: String?.self) == "x")
      let error = failure { _ = try row.value("b", as: Int.self) }
      #expect(error?.kind == .decoding)
      #expect(error?.description == #"column "b" cannot be read as Int: it is NULL"#)
    }
  }

  @Test
  func `arrays of every kind, empty and with NULLs`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      try roundTrip([[], [""], ["a", "{\"b\",c}", "NULL"]] as [[String]], on: &connection)
      try roundTrip([["a", nil, ""], [nil], []] as [[String?]], on: &connection)
      try roundTrip([[], [1, nil, .min]] as [[Int?]], on: &connection)
      try roundTrip([[], [.min, 0, .max]] as [[Int]], on: &connection)
      try roundTrip([[], [.min, 0, .max]] as [[Int64]], on: &connection)
      try roundTrip([[], [.min, 0, .max]] as [[Int32]], on: &connection)
      try roundTrip([[], [.min, 0, .max]] as [[Int16]], on: &connection)
      try roundTrip([[], [true, false]] as [[Bool]], on: &connection)
      try roundTrip([[], [0.5, -1]] as [[Double]], on: &connection)
      try roundTrip([[], [UUID(), UUID()]] as [[UUID]], on: &connection)
      try roundTrip([[], [[], [0, 255]]] as [[[UInt8]]], on: &connection)
      try roundTrip([[], [Date(timeIntervalSince1970: 1.5)]] as [[Date]], on: &connection)
      try roundTrip([[], [JSONText("{}")]] as [[JSONText]], on: &connection)
    }
  }

  @Test
  func `a value of another type is refused, and never shown`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      let row = try connection.execute(
        """
        SELECT 'secret'::text AS words, 7::int2 AS small, ARRAY[[1,2],[3,4]] AS square,
          'infinity'::timestamptz AS never, '{"a": 1}'::jsonb AS document, 2.5::float4 AS half
        """)[0]
      let cases: [(PostgresError?, String)] = [
        (
          failure { _ = try row.value("words", as: Int.self) },
          #"column "words" cannot be read as Int: its type has the OID 25"#
        ),
        (
          failure { _ = try row.value("words", as: [String].self) },
          #"column "words" cannot be read as Array<String>: it is not an array"#
        ),
        (
          failure { _ = try row.value("small", as: Int64.self) },
          #"column "small" cannot be read as Int64: its type has the OID 21"#
        ),
        (
          failure { _ = try row.value("square", as: [Int].self) },
          #"column "square" cannot be read as Array<Int>: it is not an array with one dimension"#
        ),
        (
          failure { _ = try row.value("never", as: Date.self) },
          #"column "never" cannot be read as Date: it is infinite"#
        ),
      ]
      for (error, description) in cases {
        #expect(error?.kind == .decoding)
        #expect(error?.description == description)
      }
      #expect(try row.value("small", as: Int.self) == 7)
      #expect(try row.value("document", as: String.self) == #"{"a": 1}"#)
      #expect(try row.value("half", as: Double.self) == 2.5)
      #expect(failure { _ = try row.value("absent", as: Int.self) }?.kind == .usage)
      #expect(failure { _ = try row.value(at: 6, as: Int.self) }?.kind == .usage)
    }
  }

  @Test
  func `a value that PostgreSQL cannot store is refused before anything is sent`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      try connection.execute("BEGIN")
      #expect(failure { try connection.execute("SELECT \("a\u{0}b")") }?.kind == .usage)
      #expect(failure { try connection.execute("SELECT \(["a\u{0}b"])") }?.kind == .usage)
      #expect(failure { try connection.execute("SELECT 1\(raw: "\u{0}")") }?.kind == .usage)
      let far = Date(timeIntervalSinceReferenceDate: 1e15)
      #expect(failure { try connection.execute("SELECT \(far)") }?.kind == .usage)
      // If anything had been sent, the transaction would have failed.
      #expect(try connection.execute("SELECT 1")[0].value(at: 0, as: Int.self) == 1)
    }
  }

  @Test
  func `an enumeration is sent as its raw value`() async throws {
    enum Colour: String, PostgresEncodable, PostgresDecodable { case red, blue }
    try await withDatabase { settings in
      var connection = try Connection(settings)
      let row = try connection.execute("SELECT \(Colour.blue) AS known, 'green' AS unknown")[0]
      #expect(try row.value("known", as: String.self) == "blue")
      #expect(try row.value("known", as: Colour.self) == .blue)
      #expect(failure { _ = try row.value("unknown", as: Colour.self) }?.kind == .decoding)
    }
  }

  private func roundTrip<T: PostgresEncodable & PostgresDecodable & Equatable>(
    _ values: [T], on connection: inout Connection,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for value in values {
      let row = try connection.execute("SELECT \(value) AS value")[0]
      let back = try row.value("value", as: T.self)
      #expect(back == value, sourceLocation: sourceLocation)
    }
  }
}
