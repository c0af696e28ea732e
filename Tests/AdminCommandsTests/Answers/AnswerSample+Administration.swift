import Digests
import Editorial
import EventSourcing
import Foundation
import Schema

@testable import AdminCommands
@testable import Newsroom
@testable import PostgresEventStore
@testable import Seals

extension AnswerSample {
  static var administration: [AnswerSample] { log + projections + others + backups }

  private static var importSummary: ImportSummary {
    var summary = ImportSummary(imported: 3, known: 1, problems: 2)
    summary.kinds.add("time", 2)
    summary.leftOut.add("layout", 3)
    summary.leftOut.add("menu")
    return summary
  }

  private static var log: [AnswerSample] {
    [
      AnswerSample(
        "LogEntry", [entry(#"{"to":"finn","due":null,"n":[1,2.50]}"#), entry("[1", slug: nil)]),
      AnswerSample(
        "Seal",
        Seal(
          size: 16, position: 17, note: "example.org/desk\n16\nAAAA\n\n— x\n", edge: [],
          sealedBy: "adam", sealedAt: at)),
      AnswerSample(
        "LogVerdict",
        LogVerdict(
          events: 16, streams: 2, texts: 3, pictures: 1, seals: 1, sealed: 12, found: 2,
          findings: [
            .init(position: 9, article: id(1), version: 3, finding: "a payload was changed"),
            .init(position: nil, article: nil, version: nil, finding: "a seal is missing"),
          ])),
      AnswerSample("ProvedEvent", proved("{}")),
      AnswerSample("ProvedEvent with a payload that is no JSON", proved("{")),
      AnswerSample("Proof", ProofText(proof: "c2sp.org/tlog-proof@v1\n")),
      AnswerSample(
        "TransferSummary", TransferSummary(events: 16, people: 2, seals: 1, digest: digest)),
      AnswerSample(
        "SyndicationSummary", SyndicationSummary(items: 3, leftOut: 1, removed: 0, position: 91_911)
      ),
      AnswerSample(
        "SiteSummary",
        SiteSummary(
          articles: 214, changed: 1, pages: 12, isWhole: false, position: 91_911,
          problems: ["cannot write pier.jpg"])),
    ]
  }

  private static func entry(_ payload: String, slug: String? = "cat-news") -> LogEntry {
    LogEntry(
      StoredEvent(
        position: 17, stream: StreamName(category: "article", id: id(1)), version: 2, id: id(3),
        event: EncodedEvent(type: "ArticleAssigned", schemaVersion: 1, payload: payload),
        actor: "eva", commandID: id(4), recordedAt: at), slug: slug)
  }

  private static func proved(_ payload: String) -> ProvedEvent {
    let event = SealedEvent(
      position: 17, category: "article", stream: id(1), version: 2, id: id(3),
      type: "ScheduleCancelled", actor: "eva", recordedAt: at, payload: payload)
    return ProvedEvent(
      event, index: 15, Checkpoint(origin: "example.org/desk", size: 16, root: digest))
  }

  private static var projections: [AnswerSample] {
    [
      AnswerSample(
        "RebuiltReadModel",
        Rebuilt(
          name: "board", isLive: true, build: 3, events: 16, checkpoint: 17, seconds: 1.234,
          swapLockMilliseconds: 0.5, comparison: comparison, quarantined: [quarantined])),
      AnswerSample(
        "RebuiltReadModel that was not swapped in",
        Rebuilt(
          name: "board", isLive: false, build: 3, events: 16, checkpoint: 17, seconds: 1,
          swapLockMilliseconds: nil, comparison: nil, quarantined: [])),
      AnswerSample(
        "VerifiedReadModel",
        VerdictAnswer(name: "board", isEqual: false, reason: nil, comparison: comparison)),
      AnswerSample(
        "VerifiedReadModel that could not be compared",
        VerdictAnswer(name: "board", isEqual: nil, reason: "no build", comparison: nil)),
      AnswerSample(
        "Audit",
        AuditAnswer(
          name: "board", build: 2, checkpoint: 17, applied: 15, held: 1,
          findings: [
            .init(
              firstPosition: 1, lastPosition: 17, expected: 16, applied: 15,
              event: .init(position: 9, stream: id(1), version: 3)),
            .init(firstPosition: 1, lastPosition: 17, expected: 16, applied: 16, event: nil),
          ])),
      AnswerSample(
        "Audit of no build",
        AuditAnswer(
          name: "board", build: nil, checkpoint: 0, applied: 0, held: 0, findings: [])),
      AnswerSample(
        "RetriedReadModel",
        RetriedAnswer(
          name: "board",
          articles: [
            .init(article: id(1), applied: 3, position: nil, error: nil),
            .init(article: id(2), applied: 0, position: 9, error: "it cannot be applied"),
          ])),
      AnswerSample("RolledBackReadModel", RolledBack(build: build(1))),
      AnswerSample(
        "ReplayProgress",
        ReplayStatus(
          ReplayProgress(phase: .folding, events: 500, total: 2_000), after: .seconds(2))),
      AnswerSample(
        "ReplayProgress of another phase",
        ReplayStatus(
          ReplayProgress(phase: .catchingUp, events: 0, total: 0), after: .seconds(2))),
    ]
  }

  private static let comparison = ComparisonAnswer(
    position: 17, isEqual: false,
    tables: [
      .init(
        table: "board", rows: 2, rowsFromLog: 3, differingBuckets: 1,
        differences: [
          .init(
            article: id(1), row: nil, onlyIn: .log, column: nil, live: nil, fromLog: nil),
          .init(
            article: id(2), row: 1, onlyIn: nil, column: "section", live: "Local", fromLog: nil),
        ])
    ])

  private static var others: [AnswerSample] {
    let migration = Schema.Migration(number: 9, name: "server_rights", sql: "SELECT 1;")
    return [
      AnswerSample(
        "Migration",
        [
          MigrationStep(migration: migration, isApplied: true, isWithSQL: false),
          MigrationStep(migration: migration, isApplied: false, isWithSQL: true),
        ]),
      AnswerSample("ImportSummary", importSummary),
      AnswerSample(
        "InstalledFile", [InstalledFile(path: "/usr/local/bin/galley", isChanged: true)]),
      AnswerSample("LogLine", LogLine(.info, "the database is available again", at: at)),
      AnswerSample(
        "VerifierKey",
        VerifierKey(name: "example.org/desk", publicKey: Array(repeating: 7, count: 32))),
    ]
  }
}
