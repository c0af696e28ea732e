import HTML
import Newsroom
import SCGI
import WebRequests

/// Says what did not work, and what to do.
struct FailurePage {
  let failure: Failure

  var response: SCGIResponse {
    let frame = DeskFrame(title: title, session: nil, place: nil)
    let html = frame.page { writer in
      writer.begin(.section, .cssClass("card narrow"))
      writer.write(.h1, text: title)
      writer.write(.p, .role("alert"), text: sentence)
      writer.begin(.p)
      writer.write(.a, .link(DeskPath.home.address), text: DeskWords.toHome)
      writer.end()
      writer.end()
    }
    var response = SCGIResponse.page(html, status: failure.status)
    if response.status == 503 { response.add("5", for: "Retry-After") }
    return response
  }

  /// The reason as a sentence. An error of the program or of the database is only in the log.
  private var sentence: String {
    switch failure.kind {
    case .failed: DeskWords.failed
    case .unavailable, .interrupted: DeskWords.unavailable
    default: failure.sentence
    }
  }

  private var title: String { DeskWords.title(of: failure.kind) }
}
