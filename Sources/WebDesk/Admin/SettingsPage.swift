import Editorial
import Foundation
import HTML
import Newsroom
import PlainText
import SCGI
import WebRequests

/// The newsroom's settings. Each change is recorded.
enum SettingsPage {
  static let routes: [Route] = [
    .get(DeskPath.settings.pattern) { desk, _, session in try await page(desk, session) },
    .post("/desk/newsroom/settings/{key}", change),
  ]

  private static func page(
    _ desk: WebDesk, _ session: DeskSession, done: String? = nil, problem: Failure? = nil
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let clock = DeskClock(reader)
    let settings = try await reader.settingStatuses().value
    let page = AdminPage(
      session: session, title: DeskWords.settings, place: .settings, done: done, problem: problem)
    return try page.response(clock) { writer in
      writer.begin(.ul, .cssClass("entries"))
      for setting in settings {
        writer.begin(.li)
        writer.write(.h2, text: setting.key.rawValue)
        writer.write(.p, .cssClass("hint"), text: setting.key.summary)
        writer.begin(.p, .direction("auto"))
        writer.write(setting.value?.phrase ?? DeskWords.standard(setting.key.defaultPhrase))
        writer.end()
        if let change = setting.change {
          writer.begin(.p, .cssClass("facts"))
          writer.write(.bdi, text: change.by)
          writer.write(", ")
          writer.write(change.at, clock)
          if let reason = change.reason { writer.write(" · \(reason)") }
          writer.end()
        }
        if page.isAdmin { write(setting, session, to: &writer) }
        writer.end()
      }
      writer.end()
    }
  }

  private static func write(
    _ setting: SettingStatus, _ session: DeskSession, to writer: inout HTMLWriter
  ) {
    let id = setting.key.rawValue
    writer.begin(.details)
    writer.write(.summary, text: DeskWords.change)
    writer.write(
      adminForm: DeskPath.settings.part(id), session, id: id, button: DeskWords.save
    ) { write(setting, to: &$0) }
    writer.end()
  }

  private static func write(_ setting: SettingStatus, to writer: inout HTMLWriter) {
    let id = setting.key.rawValue
    writer.write(hidden: "command", UUID().text)
    writer.write(hidden: "version", "\(setting.change?.version ?? 0)")
    let value = setting.value
    writer.write(
      area: "\(id)-value", name: "value",
      setting.key.isList ? DeskWords.valueLines : DeskWords.value,
      text: value?.texts.joined(separator: "\n") ?? "", [.rows(2), .direction("auto")])
    writer.write(
      field: "\(id)-reason", name: "reason", DeskWords.optionalReason,
      [.kind("text"), .direction("auto"), .autocomplete("off")])
    writer.write(.p, .cssClass("hint"), text: DeskWords.emptyForStandard)
  }

  private static func change(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    guard let key = SettingKey(rawValue: request["key"]) else {
      throw Failure(.notFound, "there is no such setting")
    }
    return try await AdminAction.perform(
      desk, request, session,
      page: { try await page(desk, session, done: $0, problem: $1) },
      work: { author in
        let fields = request.fields
        let words = (fields["value"] ?? "").split(separator: "\n").map { String($0).trimmed }
          .filter { !$0.isEmpty }
        let receipt =
          words.isEmpty
          ? try await author.unset(key, reason: fields.text("reason"), options: fields.options)
          : try await author.set(
            key, to: words, reason: fields.text("reason"), options: fields.options)
        return receipt.isChanged ? DeskWords.isChanged(key.rawValue) : DeskWords.nothingToDo
      })
  }
}

extension SettingKey {
  /// Whether it has several values.
  fileprivate var isList: Bool {
    switch kind {
    case .sections, .languages, .fields: true
    case .text, .webAddress, .timeZone, .replies, .choice: false
    }
  }
}
