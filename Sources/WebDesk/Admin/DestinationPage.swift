import HTML
import Newsroom
import SCGI
import WebRequests

/// One destination: its state, what an admin can do, and the last attempts.
enum DestinationPage {
  /// What an admin can do with a destination.
  enum Action: String, CaseIterable {
    case pause, resume, retry
  }

  private static let most = 50

  static let routes: [Route] =
    [
      .get("/desk/newsroom/destinations/{name}") { desk, request, session in
        try await page(desk, request, session)
      }
    ]
    + Action.allCases.map { action in
      .post(PathPattern("/desk/newsroom/destinations/{name}/\(action.rawValue)")) {
        desk, request, session in
        try await perform(action, desk, request, session)
      }
    }

  private static func page(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession, problem: Failure? = nil
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let clock = DeskClock(reader)
    let status = try await reader.destination(request["name"])
    let name = status.destination.name
    let before = request.fields.text("after").flatMap { Int64($0) }
    let isFailed = request.fields.text("failed") != nil
    let attempts = try await reader.deliveryLog(
      of: name, last: Self.most + 1, isFailed: isFailed, before: before)
    let page = AdminPage(
      session: session, title: name, place: .destinations,
      done: doneWords(in: request.fields), problem: problem)
    return try page.response(clock) { writer in
      DestinationFacts(status: status, clock: clock).write(to: &writer)
      if page.isAdmin { writeActions(for: status, session, to: &writer) }
      writer.write(.h2, text: DeskWords.attempts)
      let path = DeskPath.destinations.part(name)
      writer.begin(.p, .cssClass("actions"))
      let failed = AddressQuery().adding("failed", "1")
      writer.write(
        .a, .link((isFailed ? AddressQuery() : failed).address(of: path)),
        text: isFailed ? DeskWords.allAttempts : DeskWords.failedAttempts)
      writer.end()
      AttemptList(attempts: Array(attempts.prefix(Self.most)), clock: clock).write(to: &writer)
      writer.write(
        next: attempts.count > Self.most ? "\(attempts[Self.most - 1].number)" : nil, of: path,
        isFailed ? failed : AddressQuery(), isFirst: before == nil)
    }
  }

  private static func writeActions(
    for status: DestinationStatus, _ session: DeskSession, to writer: inout HTMLWriter
  ) {
    writer.begin(.div, .cssClass("actions"))
    for action in Action.allCases where action.isPossible(for: status) {
      let path = DeskPath.destinations.part(status.destination.name).part(action.rawValue)
      writer.begin(.form, HTMLAttribute.posting(to: path.address))
      writer.write(token: session)
      writer.write(button: DeskWords.name(of: action), isQuiet: true)
      writer.end()
    }
    writer.end()
  }

  private static func perform(
    _ action: Action, _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    try await AdminAction.perform(
      desk, request, session, needsPassword: false,
      page: { try await page(desk, request, session, problem: $0) },
      work: { author in
        let name = request["name"]
        let count =
          switch action {
          case .pause: try await author.pauseDestination(name).isChanged ? 1 : 0
          case .resume: try await author.resumeDestination(name).isChanged ? 1 : 0
          case .retry: try await author.retryDeliveries(to: name).retried
          }
        return .redirect(
          to: AddressQuery().adding("done", action.rawValue).adding("count", "\(count)")
            .text(of: DeskPath.destinations.part(name)))
      })
  }

  /// What was done, by the query after it.
  private static func doneWords(in fields: FormFields) -> String? {
    let count = fields["count"].flatMap { Int($0) } ?? 0
    switch fields["done"].flatMap({ Action(rawValue: $0) }) {
    case .pause?: return DeskWords.paused(isChanged: count > 0)
    case .resume?: return DeskWords.resumed(isChanged: count > 0)
    case .retry?: return DeskWords.retried(count)
    case nil: return nil
    }
  }
}

extension DestinationPage.Action {
  fileprivate func isPossible(for status: DestinationStatus) -> Bool {
    switch self {
    case .pause: status.destination.state == .active
    case .resume: status.destination.state != .active
    case .retry: status.dead > 0
    }
  }
}
