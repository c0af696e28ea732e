import JSON
import Newsroom
import WebRequests

extension APIRoute {
  /// A route that answers with a value.
  static func get<Value: JSONDescribed & Sendable>(
    _ pattern: PathPattern, _ id: String, _ summary: String, scope: TokenScope = .read,
    _ inputs: [any DescribedInput] = [], isPaged: Bool = false,
    _ find: @escaping @Sendable (APIRequest) async throws -> Found<Value>
  ) -> APIRoute {
    APIRoute(
      method: .get, pattern: pattern, id: id, summary: summary, scope: scope,
      inputs: inputs + [Inputs.ifNoneMatch],
      answer: DescribedAnswer(
        status: 200, Value.json.schema, headers: [.entityTag, .remark] + (isPaged ? [.link] : []))
    ) { request in
      let found = try await find(request)
      return request.response(to: found)
    }
  }

  /// A route that answers with a page of a list.
  static func page<Row: Listed & JSONDescribed>(
    _ pattern: PathPattern, _ id: String, _ summary: String, scope: TokenScope = .read,
    _ inputs: [any DescribedInput],
    _ find:
      @escaping @Sendable (APIRequest, _ limit: Int, _ after: Row.Cursor?) async throws ->
      Answer<Page<Row>>
  ) -> APIRoute where Row.Cursor: ListCursor {
    let after = Inputs.after(Row.Cursor.self)
    return get(
      pattern, id, summary, scope: scope, inputs + [Inputs.limit, after], isPaged: true
    ) { request in
      let answer = try await find(
        request, try request[Inputs.limit] ?? 50, try request[after])
      return Found(
        answer.value.rows, remarks: answer.remarks, next: answer.value.next?.text)
    }
  }
}

/// What a route found.
struct Found<Value: Sendable>: Sendable {
  let value: Value
  let remarks: [Remark]
  /// The cursor of the next page; nil if there is none.
  var next: String?
  /// The version of the article; nil if the answer is not about one article.
  var version: Int?

  init(_ value: Value, remarks: [Remark] = [], next: String? = nil, version: Int? = nil) {
    (self.value, self.remarks, self.next, self.version) = (value, remarks, next, version)
  }

  init(_ answer: Answer<Value>) { self.init(answer.value, remarks: answer.remarks) }
}
