import JSON
import SCGI
import WebRequests

extension APIDescription {
  /// The answers of a route, by their status codes.
  static func responses(of route: APIRoute) -> JSONObject {
    var responses: JSONObject = ["\(route.answer.status)": .object(success(route.answer))]
    if route.answer.headers.contains(.entityTag), route.method == .get {
      responses["304"] = ["description": "The client has this answer already."]
    }
    for status in refusals(of: route) {
      responses["\(status)"] = ["$ref": .string("#/components/responses/Problem\(status)")]
    }
    return responses
  }

  /// The problems that several routes have.
  static var problems: JSONObject {
    var problems = JSONObject()
    for (status, summary) in meanings {
      problems["Problem\(status)"] = [
        "description": .string(summary),
        "content": [
          "application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]
        ],
      ]
    }
    return problems
  }

  private static let meanings: KeyValuePairs<Int, String> = [
    400: "A value does not have the form that is described here.",
    401: "The token is missing, or is not valid.",
    403: "The token or the person may not do this.",
    404: "There is no such article, revision, event or person.",
    406: "The format that the header Accept asks for is not one of these.",
    409: "Several articles fit the reference, or somebody else was first.",
    412: "The article is not at the version in If-Match; the problem says who did what since.",
    413: "The body is too large.",
    415: "The body has another media type than those described here.",
    422:
      "A rule of the desk refuses it, it is impossible, or another request had the Idempotency-Key.",
    500: "The server could not answer; its log says why.",
    503: "The database does not answer; try again in a moment.",
  ]

  private static func refusals(of route: APIRoute) -> [Int] {
    let writing = route.hasBody ? [413, 415] : []
    let expecting = route.inputs.contains { $0.name == "If-Match" } ? [412] : []
    let choosing = route.answer.schema == nil ? [406] : []
    return [400, 401, 403, 404, 409, 422, 500, 503] + writing + expecting + choosing
  }

  private static func links(of answer: DescribedAnswer) -> JSONObject {
    var links = JSONObject()
    for link in answer.links {
      links[link.operation] = [
        "operationId": .string(link.operation),
        "parameters": .object([link.name: .string("$response.body#\(link.pointer)")]),
      ]
    }
    return links
  }

  private static func success(_ answer: DescribedAnswer) -> JSONObject {
    var headers = JSONObject()
    for header in answer.headers {
      headers[header.rawValue] = [
        "description": .string(header.summary), "schema": ["type": "string"],
        "example": .string(header.example),
      ]
    }
    var content = JSONObject()
    if let schema = answer.schema {
      content["application/json"] = [
        "schema": .object(schema.reference(definedUnder: "#/components/schemas/")),
        "example": schema.example,
      ]
    }
    for type in answer.otherTypes { content[type] = [:] }
    var response: JSONObject = [
      "description": .string(SCGIResponse.phrase(of: answer.status)), "headers": .object(headers),
    ]
    if !content.keys.isEmpty { response["content"] = .object(content) }
    if !answer.links.isEmpty { response["links"] = .object(links(of: answer)) }
    return response
  }
}
