import Editorial
import Newsroom
import Pictures
import PlainText
import SCGI
import WebRequests

/// The page behind a link, for somebody without a login.
enum LinkedRevisionRoutes {
  private static let pattern: PathPattern = "/desk/link/{secret}"

  static let all: [Route] = [
    .open(.get, pattern) { desk, request in
      let (secret, shown) = try await find(desk, request)
      let page = LinkedRevisionPage(
        secret: secret, shown: shown, clock: DeskClock(shown.settings),
        isDone: request.fields["done"] == "remark")
      return page.response
    },
    .open(.post, pattern, leave),
    .open(.get, "/desk/link/{secret}/pictures/{key}", picture),
  ]

  /// A picture of the revision, and no other. The browser does not keep it, because the link ends.
  private static func picture(
    _ desk: WebDesk, _ request: DeskRequest
  ) async throws -> SCGIResponse {
    let shown = try await find(desk, request).shown
    let stored = try await desk.newsroom.picture(request["key"], of: shown)
    return SCGIResponse(
      status: 200,
      headers: [
        "Content-Type": stored.picture.format.mediaType, "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow, noarchive",
      ], body: stored.bytes)
  }

  private static func leave(_ desk: WebDesk, _ request: DeskRequest) async throws -> SCGIResponse {
    let (secret, shown) = try await find(desk, request)
    do {
      try await desk.newsroom.leaveRemark(
        request.fields.text("remark") ?? "", by: request.fields.text("name") ?? "", with: secret)
      return .redirect(to: "\(DeskPath.link(secret).text)?done=remark")
    } catch let failure as Failure where failure.kind == .unacceptable {
      let page = LinkedRevisionPage(
        secret: secret, shown: shown, clock: DeskClock(shown.settings),
        name: request.fields["name"] ?? "",
        remark: request.fields["remark"] ?? "", problem: failure)
      return page.response
    }
  }

  /// Wrong links count as wrong passwords of the address.
  private static func find(
    _ desk: WebDesk, _ request: DeskRequest
  ) async throws -> (secret: LinkSecret, shown: LinkedRevision) {
    do {
      return try await desk.limits.attempt(nil, from: request.address) {
        guard let secret = LinkSecret(request["secret"]),
          let shown = try await desk.newsroom.revision(of: secret)
        else { throw Failure(.forbidden, "there is no such link") }
        return (secret, shown)
      }
    } catch SignInLimits.Refusal.tooManyTries {
      throw Failure(.forbidden, DeskWords.tooManyLinks)
    } catch SignInLimits.Refusal.wrongPassword {
      throw Failure(.notFound, DeskWords.linkIsOver)
    }
  }
}
