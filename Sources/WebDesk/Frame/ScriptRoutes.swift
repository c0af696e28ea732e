import SCGI
import WebRequests

/// The scripts. A browser asks each time whether they have changed, because a page must not run with
/// the scripts of another version.
enum ScriptRoutes {
  static let all: [Route] = DeskScript.allCases.map { script in
    let (bytes, tag) = (script.bytes, script.tag)
    return .open(.get, script.path.pattern) { _, request in
      let isKnown = request.received.header("If-None-Match") == tag
      var response = SCGIResponse(
        status: isKnown ? 304 : 200,
        headers: ["Cache-Control": "no-cache", "ETag": tag], body: isKnown ? [] : bytes)
      if !isKnown { response.add("text/javascript; charset=utf-8", for: "Content-Type") }
      return response
    }
  }
}
