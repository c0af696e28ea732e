import JSON

/// The answer to a request that succeeds, for the description of the API.
struct DescribedAnswer: Sendable {
  let status: Int
  /// What the JSON looks like; nil if there is none.
  let schema: JSONSchema?
  /// The other media types that a client can ask for.
  let otherTypes: [String]
  let headers: [AnswerHeader]

  init(
    status: Int, _ schema: JSONSchema?, otherTypes: [String] = [], headers: [AnswerHeader] = []
  ) {
    (self.status, self.schema) = (status, schema)
    (self.otherTypes, self.headers) = (otherTypes, headers)
  }
}

/// A header of an answer.
enum AnswerHeader: String, CaseIterable, Sendable {
  case entityTag = "ETag"
  case link = "Link"
  case remark = "Galley-Remark"
  case location = "Location"

  var summary: String {
    switch self {
    case .entityTag:
      "For one article, its version in quotes; otherwise a digest of the answer."
    case .link: "The next page, with rel=\"next\"; absent on the last page."
    case .remark: "What to know about the answer: words joined by commas."
    case .location: "The address of what was created."
    }
  }

  var example: String {
    switch self {
    case .entityTag: "\"7\""
    case .link: "</api/v1/articles?after=12>; rel=\"next\""
    case .remark: "behind"
    case .location: "/api/v1/articles/01a20ab3-c9d0-7168-8fcd-cd6b44400972"
    }
  }
}
