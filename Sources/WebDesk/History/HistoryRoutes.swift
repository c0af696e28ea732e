import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import Pictures
import PlainText
import SCGI
import Seals
import WebRequests

/// What became of an article.
enum HistoryRoutes {
  static let all: [Route] = [
    .get("/desk/articles/{article}/history", HistoryPage.answer),
    .get("/desk/articles/{article}/changes", ChangesPage.answer),
    .get("/desk/articles/{article}/proof", proof),
    .get("/desk/articles/{article}/pictures/{key}", picture),
  ]

  /// A picture of any revision, for the people of the newsroom.
  private static func picture(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let id = try await reader.find(request["article"])
    let stored = try await reader.picture(of: id, key: request["key"])
    return SCGIResponse(
      status: 200,
      headers: [
        "Content-Type": stored.picture.format.mediaType,
        "Cache-Control": "private, max-age=86400, immutable",
      ], body: stored.bytes)
  }

  /// The proof of the last publication or approval, to keep.
  private static func proof(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let article = try await reader.show(request["article"]).value.board
    do {
      let proof = try await reader.prove(
        article.article.text, nil, keys: try desk.verifierKeys())
      return SCGIResponse(
        status: 200,
        headers: [
          "Content-Type": "text/plain; charset=utf-8",
          "Content-Disposition": "attachment; filename=\"\(article.slug.text).tlog-proof\"",
        ], body: Array(proof.proof.utf8))
    } catch let failure as Failure
      where failure.remedies.contains(.seal) || failure.remedies.contains(.proveByPosition)
    {
      // Nothing is wrong: the log was not sealed since.
      throw Failure(.unacceptable, failure.reason, remedies: failure.remedies)
    }
  }
}
