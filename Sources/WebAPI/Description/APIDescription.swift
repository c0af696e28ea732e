package import JSON
import Newsroom
import SCGI
import WebRequests

/// The description of the API, OpenAPI 3.1, made from the routes.
package enum APIDescription {
  static let path = "/api/openapi.json"

  /// The answer to everybody: the description has no secrets.
  static func response(to request: SCGIRequest) -> SCGIResponse {
    SCGIResponse(status: 200, headers: ["Content-Type": "application/json"], body: bytes)
      .conditional(tag, on: request)
  }

  private static let bytes = Array(JSONValue.object(document).text(.compact).utf8)
  private static let tag = EntityTag(of: bytes)

  /// The whole document.
  package static let document: JSONObject = [
    "openapi": "3.1.1",
    "info": [
      "title": "Galley", "version": "1",
      "summary": "An editorial workflow that can prove who approved what.",
      "description": """
      Every step of an article is an event in a log. The API has the rules of the desk: what they \
      refuse is a problem with the name of the rule. A list goes on in its header Link.
      """,
      "license": ["name": "Apache License 2.0", "identifier": "Apache-2.0"],
    ],
    "servers": [["url": "/"]], "paths": .object(paths),
    "components": [
      "schemas": .object(schemas), "responses": .object(problems),
      "securitySchemes": [
        "token": [
          "type": "http", "scheme": "bearer", "bearerFormat": "galley_ and 96 hexadecimal digits",
          "description":
            "A token that a person made on the account page of the desk. It has a scope: read, write or admin.",
        ]
      ],
    ],
    "security": [["token": []]],
  ]

  private static let definitions = "#/components/schemas/"

  private static var paths: JSONObject {
    var paths = JSONObject()
    for route in WebAPI.routes {
      var item: JSONObject =
        if case .object(let item)? = paths[route.pattern.text] { item } else { [:] }
      item[route.method.rawValue.lowercased()] = .object(operation(route))
      paths[route.pattern.text] = .object(item)
    }
    return paths
  }

  private static var schemas: JSONObject {
    var schemas = JSONObject()
    let described = WebAPI.routes.compactMap(\.answer.schema) + [Problem.json.schema]
    for object in described.flatMap(\.objects) {
      schemas[object.name] = .object(object.keywords(definedUnder: definitions))
    }
    return schemas
  }

  private static func operation(_ route: APIRoute) -> JSONObject {
    var operation: JSONObject = [
      "operationId": .string(route.id), "summary": .string(route.summary),
      "description": .string("The token needs the scope \(route.scope.rawValue)."),
      "parameters": .array(
        route.inputs.filter { $0.place != .body }.map { .object(parameter($0)) }),
      "responses": .object(responses(of: route)),
    ]
    if route.hasBody { operation["requestBody"] = .object(body(of: route)) }
    return operation
  }

  private static func parameter(_ input: any DescribedInput) -> JSONObject {
    [
      "name": .string(input.name), "in": .string(input.place.rawValue),
      "description": .string(input.summary), "required": .boolean(input.isRequired),
      "schema": .object(input.schema), "example": input.example,
    ]
  }

  private static func body(of route: APIRoute) -> JSONObject {
    guard route.fileTypes.isEmpty else {
      var content = JSONObject()
      for type in route.fileTypes { content[type] = [:] }
      return ["required": true, "content": .object(content)]
    }
    let members = route.inputs(in: .body)
    var example = JSONObject()
    for member in members { example[member.name] = member.example }
    return [
      "required": .boolean(members.contains { $0.isRequired }),
      "content": [
        "application/json": [
          "schema": .object(InputType<MemberValues>.object(members).schema),
          "example": .object(example),
        ]
      ],
    ]
  }
}
