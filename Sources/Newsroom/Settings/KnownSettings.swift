import Editorial
import EventSourcing
import PostgreSQL
import PostgresEventStore
import Synchronization

/// The newsroom's settings, as far as this process has read them. Only later changes are read again.
final class KnownSettings: Sendable {
  private let latest = Mutex(NewsroomSettings())

  var settings: NewsroomSettings { latest.withLock { $0 } }

  /// - Parameter changes: The rows of the changes after `settings`.
  /// - Returns: The settings after these changes.
  func update(_ settings: NewsroomSettings, by changes: Rows) throws -> NewsroomSettings {
    guard !changes.isEmpty else { return settings }
    let now = settings.folding(try changes.map { try StoredEvent(row: $0) })
    latest.withLock { if $0.version < now.version { $0 = now } }
    return now
  }
}

extension NewsroomSettings {
  /// These settings after later changes.
  func folding(_ changes: [StoredEvent]) -> NewsroomSettings {
    var settings = self
    for change in changes {
      if let change = try? change.map({ try SettingEventCodec().decode($0) }) {
        SettingRules.evolve(&settings, by: change)
      } else {
        settings.skipChange()
      }
    }
    return settings
  }
}
