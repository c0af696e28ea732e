import Digests
import Editorial
import EditorialReadModels
import EventSourcing
import Foundation

@testable import AdminCommands
@testable import Newsroom
@testable import PostgresEventStore

extension AnswerSample {
  static var newsroom: [AnswerSample] {
    [
      AnswerSample(
        "Error",
        ErrorAnswer(
          Failure(
            .refused, "cat-news has no note 3", code: "unknownNote",
            remedies: [.seeNotes(of: Slug("cat-news"))]))),
      AnswerSample(
        "Error without a hint", ErrorAnswer(Failure(.unavailable, "the disk is full"))),
      AnswerSample("Overview", overview(home: "/srv/galley", holder: holder)),
      AnswerSample("Overview of a shared server", overview(home: nil, holder: hiddenHolder)),
      AnswerSample("Health", Health(problems: [])),
      AnswerSample(
        "Health with problems",
        Health(problems: [.noWorker(waiting: 2), .quarantined(quarantined), .neverSealed])),
      AnswerSample(
        "Person",
        [
          Person(login: "eva", role: .editor, addedBy: "adam", addedAt: at, disabledAt: nil),
          Person(login: "finn", role: nil, addedBy: "adam", addedAt: at, disabledAt: at + 1),
        ]),
      AnswerSample(
        "PasswordLink",
        PasswordLink(
          name: "eva", link: "https://desk.example.org/desk/reset/00ff", expiresAt: at)),
      AnswerSample(
        "MadeToken",
        MadeToken(text: "galley_0a0b", label: "Importer", scope: .write, expiresAt: at)),
      AnswerSample(
        "Token",
        ListedToken(
          id: [0x1F, 0x9C], login: "eva", label: "Importer", scope: .read, madeAt: at,
          expiresAt: at, usedAt: nil)),
      AnswerSample(
        "ReadModelWork",
        ReadModelWork(
          id: id(7), kind: .rebuild, models: ["board"], position: nil, askedBy: "adam", askedAt: at,
          beganAt: at + 1, events: 500, total: 2_000, endedAt: nil, succeeded: nil, answer: nil,
          failure: nil)),
      AnswerSample("SecondFactorStatus", SecondFactorStatus(name: "eva", since: nil)),
      AnswerSample(
        "NoticeChoices", NoticeChoices(address: "eva@example.org", kinds: [.due, .submitted])),
      AnswerSample(
        "Identity",
        Identity(
          name: "eva", role: .editor, database: "galley", address: "/srv/galley", isPrivate: true,
          zone: "Europe/Berlin")),
      AnswerSample(
        "SettingStatus", [sections.setting, SettingStatus(.replies, in: NewsroomSettings())]),
      AnswerSample("SettingReceipt", sections),
      AnswerSample(
        "SettingChange",
        [
          SettingChange(
            changed(.publisherName, to: .text("Orrin Press"), version: 1), after: NewsroomSettings()
          ),
          SettingChange(changed(.sections, to: nil, version: 2), after: set),
        ]),
      AnswerSample("Departure", departure(.init(), successor: nil)),
      AnswerSample("Departure with a successor", departure(unfinished, successor: "eva")),
      AnswerSample(
        "PlannedDeparture",
        PlannedDeparture(
          person: Person(
            login: "finn", role: .admin, addedBy: "adam", addedAt: at, disabledAt: nil),
          newRole: nil, unfinished: .init(), admins: ["adam"], isOwn: false)),
      AnswerSample(
        "Fingerprint",
        [Fingerprint(name: "board", table: "board", rows: 3, digest: digest.hex)]),
      AnswerSample(
        "ProjectionStatus", [projection(isBuilt: true), projection(isBuilt: false)]),
      AnswerSample("DatabaseState", runningDatabase),
      AnswerSample(
        "DatabaseState that is not made",
        DatabaseState(
          home: nil, state: .notMade, pid: nil, since: nil, serverVersion: nil, isTested: nil,
          serverLog: nil,
          database: "galley", schema: nil, pendingMigrations: nil, encryption: nil)),
      AnswerSample(
        "NewsroomSummary",
        [
          NewsroomSummary(
            name: "galley", schema: 27, people: 5, lastPosition: 17, lastRecordedAt: at,
            bytes: 9_437_184),
          NewsroomSummary(
            name: "sports", schema: 27, people: 1, lastPosition: 0, lastRecordedAt: nil,
            bytes: 8_388_608),
        ]),
    ]
  }

  private static func changed(
    _ key: SettingKey, to value: SettingValue?, version: Int
  ) -> RecordedEvent<SettingEvent> {
    RecordedEvent(
      position: 17, stream: NewsroomSettings.stream, version: version, id: id(3),
      event: .changed(key, to: value, reason: value == nil ? nil : "Fewer"), actor: "anna",
      commandID: id(4), recordedAt: at)
  }

  /// The settings with two sections.
  private static var set: NewsroomSettings {
    SettingRules.fold([changed(.sections, to: .list(["City", "Sport"]), version: 1)])
  }

  private static var sections: SettingReceipt {
    SettingReceipt(setting: SettingStatus(.sections, in: set), isChanged: true)
  }

  private static func departure(_ work: UnfinishedWork, successor: String?) -> Departure {
    Departure(
      person: Person(login: "finn", role: nil, addedBy: "adam", addedAt: at, disabledAt: at + 1),
      unfinished: work, successor: successor,
      reassigned: successor == nil ? [] : work.assignments, sessions: nil)
  }

  private static var unfinished: UnfinishedWork {
    guard let slug = Slug("cat-news") else { preconditionFailure("cat-news is a slug") }
    func item(_ number: UInt8, due: CalendarDate? = nil, at: Date? = nil) -> UnfinishedWork.Item {
      .init(
        id: id(number), slug: slug, headline: "Cat", due: due, scheduledAt: at, unpublishAt: nil)
    }
    var work = UnfinishedWork()
    work.assignments = [item(1, due: CalendarDate("2026-12-01"))]
    work.submissions = [item(2)]
    work.drafts = [item(3)]
    work.schedules = [item(4, at: at)]
    return work
  }

  private static func overview(home: String?, holder: WatermarkHolder) -> Overview {
    Overview(
      actor: "adam", role: .admin, home: home,
      log: LogStatus(
        database: "galley", schemaVersion: 9, serverVersion: 15, isTested: true, events: 17,
        texts: 3,
        lastPosition: 17, watermark: 16, lastRecordedAt: home == nil ? nil : at, bytes: 8_388_608),
      readModels: [projection(isBuilt: true)],
      schedules: ScheduleStatus(
        worker: .notPermitted, waiting: 1, due: 0, refused: 1, next: home == nil ? nil : at),
      destinations: home == nil ? [] : [destination], watermarkHolder: holder)
  }

  private static let holder = WatermarkHolder(
    process: 4711, user: "eva", application: "psql", seconds: 1.5, state: "active",
    query: "SELECT 1")

  private static let hiddenHolder = WatermarkHolder(
    process: 4711, user: "eva", application: "", seconds: nil, state: nil, query: nil)

  static func build(_ number: Int) -> Build {
    Build(
      projection: "board", number: number, version: 1, status: .live, checkpoint: 17, events: 16,
      startedAt: at, liveSince: at + 1)
  }

  static let quarantined = QuarantinedStream(
    projection: "board", build: 2, stream: id(1), position: 9, version: 3,
    error: "revision 2 is not in the read model; rebuild it", since: at)

  private static func projection(isBuilt: Bool) -> ProjectionStatus {
    ProjectionStatus(
      name: "board", version: 1, tables: ["board"], live: isBuilt ? build(2) : nil,
      former: isBuilt ? build(1) : nil, shadow: isBuilt ? build(3) : nil, watermark: 17,
      waiting: isBuilt ? 1 : 0, lagSeconds: isBuilt ? 0.25 : nil, rate: isBuilt ? 12.3456 : 0,
      quarantined: isBuilt ? [quarantined] : [])
  }

  private static let runningDatabase = DatabaseState(
    home: "/srv/galley", state: .running, pid: 4711, since: at, serverVersion: 15, isTested: true,
    serverLog: "/srv/galley/server.log", database: "galley", schema: 9, pendingMigrations: 0,
    encryption: "TLSv1.3")
}
