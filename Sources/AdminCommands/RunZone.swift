import Newsroom
import Synchronization

/// The zone in which a run of the program reads and shows times. It is looked up when the first time
/// is read or shown, because many commands have none.
package final class RunZone: Sendable {
  /// Whether an option names the zone.
  let isGiven: Bool
  private let name: String?
  private let environment: [String: String]
  private let found = Mutex<Result<ZoneName, TimeError>?>(nil)

  /// - Parameter name: The zone that an option names.
  package init(named name: String? = nil, environment: [String: String]) {
    (self.name, isGiven, self.environment) = (name, name != nil, environment)
  }

  /// The zone for reading times.
  var chosen: ZoneName {
    get throws(TimeError) {
      let result = found.withLock { found in
        let result = found ?? lookUp()
        found = result
        return result
      }
      return try result.get()
    }
  }

  /// Whether the person has chosen a zone for this program, by an option, a variable or the settings
  /// file.
  var isPersonal: Bool {
    name != nil || environment[ZoneChoice.variable]?.isEmpty == false
  }

  /// Uses the newsroom's zone from now on, unless the person has chosen one.
  ///
  /// - Parameter zone: Nil if the newsroom has set none.
  func adopt(_ zone: String?) {
    guard !isPersonal, let zone = zone.flatMap({ ZoneName(known: $0) }) else { return }
    found.withLock { $0 = .success(zone) }
  }

  /// The zone for showing times: UTC if the chosen one is not known.
  var shown: ZoneName { (try? chosen) ?? .utc }

  /// Looks up a zone that was chosen for this program.
  ///
  /// - Throws: ``TimeError`` if it is not known.
  func check() throws(TimeError) {
    guard isPersonal else { return }
    _ = try chosen
  }

  private func lookUp() -> Result<ZoneName, TimeError> {
    do throws(TimeError) {
      return .success(try ZoneChoice.zone(named: name, environment: environment))
    } catch {
      return .failure(error)
    }
  }
}
