import Foundation
import HTML
import Newsroom
import SCGI
import WebRequests

/// Settling a note. The article's page has the forms.
enum NoteRoutes {
  static let all: [Route] = [
    .post("/desk/articles/{article}/resolve") { desk, request, session in
      let author = try await desk.newsroom.author(for: session)
      let id = try await author.find(request["article"])
      guard let number = request.fields.text("number").flatMap({ Int($0) }) else {
        throw Failure(.invalid, "the number of the note is missing")
      }
      let text = request.fields.text("text") ?? DeskWords.settled
      _ = try await author.resolve(
        note: number, of: id, with: text, options: request.fields.options)
      return .redirect(to: "\(DeskPath.article(id).text)?done=note")
    }
  ]
}
