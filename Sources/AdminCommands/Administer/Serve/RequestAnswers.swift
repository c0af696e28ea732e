import Newsroom
import SCGI
import WebAPI
import WebDesk

/// Passes each request to the desk or the API, counts it, and logs it if that is wanted.
struct RequestAnswers: Sendable {
  /// Where the metrics are, for programs on this machine.
  static let metricsPath = "/metrics"

  let newsroom: Newsroom
  let desk: WebDesk
  let api: WebAPI
  /// Receives a line about each request; nil to log none.
  let log: (@Sendable (LogLine) -> Void)?
  private let metrics = RequestMetrics()

  init(
    _ newsroom: Newsroom, desk: WebDesk, api: WebAPI, log: (@Sendable (LogLine) -> Void)?
  ) {
    (self.newsroom, self.desk, self.api, self.log) = (newsroom, desk, api, log)
  }

  func answer(_ request: SCGIRequest) async -> SCGIResponse {
    guard request.path != Self.metricsPath else { return await measured(for: request) }
    let began = ContinuousClock.now
    let isForAPI = request.path.hasPrefix(WebAPI.prefix)
    var response = isForAPI ? await api.answer(request) : await desk.answer(request)
    let seconds = began.duration(to: .now) / .seconds(1)
    metrics.record(isForAPI ? .api : .desk, status: response.status, seconds: seconds)
    log?(LogLine(.info, LoggedRequest(request, status: response.status, seconds: seconds).line))
    if let id = request.id { response.add(id, for: "X-Request-Id") }
    return response
  }

  private func measured(for request: SCGIRequest) async -> SCGIResponse {
    // nginx refuses others, too.
    guard ["127.0.0.1", "::1"].contains(request.parameters["REMOTE_ADDR"] ?? "") else {
      return SCGIResponse(status: 403, text: "The metrics are for programs on this machine.\n")
    }
    do {
      return SCGIResponse(status: 200, text: try await newsroom.metrics().text + metrics.text)
    } catch {
      return SCGIResponse(status: 503, text: "\(Failure(error).reason)\n")
    }
  }
}
