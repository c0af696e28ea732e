import Foundation
import Newsroom
import SCGI

/// A request as the log has it, without what the person searched for, typed or may keep secret.
struct LoggedRequest {
  /// `request 1f0c… GET /desk/articles/keeper 200 12.3 ms`.
  let line: String

  init(_ request: SCGIRequest, status: Int, seconds: Double) {
    let id = request.id ?? "-"
    let path = request.path.split(separator: "/", omittingEmptySubsequences: false)
      .map { LinkSecret(String($0)) == nil ? $0 : "…" }.joined(separator: "/")
    let time = String(format: "%.1f ms", seconds * 1_000)
    line = "request \(id) \(request.method) \(path) \(status) \(time)"
  }
}
