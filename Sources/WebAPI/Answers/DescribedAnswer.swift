import JSON

/// The answer to a request that succeeds, for the description of the API.
struct DescribedAnswer: Sendable {
  let status: Int
  /// What the JSON looks like; nil if there is none.
  let schema: JSONSchema?
  /// The other media types that a client can ask for.
  let otherTypes: [String]
  let headers: [AnswerHeader]
  /// What a program can do with what it got.
  var links: [AnswerLink] = []

  init(
    status: Int, _ schema: JSONSchema?, otherTypes: [String] = [], headers: [AnswerHeader] = []
  ) {
    (self.status, self.schema) = (status, schema)
    (self.otherTypes, self.headers) = (otherTypes, headers)
  }

  func linking(_ links: [AnswerLink]) -> DescribedAnswer {
    var answer = self
    answer.links = links
    return answer
  }
}

/// Another operation, for which the answer has the value of its path.
struct AnswerLink: Hashable, Sendable {
  /// The id of the operation.
  let operation: String
  /// The name in its path.
  let name: String
  /// Where the answer has the value, as a JSON pointer.
  let pointer: String

  /// Operations on an article.
  static func article(_ operations: [String], at pointer: String) -> [AnswerLink] {
    operations.map { AnswerLink(operation: $0, name: "article", pointer: pointer) }
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
