import HTMLConversion
import JSON
import Newsroom
import SCGI
import WebRequests
import XML

/// What people paste from word processors and web pages, as Markdown.
enum PasteRoutes {
  static let all: [Route] = [
    .post(DeskPath.paste.pattern) { _, request, _ in
      guard let html = request.fields["html"] else {
        throw Failure(.invalid, "the text to convert is missing")
      }
      do throws(XMLProblem) {
        return .json(["markdown": .string(try HTMLText(html).markdown)])
      } catch {
        throw Failure(.invalid, "the text cannot be converted: \(error)")
      }
    }
  ]
}
