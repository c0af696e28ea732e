import Editorial
import HTML
import Newsroom
import SCGI
import WebRequests

/// The read models: how far they have followed the log, and what is in quarantine.
enum ReadModelsPage {
  /// What an admin can ask a worker to do with a read model.
  enum Action: String, CaseIterable {
    case verify, rebuild, retry
    case rollBack = "roll-back"

    fileprivate var kind: ReadModelWork.Kind {
      switch self {
      case .verify: .verify
      case .rebuild: .rebuild
      case .retry: .retry
      case .rollBack: .rollBack
      }
    }
  }

  static let routes: [Route] =
    [
      .get(DeskPath.readModels.pattern) { desk, request, session in
        try await page(
          desk, session, done: request.fields["done"] == nil ? nil : DeskWords.started)
      }
    ]
    + Action.allCases.map { action in
      .post(PathPattern("/desk/newsroom/read-models/{name}/\(action.rawValue)")) {
        desk, request, session in
        try await perform(action, desk, request, session)
      }
    }

  private static func page(
    _ desk: WebDesk, _ session: DeskSession, done: String? = nil, problem: Failure? = nil,
    refused: (model: String, action: Action)? = nil
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let clock = DeskClock(reader)
    let models = try await reader.projections()
    let page = AdminPage(
      session: session, title: DeskWords.readModels, place: .readModels, done: done,
      problem: problem)
    let latest = try await reader.readModelWork(last: 1).first
    return try page.response(clock) { writer in
      if let latest { ReadModelJobView(work: latest).write(to: &writer) }
      writer.begin(
        table: DeskWords.readModels,
        [
          DeskWords.name, DeskWords.version, DeskWords.events, DeskWords.waitingColumn,
          DeskWords.rate,
          DeskWords.liveSince, DeskWords.quarantine,
        ])
      for model in models { write(model, clock, to: &writer) }
      writer.endTable()
      for model in models {
        for held in model.quarantined {
          writer.write(.p, .cssClass("problem"), text: clock.text(held.line))
        }
      }
      guard page.isAdmin else {
        writer.write(.p, .cssClass("hint"), text: DeskWords.readModelsHint)
        return
      }
      for model in models {
        writer.write(.h2, text: model.name)
        writeActions(
          for: model, session, refused: refused?.model == model.name ? refused?.action : nil,
          to: &writer)
      }
    }
  }

  private static func write(
    _ model: ProjectionStatus, _ clock: DeskClock, to writer: inout HTMLWriter
  ) {
    writer.begin(.tr)
    writer.write(.th, .rowHeading, text: model.name)
    let version = model.buildVersion.map { "\($0)" } ?? "–"
    writer.write(
      .td,
      text: model.buildVersion == model.version ? version : "\(version) (\(model.version))")
    writer.write(.td, text: model.events.map { "\($0)" } ?? "–")
    writer.begin(.td)
    writer.write("\(model.waiting)")
    if let lag = model.lagSeconds { writer.write(" (\(RoughSpan(lag).words))") }
    writer.end()
    writer.write(.td, text: DeskWords.perSecond(model.rate))
    writer.begin(.td)
    if let since = model.liveSince { writer.write(since, clock) }
    writer.end()
    writer.write(.td, text: "\(model.quarantined.count)")
    writer.end()
  }

  private static func writeActions(
    for model: ProjectionStatus, _ session: DeskSession, refused: Action?,
    to writer: inout HTMLWriter
  ) {
    let possible: [Action] =
      [.verify, .rebuild] + (model.quarantined.isEmpty ? [] : [.retry])
      + (model.former == nil ? [] : [.rollBack])
    for action in possible {
      let path = DeskPath.readModels.part(model.name).part(action.rawValue)
      writer.begin(.details, action == refused ? [.open] : [])
      let words = DeskWords.name(of: action)
      writer.write(.summary, text: words)
      writer.write(
        adminForm: path, session, id: "\(model.name)-\(action.rawValue)", button: words)
      writer.end()
    }
  }

  private static func perform(
    _ action: Action, _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    try await AdminAction.perform(
      desk, request, session,
      page: { try await page(desk, session, problem: $0, refused: (request["name"], action)) },
      work: { author in
        _ = try await author.ask(action.kind, request["name"])
        return .redirect(
          to: AddressQuery().adding("done", action.rawValue).text(of: .readModels))
      })
  }
}
