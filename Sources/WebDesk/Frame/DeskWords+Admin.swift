import Editorial
import Newsroom

/// The words of the pages about the newsroom itself.
extension DeskWords {
  static var newsroom: String { say("Newsroom") }
  static var nothingToDo: String { say("There was nothing to do.") }

  // Health

  static var health: String { say("Health") }
  static var healthy: String { say("The newsroom works as it should.") }
  static var events: String { say("Events") }
  static var lastEvent: String { say("Last event") }
  static var databaseSize: String { say("Size of the database") }
  static var schema: String { say("Schema") }
  static var waitingSchedules: String { say("Waiting schedules") }

  // People

  static var people: String { say("People") }
  static var role: String { say("Role") }
  static var may: String { say("May") }
  static var added: String { say("Added") }
  static var addedBy: String { say("Added by") }
  static var disabled: String { say("Disabled") }
  static var addPerson: String { say("Add a person") }
  static var addPersonHint: String {
    say("Adding somebody who was disabled enables them again. Then let the person set a password.")
  }
  static var changeRole: String { say("Change the role") }
  static var ownRoleHint: String {
    say("This is your own role. If you change it, only another admin can give it back to you.")
  }
  static var disable: String { say("Disable this person") }
  static var disableHint: String {
    say(
      "This ends the person's sessions. What the person recorded stays. Adding the person again enables "
        + "them.")
  }
  static var enableHint: String { say("This person is disabled. To enable them, add them again.") }
  static var theirArticles: String { say("Articles of this person") }

  static func sentence(of addition: Member.Addition, _ login: String, _ role: Role) -> String {
    switch addition {
    case .added: say("Added \(login) as \(name(of: role)).")
    case .enabled: say("Enabled \(login) as \(name(of: role)).")
    case .unchanged: say("\(login) has this role already.")
    }
  }
  static func noEventType(_ name: String) -> String {
    say("There is no event \(name). Choose one.")
  }
  static func hasRole(_ login: String, _ role: Role) -> String {
    say("\(login) now has the role \(name(of: role)).")
  }
  static func isDisabled(_ login: String, sessions: Int) -> String {
    guard sessions > 0 else { return say("\(login) is disabled.") }
    return say(
      sessions, one: "\(login) is disabled; 1 connection ended.",
      other: "\(login) is disabled; \(sessions) connections ended.")
  }

  // Read models

  static var readModels: String { say("Read models") }
  static var version: String { say("Version") }
  static var rate: String { say("Rate") }
  static var liveSince: String { say("Live since") }
  static var quarantine: String { say("Quarantine") }
  static var readModelsHint: String {
    say("Only an admin verifies, rebuilds and restores read models.")
  }
  static func perSecond(_ rate: Double) -> String { say("\(Int(rate.rounded())) a second") }
  static func name(of action: ReadModelsPage.Action) -> String {
    switch action {
    case .verify: say("Verify")
    case .rebuild: say("Rebuild")
    case .retry: say("Retry what is in quarantine")
    case .rollBack: say("Restore the former build")
    }
  }
  static var started: String {
    say("A worker does it. Reload the page to see how far it is.")
  }
  static var reload: String { say("Reload") }
  static func awaitsWorker(_ model: String, _ name: String) -> String {
    say("\(name) asked for work on \(model). It waits for a worker.")
  }
  static func running(_ kind: ReadModelWork.Kind, _ model: String, by name: String) -> String {
    switch kind {
    case .verify: say("\(model) is being verified for \(name).")
    case .rebuild: say("\(model) is being rebuilt for \(name).")
    case .retry: say("The quarantine of \(model) is being retried for \(name).")
    case .rollBack: say("The former build of \(model) is being restored for \(name).")
    case .past: say("\(model) is being built as of the past.")
    }
  }
  static func reading(_ events: Int, of total: Int) -> String {
    say("\(events) of \(total) events")
  }
  static func ended(
    _ kind: ReadModelWork.Kind, _ model: String, succeeded: Bool
  ) -> String {
    switch (kind, succeeded) {
    case (.verify, true): say("\(model) is equal to the log.")
    case (.verify, false): say("\(model) differs from the log. Rebuild it.")
    case (.rebuild, true): say("\(model) is rebuilt.")
    case (.rebuild, false):
      say("The new build of \(model) differs from the live one and was not used.")
    case (.retry, true): say("Every event of \(model) is applied.")
    case (.retry, false): say("Articles of \(model) are still in quarantine.")
    case (.rollBack, _): say("The former build of \(model) is live.")
    case (.past, _): say("\(model) is built as of the past.")
    }
  }

  // Destinations

  static var destinations: String { say("Destinations") }
  static var noDestinations: String { say("There are no destinations.") }
  static var format: String { say("Format") }
  static var address: String { say("Address") }
  static var keyword: String { say("Keyword") }
  static var waitingColumn: String { say("Waiting") }
  static var givenUp: String { say("Given up") }
  static var lastAttempt: String { say("Last attempt") }
  static var attempts: String { say("Last attempts") }
  static var allAttempts: String { say("Show all attempts") }
  static var failedAttempts: String { say("Show failed attempts only") }
  static var noAttempts: String { say("Nothing was sent yet.") }
  static var delivered: String { say("confirmed") }
  static var notDelivered: String { say("failed") }
  static var article: String { say("Article") }
  static func attempt(_ number: Int, bytes: Int, status: Int?) -> String {
    say(" · attempt \(number), \(bytes) bytes") + (status.map { say(", status \($0)") } ?? "")
  }
  static func name(of action: DestinationPage.Action) -> String {
    switch action {
    case .pause: say("Pause")
    case .resume: say("Resume")
    case .retry: say("Send again what was given up")
    }
  }
  static func paused(isChanged: Bool) -> String { isChanged ? say("Paused.") : nothingToDo }
  static func resumed(isChanged: Bool) -> String { isChanged ? say("Resumed.") : nothingToDo }
  static func retried(_ count: Int) -> String {
    count == 0
      ? nothingToDo
      : say(
        count, one: "1 delivery will be sent again.",
        other: "\(count) deliveries will be sent again.")
  }

  // The log

  static var log: String { say("Log") }
  static var who: String { say("Person") }
  static var eventType: String { say("Event") }
  static var articleReference: String { say("Article, by its slug or id") }
  static var noEvents: String { say("No event matches these filters.") }
  static var payload: String { say("Content of the event") }

  // Settings

  static var settings: String { say("Settings") }
  static var change: String { say("Change") }
  static var changeSetting: String { say("Change the setting") }
  static var value: String { say("Value") }
  static var valueLines: String { say("Values, one a line") }
  static var valueFields: String { say("Required fields") }
  static var noFieldForStandard: String { say("Choosing none restores the default.") }
  static var optionalReason: String { say("Reason (may be empty)") }
  static var emptyForStandard: String { say("An empty value restores the default.") }
  static func standard(_ phrase: String) -> String { say("default: \(phrase)") }
  static func isChanged(_ key: String) -> String { say("\(key) is changed.") }
}
