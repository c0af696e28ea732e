import SCGI
import WebRequests

/// The style sheet.
enum StyleRoutes {
  static let all: [Route] = [
    .open(.get, DeskPath.style.pattern) { _, _ in
      SCGIResponse(
        status: 200,
        headers: [
          "Content-Type": "text/css; charset=utf-8", "Cache-Control": "public, max-age=300",
        ], body: Array(DeskStyle.text.utf8))
    }
  ]
}
