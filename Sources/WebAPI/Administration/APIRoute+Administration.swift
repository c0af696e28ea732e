import JSON
import Newsroom
import SCGI
import WebRequests

extension APIRoute {
  /// A command on something else than an article.
  static func action<Value: JSONDescribed & Sendable>(
    _ method: RequestMethod, _ pattern: PathPattern, _ id: String, _ summary: String,
    scope: TokenScope = .admin,
    _ inputs: [any DescribedInput],
    _ carryOut: @escaping @Sendable (APIRequest) async throws -> Answer<Value>
  ) -> APIRoute {
    APIRoute(
      method: method, pattern: pattern, id: id, summary: summary, scope: scope, inputs: inputs,
      answer: DescribedAnswer(status: 200, Value.json.schema, headers: [.remark])
    ) { request in
      let answer = try await carryOut(request)
      var response = SCGIResponse(
        status: 200, headers: ["Content-Type": "application/json"],
        body: Array(answer.value.jsonValue.text(.compact).utf8))
      response.add(remarks: answer.remarks)
      return response
    }
  }
}

extension APIRequest {
  /// The options of a command on something else than an article.
  var keyed: CommandOptions {
    get throws(Failure) { CommandOptions(commandID: try self[Inputs.idempotencyKey]) }
  }
}
