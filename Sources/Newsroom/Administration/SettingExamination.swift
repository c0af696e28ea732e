import Digests
import Editorial
import EventSourcing
import Foundation
import PostgresEventStore

extension StreamExamination {
  /// Examines the changes of settings by the rules, and by the requests that are stored with their
  /// commands.
  init(of changes: [RecordedEvent<SettingEvent>], requests: [UUID: Digest]) {
    self.init()
    var settings = SettingRules.initialState
    for change in changes {
      if change.stream != NewsroomSettings.stream {
        findings.append(LogFinding(change, "should not be in this stream"))
      }
      if let objection = SettingRules.objection(to: change, on: settings) {
        findings.append(LogFinding(change, "should not have been recorded: \(objection)"))
      }
      if let request = requests[change.commandID], request != change.event.command.request {
        findings.append(LogFinding(change, "is not what its command asked for"))
      }
      SettingRules.evolve(&settings, by: change)
    }
  }
}

extension LogFinding {
  /// - Parameter predicate: Continues "the change of a setting at position 12 by anna".
  fileprivate init(_ change: RecordedEvent<SettingEvent>, _ predicate: String) {
    self.init(
      position: change.position, stream: change.stream.id, version: change.version,
      "the change of a setting at position \(change.position) by \(change.actor) \(predicate)")
  }
}
