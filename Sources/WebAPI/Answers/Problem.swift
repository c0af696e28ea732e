import Editorial
import JSON
import Newsroom
import PlainText
import SCGI
import WebRequests

/// Why a request did not succeed, as RFC 9457 prescribes.
struct Problem: Sendable {
  let status: Int
  let failure: Failure
  /// The id of the request, which is in the server's log.
  let request: String?
  let changes: [HistoryEntry]?

  init(_ refusal: APIRefusal, request: SCGIRequest?) {
    (status, failure, changes) = (refusal.status, refusal.failure, refusal.changes)
    self.request = request?.id
  }

  var response: SCGIResponse {
    var response = SCGIResponse(
      status: status, headers: ["Content-Type": "application/problem+json"],
      body: Array(jsonValue.text(.compact).utf8))
    if status == 503 { response.add("2", for: "Retry-After") }
    return response
  }

  /// The reason. An error of the program or of the database is only in the log.
  private var detail: String {
    switch failure.kind {
    case .failed: "the server could not answer; its log says why"
    case .unavailable, .interrupted: "the database does not answer; try again in a moment"
    default: failure.reason
    }
  }
}

extension Problem: JSONDescribed {
  static let json = JSONDescription<Problem>(
    "Problem", "Why a request did not succeed (RFC 9457).",
    [
      JSONMember("type", "Always about:blank: the other members say more.", { _ in "about:blank" }),
      JSONMember("title", "The words of the status code.", { SCGIResponse.phrase(of: $0.status) }),
      JSONMember("status", "The status code.", \.status),
      JSONMember("detail", "What is wrong, in a sentence.", \.detail),
      JSONMember("kind", "The kind of failure.", \.failure.kind),
      JSONMember(
        "code",
        "A stable name: the rule of the desk that refuses the command, such as fourEyes, or the kind.",
        \.failure.code),
      JSONMember("hint", "What to do; null if the detail says it.", \.failure.apiHint),
      JSONMember("request", "The id of the request in the server's log; or null.", \.request),
      JSONMember.leftOutIfNil(
        "changes", "What was done to the article since the version in If-Match.", \.changes),
    ])
}

extension Failure.Kind: JSONDescribed {}

extension Failure {
  /// What a program or its user can do; nil if the reason says it.
  fileprivate var apiHint: String? {
    for remedy in remedies {
      switch remedy {
      case .chooseArticle(let names) where !names.isEmpty,
        .choosePerson(let names) where !names.isEmpty:
        return "did you mean \(names.joined(separator: ", "))?"
      case .chooseSlug(let free?): return "choose another slug, such as \(free.text)"
      case .giveLongerID: return "give the whole id"
      case .repeatCommand(let id): return "repeat the request with Idempotency-Key: \(id.text)"
      case .tryAgain: return "try again"
      case .seeHistory, .compareRevisions, .readArticle: return "read the article and try again"
      default: continue
      }
    }
    return nil
  }
}
