import Editorial
import Foundation
import JSON
import Newsroom

extension CommandRequest {
  /// The identifier of a time zone.
  ///
  /// - Throws: `TimeError` that suggests a zone if there is no such zone.
  fileprivate func zone(_ input: APIInput<String>) throws -> String {
    try request[input].map { try ZoneName($0).identifier } ?? ZoneName.utc.identifier
  }
}

/// The commands that change what the public reads.
enum PublishCommands {
  private static let at = APIInput(
    "at", in: .body, "When.", .instant, example: "2999-12-01T06:00:00Z", isRequired: true)
  private static let zone = APIInput(
    "zone", in: .body, "The time zone in which the time was given; UTC if it is not given.", .zone,
    example: "Europe/Berlin")
  private static let unpublishAt = APIInput(
    "unpublishAt", in: .body, "When to unpublish it again.",
    InputType<Date?>.nullable(.instant), example: "2999-12-24T18:00:00Z")
  private static let until = APIInput(
    "until", in: .body, "Until when nothing may be published.", .instant,
    example: "2999-12-01T06:00:00Z", isRequired: true)
  private static let kind = APIInput(
    "kind", in: .body, "Whether something was wrong, unclear or mistyped.",
    InputType<CorrectionKind>.word(of: CorrectionKind.self), example: "correction")
  private static let publicNotice = APIInput(
    "notice", in: .body, "What the public reads meanwhile; null for nothing.",
    InputType<String?>.nullable(.words(.notice)), example: "We are checking this article.")
  private static let anyReason = APIInput(
    "reason", in: .body, "Why, for the people of the newsroom.",
    InputType<String?>.nullable(.words(.reason)), example: "The source confirmed it.")
  private static let replacement = APIInput(
    "replacement", in: .body, "The article that readers should read instead; null for none.",
    InputType<String?>.nullable(.pathPart), example: "lights-on")

  static let routes: [APIRoute] = [
    .command("publish", "publish", "Publish the approved text.") { _ in .publish },
    .command(
      "schedule", "schedule", "Publish the approved text at a time.", [at, zone, unpublishAt]
    ) { asked in
      let (request, zone) = (asked.request, try asked.zone(zone))
      let expiry = try request[unpublishAt].flatMap { $0.map { Expiry(at: $0, zone: zone) } }
      return try await scheduled(
        .schedule(at: try request.required(at), zone: zone, expiry: expiry), asked)
    },
    .command("unschedule", "unschedule", "Cancel a scheduled publication.") { _ in .unschedule },
    .command(
      "schedule-unpublication", "scheduleUnpublication", "Unpublish an article at a time.",
      [at, zone]
    ) { asked in
      let expiry = Expiry(at: try asked.request.required(at), zone: try asked.zone(zone))
      return try await scheduled(.scheduleUnpublication(expiry), asked)
    },
    .command(
      "cancel-unpublication", "cancelUnpublication", "Cancel a scheduled unpublication."
    ) { _ in .cancelUnpublication },
    .command(
      "embargo", "embargo", "Forbid every publication until a time.", [until]
    ) { request in .embargo(until: try request.required(until)) },
    .command(
      "lift-embargo", "liftEmbargo", "Lift an embargo before its time.", [Inputs.reason]
    ) { request in .liftEmbargo(reason: try request.required(Inputs.reason)) },
    .command(
      "correct", "correct", "Publish the approved text as a correction.", [kind, Inputs.notice]
    ) { asked in
      Answer(
        value: try await asked.author.correct(
          asked.id, as: try asked.request[kind] ?? .correction,
          notice: try asked.request.required(Inputs.notice), options: asked.options))
    },
    .command(
      "hold", "hold", "Tell everybody to stop using the live text.", [Inputs.reason, publicNotice]
    ) { request in
      .hold(
        reason: try request.required(Inputs.reason),
        notice: try request[publicNotice].flatMap(\.self))
    },
    .command("lift-hold", "liftHold", "Make a held text usable again.", [anyReason]) { request in
      .liftHold(reason: try request[anyReason].flatMap(\.self))
    },
    .command(
      "unpublish", "unpublish", "Take an article away from the public.", [Inputs.reason]
    ) { request in .unpublish(reason: try request.required(Inputs.reason)) },
    .command(
      "kill", "kill", "Kill an article for good, with a public notice. It cannot be undone.",
      scope: .admin, [Inputs.reason, Inputs.notice, replacement]
    ) { asked in
      let (request, author) = (asked.request, asked.author)
      var other: UUID?
      if let reference = try request[replacement].flatMap(\.self) {
        other = try await author.find(reference)
      }
      return Answer(
        value: try await author.kill(
          asked.id, reason: try request.required(Inputs.reason),
          notice: try request.required(Inputs.notice), replacement: other, options: asked.options))
    },
  ]

  /// Carries out a command of a schedule. A remark says if nobody will carry out the schedule.
  private static func scheduled(
    _ command: ArticleCommand, _ asked: CommandRequest
  ) async throws -> Answer<Receipt> {
    let receipt = try await asked.author.perform(command, on: asked.id, options: asked.options)
    return Answer(value: receipt, remarks: try await asked.author.scheduleRemarks())
  }
}
