import Editorial
import EditorialReadModels
import Foundation
import JSON
import Newsroom
import Pictures
import SCGI
import Synchronization
import Syndication
import WebRequests

/// What the public may see of an article, in the formats of the industry, and the pictures of the
/// newsroom.
enum PublicRoutes {
  private static let path = APIInput(
    "path", in: .query, "The picture, as the text refers to it; the only one if it is not given.",
    .text(atMost: 500), example: "lamp.jpg")
  private static let revision = APIInput(
    "revision", in: .query, "The number of the revision; the working one if it is not given.",
    .integer(1...(.max)), example: .integer(1))

  static let routes: [APIRoute] = [
    APIRoute(
      method: .get, pattern: "/api/v1/articles/{article}/public", id: "readPublicItem",
      summary: "Read what the public may see of an article, in the format of the header Accept.",
      scope: .read, inputs: [Inputs.article, Inputs.ifNoneMatch] + Inputs.moments,
      answer: DescribedAnswer(
        status: 200, nil, otherTypes: AcceptedFormat.all.map(\.mediaType),
        headers: [.entityTag, .remark]),
      handler: item),
    APIRoute(
      method: .get, pattern: "/api/v1/articles/{article}/picture", id: "readPicture",
      summary: "Read a picture of an article, as it was given.", scope: .read,
      inputs: [Inputs.article, path, revision, Inputs.ifNoneMatch],
      answer: DescribedAnswer(
        status: 200, nil, otherTypes: PictureFormat.allCases.map(\.mediaType),
        headers: [.entityTag, .remark]),
      handler: picture),
  ]

  private static func item(_ request: APIRequest) async throws -> SCGIResponse {
    guard let format = AcceptedFormat.chosen(by: request.received.header("Accept")) else {
      let types = AcceptedFormat.all.map(\.mediaType).joined(separator: ", ")
      throw APIRefusal(
        status: 406, Failure(.unacceptable, "the format is not one of \(types)"))
    }
    let document = Mutex<[UInt8]>([])
    let answer = try await request.reader.syndicate(
      PublicSelection(.articles([try request.article])), as: format, asOf: try request.asOf
    ) { piece in document.withLock { $0 += piece } }
    guard answer.value.items > 0 else {
      throw Failure(.unacceptable, "\(format.rawValue) cannot say that the article is gone")
    }
    return request.document(document.withLock { $0 }, format.mediaType, answer.remarks)
  }

  private static func picture(_ request: APIRequest) async throws -> SCGIResponse {
    let answer = try await request.reader.picture(
      of: try request.article, at: try request[path], revision: try request[revision])
    return request.document(
      answer.value.bytes, answer.value.picture.format.mediaType, answer.remarks)
  }
}

extension APIRequest {
  fileprivate func document(
    _ bytes: [UInt8], _ mediaType: String, _ remarks: [Remark]
  ) -> SCGIResponse {
    var response = SCGIResponse(status: 200, headers: ["Content-Type": mediaType], body: bytes)
    response.add(remarks: remarks)
    return response.conditional(EntityTag(of: bytes), on: received)
  }
}
