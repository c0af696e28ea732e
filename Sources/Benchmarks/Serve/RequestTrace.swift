import Foundation
import Newsroom
import PostgreSQL
import SCGI
import Synchronization
import WebDesk

/// The statements that the desk sends to answer a request.
struct RequestTrace: Sendable {
  /// Those of each round trip.
  let rounds: [[Query]]

  var statements: Int { rounds.reduce(0) { $0 + $1.count } }

  /// How often the request is answered for a trace.
  private static let answers = 5

  /// Answers a request several times, and keeps the fewest statements: more are sent while a read
  /// model is being updated.
  static func record(
    _ path: String, by visitor: DeskVisitor, on address: DatabaseAddress
  ) async throws -> RequestTrace {
    var policy = ConnectionPolicy(total: 1, perPerson: 1)
    policy.isServing = true
    let rounds = Recorder()
    policy.observer = { rounds.add($0) }
    let newsroom = try await Newsroom.open(
      address.forDesk, connections: policy, isCreating: false)
    let desk = WebDesk(newsroom, factorKey: .random()) { _ in }
    var parameters = SCGIParameters()
    for (name, value) in [
      ("CONTENT_LENGTH", "0"), ("SCGI", "1"), ("REQUEST_METHOD", "GET"), ("DOCUMENT_URI", path),
      ("QUERY_STRING", ""), ("REQUEST_SCHEME", "http"), ("HTTP_COOKIE", visitor.cookie),
    ] { try parameters.add(value, for: name) }
    let request = SCGIRequest(parameters: parameters)
    var traces: [RequestTrace] = []
    var status = 200
    for _ in 0..<answers where status == 200 {
      rounds.clear()
      status = await desk.answer(request).status
      traces.append(RequestTrace(rounds: rounds.all))
    }
    await newsroom.close()
    guard status == 200, let least = traces.min(by: { $0.statements < $1.statements }) else {
      throw Failure(.failed, "the desk answers \(path) with \(status)")
    }
    return least
  }

  /// The statements as a script for pgbench, with as many round trips.
  func script(on connection: inout Connection) throws -> String {
    var text = ""
    for round in rounds {
      if round.count > 1 { text += "\\startpipeline\n" }
      for query in round { text += try Self.literal(query, on: &connection) + ";\n" }
      if round.count > 1 { text += "\\endpipeline\n" }
    }
    return text
  }

  /// The statement with its values as literals, as PostgreSQL writes them.
  private static func literal(
    _ query: Query, on connection: inout Connection
  ) throws -> String {
    var sql = query.sql
    for (index, parameter) in query.parameters.enumerated().reversed() {
      let value: String = try connection.execute(
        Query(
          raw: ["SELECT coalesce(quote_literal(", "::text), 'NULL') || '::' || pg_typeof(", ")"],
          [parameter, parameter]))[0].value(at: 0)
      sql = sql.replacing("$\(index + 1)", with: value)
    }
    return sql
  }

  private final class Recorder: Sendable {
    private let rounds = Mutex<[[Query]]>([])

    var all: [[Query]] { rounds.withLock { $0 } }
    func add(_ queries: [Query]) { rounds.withLock { $0.append(queries) } }
    func clear() { rounds.withLock { $0 = [] } }
  }
}
