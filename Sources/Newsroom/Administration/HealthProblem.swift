import Editorial
package import EmbeddedPostgreSQL
package import Foundation
package import JSON
import PlainText
package import PostgresEventStore

/// A problem of a newsroom.
package enum HealthProblem: Hashable, Sendable {
  /// The private server in this directory is not running.
  case serverStopped(home: String)
  /// The private server runs, but nobody has used the newsroom on it yet.
  case newsroomMissing(home: String)
  case schedulesOverdue(Int, since: Date)
  /// A rule refused them when they were due.
  case schedulesRefused(Int)
  case noWorker(waiting: Int)
  /// Workers are running, but none has a login that may publish.
  case workerMayNotPublish(waiting: Int)
  case quarantined(QuarantinedStream)
  case otherVersion(readModel: String, live: Int, program: Int)
  case behind(readModel: String, events: Int, seconds: Double)
  case watermarkHeld(WatermarkHolder)
  case diskNearlyFull(DiskSpace)
  /// The server's clock went back after the event at this position, so that later times are too
  /// early.
  case clockWentBack(after: Int64, seconds: Double)
  /// The server cannot copy a file of its write-ahead log to the archive, and tried last at this time.
  case archiveFailing(file: String, last: Date)
  /// The folder is the archive of another server, so that nothing is archived.
  case archiveForeign(folder: String)
  /// The archive has this file of a history that is not in the past of the server. A restore would
  /// follow that history.
  case archiveOfOtherHistory(folder: String, file: String)
  /// So many deliveries that take a text away, such as kills, are not confirmed.
  case takedownsUnconfirmed(destination: String, Int, since: Date)
  case deliveriesBehind(destination: String, Int, since: Date)
  case deliveriesGivenUp(destination: String, Int)
  /// The database is a copy of the one in which the destination was added.
  case destinationCopied(String)
  case neverSealed
  case sealTooOld(seconds: Double)
  /// Somebody asked for this major version of PostgreSQL, with which the program is not tested.
  case untestedServer(major: Int, versions: ServerVersions)

  /// A short name for programs. It never changes.
  package var code: String {
    switch self {
    case .serverStopped: "serverStopped"
    case .newsroomMissing: "newsroomMissing"
    case .schedulesOverdue: "schedulesOverdue"
    case .schedulesRefused: "schedulesRefused"
    case .noWorker: "noWorker"
    case .workerMayNotPublish: "workerMayNotPublish"
    case .quarantined: "quarantined"
    case .otherVersion: "otherVersion"
    case .behind: "behind"
    case .watermarkHeld: "watermarkHeld"
    case .diskNearlyFull: "diskNearlyFull"
    case .clockWentBack: "clockWentBack"
    case .archiveFailing: "archiveFailing"
    case .archiveForeign: "archiveForeign"
    case .archiveOfOtherHistory: "archiveOfOtherHistory"
    case .takedownsUnconfirmed: "takedownsUnconfirmed"
    case .deliveriesBehind: "deliveriesBehind"
    case .deliveriesGivenUp: "deliveriesGivenUp"
    case .destinationCopied: "destinationCopied"
    case .neverSealed: "neverSealed"
    case .sealTooOld: "sealTooOld"
    case .untestedServer: "untestedServer"
    }
  }

  /// A sentence without a full stop.
  package var sentence: String {
    switch self {
    case .serverStopped(let home): "the private server in \(home) is not running"
    case .newsroomMissing(let home): "there is no newsroom yet on the private server in \(home)"
    case .schedulesOverdue(let count, let since):
      "\(Count.of(count, "schedule")) overdue, the first since \(since.timestamp)"
    case .schedulesRefused(let count):
      "\(Count.of(count, "schedule")) refused by a rule when due; an admin must act"
    case .noWorker(0): "no worker is running, so nothing keeps the read models up to date"
    case .noWorker(let waiting):
      "no worker is running, so nothing carries out \(Count.of(waiting, "schedule"))"
    case .workerMayNotPublish(0):
      "no running worker may publish, so nothing would carry out schedules"
    case .workerMayNotPublish(let waiting):
      "no running worker may publish, so nothing carries out \(Count.of(waiting, "schedule"))"
    case .quarantined(let held): held.line
    case .otherVersion(let model, let live, let program):
      "\(model) has version \(live), and this program needs version \(program)"
    case .behind(let model, let events, let seconds):
      "\(model) is \(Count.of(events, "event")) and \(Int(seconds)) s behind the log"
    case .watermarkHeld(let holder): holder.line
    case .diskNearlyFull(let space):
      "the disk of \(space.path) is nearly full: \(space.free >> 20) of \(space.total >> 20) MB free"
    case .clockWentBack(let position, let seconds):
      "the server's clock went back by \(Int(seconds)) s after position \(position), so later times "
        + "are too early; the order of the log is right"
    case .archiveFailing(let file, let last):
      "the write-ahead log is not archived: \(file) failed, last at \(last.timestamp)"
    case .archiveForeign(let folder):
      "the write-ahead log is not archived: \(folder) is the archive of another server; archive to "
        + "another folder"
    case .archiveOfOtherHistory(let folder, let file):
      "the archive \(folder) has \(file), which is not in the past of this server, so it does not "
        + "restore what is recorded now; archive to another folder, and make a backup"
    case .takedownsUnconfirmed(let name, let count, let since):
      "\(name) has not confirmed \(Count.of(count, "takedown")), such as a kill, since "
        + since.timestamp
    case .deliveriesBehind(let name, let count, let since):
      "\(Count.of(count, "delivery", plural: "deliveries")) to \(name) waiting, the first since "
        + since.timestamp
    case .deliveriesGivenUp(let name, let count):
      "\(Count.of(count, "delivery", plural: "deliveries")) to \(name) given up; an admin must act"
    case .destinationCopied(let name):
      "this database is a copy, so nothing is delivered to \(name)"
    case .neverSealed: "the log has never been sealed"
    case .sealTooOld(let seconds): "the last seal is \(Int(seconds / 60)) minutes old"
    case .untestedServer(let major, let versions): versions.remark(on: major)
    }
  }
}

extension HealthProblem: JSONDescribed {
  package static let json = JSONDescription<HealthProblem>(
    "HealthProblem", "A problem of a newsroom.",
    [
      JSONMember("code", "A short name for programs.", \.code),
      JSONMember("message", "The problem, in words.", \.sentence),
    ])
}
