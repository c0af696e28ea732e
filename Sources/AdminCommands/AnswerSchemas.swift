import ArgumentParsing
import Benchmarks
import Delivery
import Digests
import Editorial
import EditorialReadModels
import EventSourcing
import JSON
import Newsroom
import PostgresEventStore
import Seals

/// The schema of each command's answer, from the description that writes the answer.
enum AnswerSchemas {
  /// - Parameter words: The words of a command, and perhaps an option with which its answer is
  ///   another one, or `-` for several articles; none for the schema of an error.
  /// - Returns: Nil if the command has no answer in JSON, or if there is no such command.
  static func schema(of words: [String]) -> JSONSchema? {
    let name = words.joined(separator: " ")
    if words.last == "-", commandsOnSeveral.contains(words.dropLast().joined(separator: " ")) {
      return [OutcomeAnswer<Receipt>].json.schema
    }
    if words.last == "-", repliesCommands.contains(words.dropLast().joined(separator: " ")) {
      return [OutcomeAnswer<ReplyReceipt>].json.schema
    }
    if let schema = described(words, name) { return schema }
    // Most rehearsals have the answer of the command itself.
    return words.last == "--dry-run" ? schema(of: words.dropLast()) : nil
  }

  private static func described(_ words: [String], _ name: String) -> JSONSchema? {
    guard let group = words.first, words.count > 1 else { return desk(name) ?? reading(name) }
    switch group {
    case "log": return log(name)
    case "setting": return setting(name)
    case "reply": return reply(name)
    case "destination": return destination(name)
    case "projection": return projection(name)
    case "database", "newsroom", "service", "token", "user": return administration(name)
    case "bench": return bench(name)
    default: return desk(name) ?? reading(name)
    }
  }

  /// The commands that answer with a text for people or for a shell only.
  static let commandsWithoutAnswer: Set<String> = [
    "completion", "export", "manual", "picture", "quickstart", "service unit",
  ]

  private static let commandsOnSeveral = Set(
    Galley.sections.flatMap(\.commands).filter { $0 is any ArticlesCommand.Type }
      .map { $0.configuration.name })

  private static let repliesCommands: Set<String> = [
    "reply approve", "reply reject", "reply withdraw", "reply erase",
  ]

  private static func desk(_ name: String) -> JSONSchema? {
    switch name {
    case "": ErrorAnswer.json.schema
    case "draft", "revise", "restore", "submit", "withdraw", "note", "resolve", "assign", "rename",
      "spike",
      "unspike", "approve", "request-changes", "publish", "schedule", "unschedule", "embargo",
      "lift-embargo", "correct", "hold", "lift-hold", "unpublish", "kill":
      Receipt.json.schema
    case "kill --dry-run": Rehearsal.json.schema
    case "import": ImportSummary.json.schema
    case "worker", "serve": LogLine.json.schema
    default: nil
    }
  }

  private static func reading(_ name: String) -> JSONSchema? {
    switch name {
    case "list", "queue": [ArticleSummary].json.schema
    case "list --slugs": [Slug].json.schema
    case "mine": PersonalWork.json.schema
    case "agenda": Agenda.json.schema
    case "calendar": DeskCalendar.json.schema
    case "activity": [ActivityEntry].json.schema
    case "whoami": Identity.json.schema
    case "export --output": SyndicationSummary.json.schema
    case "export site": SiteSummary.json.schema
    case "show": ArticleAnswer.json.schema
    case "history": [HistoryEntry].json.schema
    case "notes": [ArticleNote].json.schema
    case "diff": ArticleDifference.json.schema
    case "live": [LiveArticle].json.schema
    case "deliveries": [ArticleDelivery].json.schema
    case "live --intervals": [LiveInterval].json.schema
    case "live --corrections": [ArticleCorrection].json.schema
    case "search": [SearchHit].json.schema
    case "stats": [TurnaroundSummary].json.schema
    case "status": Overview.json.schema
    case "health": Health.json.schema
    default: nil
    }
  }

  private static func log(_ name: String) -> JSONSchema? {
    switch name {
    case "log tail": [LogEntry].json.schema
    case "log follow": LogEntry.json.schema
    case "log show": LogEntry.json.schema
    case "log export", "log import": TransferSummary.json.schema
    case "log verify": LogVerdict.json.schema
    case "log seal": Seal.json.schema
    case "log prove": ProofText.json.schema
    case "log check-proof": ProvedEvent.json.schema
    case "log key": VerifierKey.json.schema
    case "log erase": Receipt.json.schema
    case "log erasures": ErasureList.json.schema
    case "log erase --dry-run": PlannedErasure.json.schema
    default: nil
    }
  }

  /// Before these results, a rebuild and a verification print their progress, each on a line.
  private static func projection(_ name: String) -> JSONSchema? {
    switch name {
    case "projection list", "projection status": [ProjectionStatus].json.schema
    case "projection status --digests": [Fingerprint].json.schema
    case "projection rebuild": Rebuilt.json.schema
    case "projection verify": VerdictAnswer.json.schema
    case "projection audit": [AuditAnswer].json.schema
    case "projection retry": [RetriedAnswer].json.schema
    case "projection rollback": RolledBack.json.schema
    default: nil
    }
  }

  private static func administration(_ name: String) -> JSONSchema? {
    switch name {
    case "database init", "database start", "database stop", "database status":
      DatabaseState.json.schema
    case "database migrate": [MigrationStep].json.schema
    case "newsroom list": [NewsroomSummary].json.schema
    case "newsroom add": NewsroomSummary.json.schema
    case "database backup create": Backup.json.schema
    case "database backup list": [Backup].json.schema
    case "database backup verify": [VerifiedBackup].json.schema
    case "database backup prune": PlannedPrune.json.schema
    case "database archive on", "database archive off", "database archive status":
      ArchiveState.json.schema
    case "database restore": Restored.json.schema
    case "database upgrade": Upgraded.json.schema
    case "user list": [Person].json.schema
    case "user add", "user password": Person.json.schema
    case "user reset": PasswordLink.json.schema
    case "user second-factor": SecondFactorStatus.json.schema
    case "user notices": NoticeChoices.json.schema
    case "token add": MadeToken.json.schema
    case "token list": [ListedToken].json.schema
    case "token remove": ListedToken.json.schema
    case "user role", "user disable": Departure.json.schema
    case "user role --dry-run", "user disable --dry-run": PlannedDeparture.json.schema
    case "service install": [InstalledFile].json.schema
    default: nil
    }
  }

  private static func reply(_ name: String) -> JSONSchema? {
    switch name {
    case "reply list", "reply erase --dry-run": [ReplySummary].json.schema
    case "reply approve", "reply reject", "reply withdraw", "reply answer", "reply erase":
      ReplyReceipt.json.schema
    case "reply open", "reply close", "reply default": Receipt.json.schema
    default: nil
    }
  }

  private static func setting(_ name: String) -> JSONSchema? {
    switch name {
    case "setting list": [SettingStatus].json.schema
    case "setting set", "setting unset": SettingReceipt.json.schema
    case "setting history": [SettingChange].json.schema
    default: nil
    }
  }

  private static func destination(_ name: String) -> JSONSchema? {
    switch name {
    case "destination list": [DestinationStatus].json.schema
    case "destination show": DestinationStatus.json.schema
    case "destination add", "destination pause", "destination resume", "destination remove",
      "destination retry":
      DestinationReceipt.json.schema
    case "destination test": DestinationTest.json.schema
    case "destination log": [DeliveryAttempt].json.schema
    default: nil
    }
  }

  private static func bench(_ name: String) -> JSONSchema? {
    switch name {
    case "bench append": RateReport.json.schema
    case "bench backup": BackupReport.json.schema
    case "bench commands": CommandReport.json.schema
    case "bench deliver": DeliverReport.json.schema
    case "bench endurance": EnduranceReport.json.schema
    case "bench feed": FeedReport.json.schema
    case "bench failover": FailoverReport.json.schema
    case "bench follow": FollowReport.json.schema
    case "bench growth": GrowthReport.json.schema
    case "bench export": ExportReport.json.schema
    case "bench import": ImportReport.json.schema
    case "bench query": QueryReport.json.schema
    case "bench rebuild": RebuildReport.json.schema
    case "bench replica": ReplicaReport.json.schema
    case "bench serve": ServeReport.json.schema
    case "bench start": StartReport.json.schema
    case "bench transfer": TransferReport.json.schema
    case "bench verify": VerifyReport.json.schema
    default: nil
    }
  }
}
