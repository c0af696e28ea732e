import Editorial
import JSON
import Newsroom
import WebRequests

/// The settings of the newsroom.
enum SettingRoutes {
  private static let key = APIInput(
    "key", in: .path, "The name of the setting.", InputType<SettingKey>.word(of: SettingKey.self),
    example: "publisher.name")
  private static let values = APIInput(
    "value", in: .body, "The value, as a list of one or several texts.",
    InputType<[String]>.list(of: .text(atMost: 500), atLeast: 1), example: ["The Harbour Post"],
    isRequired: true)
  private static let reason = APIInput(
    "reason", in: .body, "Why; null for nothing.",
    InputType<String?>.nullable(.words(.reason)), example: "The paper has a new name.")

  static let routes: [APIRoute] = [
    .get(
      "/api/v1/settings", "listSettings", "List the newsroom's settings.", Inputs.moments
    ) { request in Found(try await request.reader.settingStatuses(asOf: try request.asOf)) },
    .get(
      "/api/v1/settings/{key}/history", "listSettingChanges",
      "List the changes of a setting, oldest first.", [key]
    ) { request in
      Found(try await request.reader.settingHistory(of: try request.required(key)))
    },
    .action(
      .put, "/api/v1/settings/{key}", "changeSetting", "Change a setting.",
      [key, values, reason, Inputs.idempotencyKey]
    ) { request in
      Answer(
        value: try await request.author().set(
          try changeable(in: request), to: try request.required(values),
          reason: try request[reason].flatMap(\.self), options: try request.keyed))
    },
    .action(
      .delete, "/api/v1/settings/{key}", "resetSetting", "Reset a setting to its default.",
      [key, Inputs.idempotencyKey]
    ) { request in
      Answer(
        value: try await request.author().unset(
          try changeable(in: request), options: try request.keyed))
    },
  ]

  /// The setting to change.
  ///
  /// - Throws: ``Failure`` of kind `forbidden` for the one that protects against a stolen password. A
  ///   token shows no code, so it must not decide who needs one.
  private static func changeable(in request: APIRequest) throws -> SettingKey {
    let key = try request.required(key)
    guard key != .secondFactor else {
      throw Failure(
        .forbidden, "no token may change \(key.rawValue); change it at the desk, with your password"
      )
    }
    return key
  }
}
