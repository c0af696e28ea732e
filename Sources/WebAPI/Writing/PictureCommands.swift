import JSON
import Manuscripts
import Newsroom
import Pictures
import PlainText
import SCGI
import WebRequests

/// Storing pictures.
enum PictureCommands {
  private static let path = APIInput(
    "path", in: .query,
    "How the text refers to the picture. If the text does not, it becomes the lead image of an "
      + "article that has none.", .text(atMost: 500), example: "lamp.jpg", isRequired: true)

  static let routes: [APIRoute] = [
    .command(
      "picture", "storePicture", "Save a new revision with a picture, which is the body.",
      method: .put, [path], fileTypes: PictureFormat.allCases.map(\.mediaType), store)
  ]

  private static func store(_ asked: CommandRequest) async throws -> Answer<Receipt> {
    let path = try asked.request.required(path)
    let file: PictureFile
    do throws(PictureError) {
      file = try PictureFile(asked.request.received.body)
    } catch {
      throw Failure(.invalid, "\(path): \(error)")
    }
    let working = try await asked.author.working(asked.id.text, for: asked.options)
    var revision = try ProposedRevision(of: working, from: try ManuscriptFile(editing: working))
    let name = path.split(separator: "/").last.map(String.init) ?? path
    _ = try revision.addPictures(GivenPictures([(name, file)]))
    return try await asked.author.save(revision, options: asked.options)
  }
}
