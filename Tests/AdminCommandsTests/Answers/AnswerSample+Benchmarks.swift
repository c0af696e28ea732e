import Editorial
import Foundation

@testable import AdminCommands
@testable import Benchmarks
@testable import Newsroom
@testable import PostgresEventStore

extension AnswerSample {
  static var benchmarks: [AnswerSample] {
    [
      AnswerSample("RateReport", rates),
      AnswerSample(
        "GrowthReport",
        GrowthReport(
          short: .init(size: log, appends: rates), long: .init(size: log, appends: rates))),
      AnswerSample("CommandReport", CommandReport(rate: rates, load: load, hot: hot)),
      AnswerSample(
        "CommandReport of the rate alone", CommandReport(rate: rates, load: nil, hot: nil)),
      AnswerSample(
        "CommandReport beside message-db",
        CommandReport(rate: rateReport(messageDB: [run], calls: [run]), load: nil, hot: nil)),
      AnswerSample(
        "BackupReport",
        BackupReport(
          machine: machine, server: server, seed: 7, log: log, bytes: 65_536,
          baseBackupSeconds: 1, copyingSeconds: 1.25, backupSeconds: 1.5, verificationSeconds: 0.25,
          copySeconds: 0.5, restoreSeconds: 3)),
      AnswerSample(
        "EnduranceReport",
        EnduranceReport(
          machine: machine, server: server, seed: 7, minutes: 60, switchovers: 11,
          commandsPerSecond: 20, commands: 72_000, command: run.times, pages: 7_000,
          refusedPages: 9,
          samples: [ProcessSample(name: "worker", minute: 6, memory: 1_048_576, descriptors: 12)],
          isAuditEqual: true, isFeedComplete: true)),
      AnswerSample(
        "FeedReport",
        FeedReport(
          machine: machine, server: server, seed: 7, events: 100, copySeconds: [0.25],
          feedSeconds: [0.5], commandsPerSecond: 100, seconds: 10, sent: [], lines: [])),
      AnswerSample(
        "FollowReport",
        FollowReport(machine: machine, commandsPerSecond: 50, seconds: 5, sent: [], seen: [])),
      AnswerSample(
        "ExportReport",
        ExportReport(
          machine: machine, server: server, seed: 7, articles: 100, copy: exportLimit,
          formats: [
            ExportFigures(
              format: "ninjs", articles: 100, seconds: [0.5], bytes: 4_096, copy: exportLimit,
              peakMemory: 1_048_576)
          ])),
      AnswerSample("DeliverReport", deliver(due: nil)),
      AnswerSample(
        "DeliverReport with due articles",
        deliver(
          due: DueFigures(articles: 10, workers: 3, published: run.times, received: run.times))),
      AnswerSample("ExportReport with a site", siteReport),
      AnswerSample(
        "FailoverReport",
        FailoverReport(
          machine: machine, server: server, seed: 7, writers: 16,
          times: [.init(fault: .frozen, command: .seconds(24), psql: .seconds(23))],
          acknowledged: 100, sentAgain: 2, lost: 0, recordedTwice: 0, torn: 0, outOfOrder: 0,
          findings: 0, beyondLimit: 0)),
      AnswerSample(
        "ImportReport",
        ImportReport(
          machine: machine, server: server, seed: 7, archiveBytes: 4_096, log: log, seconds: 2,
          recordingSeconds: 1.6, copySeconds: 0.5, peakMemory: 1_048_576)),
      AnswerSample(
        "TransferReport",
        TransferReport(
          machine: machine, server: server, seed: 7, exportBytes: 4_096, log: log,
          exportSeconds: 1.5, seconds: 2, copySeconds: 0.5, peakMemory: 1_048_576)),
      AnswerSample("QueryReport", queries),
      AnswerSample("QueryReport with growth", queries.grown(to: queryFigures)),
      AnswerSample("RebuildReport", rebuild(growth: nil)),
      AnswerSample("RebuildReport with growth", rebuild(growth: growth)),
      AnswerSample(
        "ReplicaReport",
        ReplicaReport(
          machine: machine, server: server, seed: 7, events: 100, reads: 50, stale: 0, answered: 49,
          readers: 2, seconds: 4, alone: [run], together: [run])),
      AnswerSample("ServeReport", serve),
      AnswerSample(
        "StartReport",
        StartReport(
          machine: machine, server: server, runs: 1, seed: 7,
          comparisons: [
            .init(
              "galley list", beside: "SELECT 1", galley: [.milliseconds(30)],
              psql: [.milliseconds(20)])
          ])),
      AnswerSample(
        "VerifyReport",
        VerifyReport(
          machine: machine, server: server, seed: 7, log: log, workers: 2, loadingSeconds: 3,
          rawLimit: limit, rawLimitOfTexts: limit,
          digesting: DigestLimit(bytes: 65_536, seconds: [0.25]), sealingSeconds: 1.5,
          verifyingSeconds: [1, 2], peakMemory: 1_048_576)),
    ]
  }

  private static let machine = Machine(
    processor: "A processor", cores: 2, memory: 8_589_934_592, kernel: "Linux 6.1")

  private static let server = ServerFacts(
    version: "15.20", settings: [.init(name: "fsync", value: "on")])

  private static let log = LogSize(
    events: 100, articles: 10, texts: 30, eventBytes: 65_536, eventIndexBytes: 32_768,
    textBytes: 131_072, payloadBytes: 306)

  private static let siteReport = ExportReport(
    machine: machine, server: server, seed: 7, articles: 100, copy: exportLimit, formats: [],
    site: SiteFigures(
      WholeSite(articles: 100, pages: 150, firstSeconds: 3, seconds: [0.5]), pictured: 10,
      peakMemory: 1_048_576, change: [.milliseconds(70)], start: [.milliseconds(30)]))

  private static let exportLimit = RawLimit(seconds: [0.25], rowsPerSecond: 400)
  private static let limit = RawLimit(seconds: [0.5, 0.25], rowsPerSecond: 200)

  private static let run = TimedRun(
    (1...10).map { Duration.microseconds($0 * 1_500) }, seconds: 4)

  private static let rates = rateReport(messageDB: [])

  private static func rateReport(messageDB: [TimedRun], calls: [TimedRun] = []) -> RateReport {
    RateReport(
      machine: machine, server: server, work: "appends", clients: 2, seconds: 4,
      seed: 18_446_744_073_709_551_615, rows: [run], messageDB: messageDB, calls: calls, runs: [run]
    )
  }

  private static let load = LoadFigures(
    steps: [.init(share: 0.5, due: 1.25, run: run)], lonelyRow: run)

  private static let hot = HotFigures(
    writers: 4, run: run, fewest: 1, most: 4, conflicts: 2, refused: 0)

  private static func deliver(due: DueFigures?) -> DeliverReport {
    DeliverReport(
      machine: machine, server: server, seed: 7, deliveries: 100, connections: 8,
      courier: [500, 250, 400], curl: [800, 1_000, 400], curlVersion: "8.1", commandsPerSecond: 10,
      commands: 50, received: run.times, due: due)
  }

  private static let served = ServedRun(perSecond: 900, p50: 1.5, p99: 4.5)

  private static let serve = ServeReport(
    machine: machine, server: server, seed: 7, articles: 100, connections: 64,
    pages: [
      ServedPage(
        name: "the queue", bytes: 4_096, statements: 7, roundTrips: 3, runs: [served],
        processorTimes: [600], limit: [1_350], pgbench: [1_800], file: [40_000])
    ], mixed: [served], memory: 1_048_576,
    crowd: CrowdReport(
      people: 500, mixed: served, memory: 1_048_576, webServerMemory: 1_048_576,
      commandsPerSecond: 50, events: 500, delays: run.times))

  private static let queryFigures = QueryFigures(
    log: log, queries: [.init(name: "list", runs: [run])])

  private static let queries = QueryReport(
    machine: machine, server: server, seed: 7, seconds: 4, withTexts: true,
    newsroom: queryFigures)

  private static let models = ModelFigures(
    name: "all", rows: 30,
    report: RebuildAnswer(
      outcomes: [], events: 100, durations: [.folding: .seconds(1), .catchingUp: .zero]),
    took: .milliseconds(1_500), limit: 200)

  private static let rebuildLimit = RebuildLimit(
    events: 100, readingSeconds: 0.25,
    tables: ["board": .init(rows: 30, writing: 0.125, indexing: 0.125)])

  private static let times = WorkTimes(commands: run.times, queries: run.times)

  private static let growth = GrowthFigures(
    log: log, loadingSeconds: 3, models: models, eventsPerSecond: 66, ratio: 1,
    peakMemory: 1_048_576)

  private static func rebuild(growth: GrowthFigures?) -> RebuildReport {
    RebuildReport(
      machine: machine, server: server, seed: 7, log: log, loadingSeconds: 3, rawLimit: limit,
      rawLimitOfLog: limit, rawLimitOfTexts: limit, limit: rebuildLimit, models: [models],
      workAtRest: times, workMeanwhile: times,
      peakMemoryBefore: 524_288, peakMemory: 1_048_576, growth: growth)
  }
}
