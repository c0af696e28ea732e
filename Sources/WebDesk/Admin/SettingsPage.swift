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
    .get(DeskPath.settings.pattern) { desk, request, session in
      try await page(desk, session, done: doneWords(in: request.fields))
    },
    .post("/desk/newsroom/settings/{key}", change),
  ]

  /// What was done, by the query after it.
  private static func doneWords(in fields: FormFields) -> String? {
    guard let done = fields["done"] else { return nil }
    return done == unchanged
      ? DeskWords.nothingToDo
      : SettingKey(rawValue: done).map { DeskWords.isChanged($0.rawValue) }
  }

  private static let unchanged = "nothing"

  /// - Parameter refused: What was typed for a setting, and why it was refused just now.
  private static func page(
    _ desk: WebDesk, _ session: DeskSession, done: String? = nil,
    refused: (key: SettingKey, typed: FormFields, problem: Failure)? = nil
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let clock = DeskClock(reader)
    let settings = try await reader.settingStatuses().value
    let page = AdminPage(
      session: session, title: DeskWords.settings, place: .settings, done: done,
      problem: refused?.problem, isProblemInForm: true)
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
        if page.isAdmin {
          SettingForm(
            setting: setting, session: session, clock: clock,
            refused: refused.flatMap { $0.key == setting.key ? ($0.typed, $0.problem) : nil }
          ).write(to: &writer)
        }
        writer.end()
      }
      writer.end()
    }
  }

  private static func change(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    guard let key = SettingKey(rawValue: request["key"]) else {
      throw Failure(.notFound, "there is no such setting")
    }
    return try await AdminAction.perform(
      desk, request, session,
      page: { try await page(desk, session, refused: (key, request.fields, $0)) },
      work: { author in
        let (fields, words) = (request.fields, request.fields.settingWords)
        let receipt =
          words.isEmpty
          ? try await author.unset(key, reason: fields.text("reason"), options: fields.options)
          : try await author.set(
            key, to: words, reason: fields.text("reason"), options: fields.options)
        return .redirect(
          to: AddressQuery().adding("done", receipt.isChanged ? key.rawValue : unchanged)
            .text(of: .settings))
      })
  }
}
