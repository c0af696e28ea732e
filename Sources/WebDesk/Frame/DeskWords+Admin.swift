import Editorial
import Newsroom
import PlainText

/// The words of the pages about the newsroom itself.
extension DeskWords {
  static let newsroom = "Newsroom"
  static let nothingToDo = "There was nothing to do."

  // Health

  static let health = "Health"
  static let healthy = "The newsroom works as it should."
  static let events = "Events"
  static let lastEvent = "Last event"
  static let databaseSize = "Size of the database"
  static let schema = "Schema"
  static let waitingSchedules = "Waiting schedules"

  // People

  static let people = "People"
  static let role = "Role"
  static let may = "May"
  static let added = "Added"
  static let addedBy = "Added by"
  static let disabled = "Disabled"
  static let addPerson = "Add a person"
  static let addPersonHint =
    "Adding somebody who was disabled enables them again. Then let the person set a password."
  static let changeRole = "Change the role"
  static let disable = "Disable this person"
  static let disableHint =
    "This ends the person's sessions. What the person recorded stays. Adding the person again enables "
    + "them."
  static let enableHint = "This person is disabled. To enable them, add them again."
  static let theirArticles = "Articles of this person"

  static func sentence(of addition: Member.Addition, _ login: String, _ role: Role) -> String {
    switch addition {
    case .added: "Added \(login) as \(role)."
    case .enabled: "Enabled \(login) as \(role)."
    case .unchanged: "\(login) is a user with this role already."
    }
  }
  static func hasRole(_ login: String, _ role: Role) -> String { "\(login) is now \(role)." }
  static func isDisabled(_ login: String, sessions: Int) -> String {
    "\(login) is disabled; \(Count.of(sessions, "connection")) ended."
  }

  // Read models

  static let readModels = "Read models"
  static let version = "Version"
  static let rate = "Rate"
  static let liveSince = "Live since"
  static let quarantine = "Quarantine"
  static let readModelsHint =
    "Only a login that may write read models can retry or restore one here. At the command line, "
    + "galley projection verifies, rebuilds, retries and rolls back."
  static func perSecond(_ rate: Double) -> String { "\(Int(rate.rounded())) a second" }
  static func name(of action: ReadModelsPage.Action, _ model: String) -> String {
    switch action {
    case .retry: "Retry what is in the quarantine of \(model)"
    case .rollBack: "Restore the former build of \(model)"
    }
  }
  static func stillWaiting(_ articles: Int) -> String {
    articles == 0
      ? "Every event is applied." : "\(Count.of(articles, "article")) still in quarantine."
  }
  static func rolledBack(to build: Int) -> String { "Build \(build) is live." }

  // Destinations

  static let destinations = "Destinations"
  static let noDestinations = "There are no destinations."
  static let format = "Format"
  static let address = "Address"
  static let keyword = "Keyword"
  static let waitingColumn = "Waiting"
  static let givenUp = "Given up"
  static let lastAttempt = "Last attempt"
  static let attempts = "Last attempts"
  static let allAttempts = "Show all attempts"
  static let failedAttempts = "Show failed attempts only"
  static let noAttempts = "Nothing was sent yet."
  static let delivered = "confirmed"
  static let notDelivered = "failed"
  static let article = "Article"
  static func attempt(_ number: Int, bytes: Int, status: Int?) -> String {
    " · attempt \(number), \(Count.of(bytes, "byte"))" + (status.map { ", status \($0)" } ?? "")
  }
  static func name(of action: DestinationPage.Action) -> String {
    switch action {
    case .pause: "Pause"
    case .resume: "Resume"
    case .retry: "Send again what was given up"
    }
  }
  static func paused(isChanged: Bool) -> String { isChanged ? "Paused." : nothingToDo }
  static func resumed(isChanged: Bool) -> String { isChanged ? "Resumed." : nothingToDo }
  static func retried(_ count: Int) -> String {
    count == 0
      ? nothingToDo : "\(Count.of(count, "delivery", plural: "deliveries")) will be sent again."
  }

  // The log

  static let log = "Log"
  static let who = "Person"
  static let eventType = "Event"
  static let articleReference = "Article, by its slug or id"
  static let noEvents = "No event matches these filters."
  static let payload = "Content of the event"

  // Settings

  static let settings = "Settings"
  static let change = "Change"
  static let value = "Value"
  static let valueLines = "Values, one a line"
  static let optionalReason = "Reason (may be empty)"
  static let emptyForStandard = "An empty value restores the default."
  static func standard(_ phrase: String) -> String { "default: \(phrase)" }
  static func isChanged(_ key: String) -> String { "\(key) is changed." }
}
