import Glibc

/// The versions of PostgreSQL that an upgrade moves from and to.
package struct UpgradeVersions: Sendable {
  /// The version of the data.
  package let from: Int
  let programs: Installation

  /// The newest version that is installed and permitted, or the one whose programs were named.
  package var to: Int { programs.major }

  /// Whether the data has that version already.
  package var areEqual: Bool { from == to }

  /// - Parameter programs: The folder of the newer version's programs; nil to look in the usual ones.
  /// - Throws: ``UpgradeError`` or ``EmbeddedServerError``; nil if there is no data.
  package init?(of server: EmbeddedServer, programs: String?) throws {
    guard let from = try server.home.dataVersion() else { return nil }
    self.from = from
    var environment = server.searchEnvironment
    if let programs { environment["GALLEY_POSTGRES_BIN"] = Home.absolute(programs) }
    do throws(EmbeddedServerError) {
      self.programs = try Installation.find(data: nil, environment: environment)
    } catch {
      if programs != nil, case .programsNotIn(let directory) = error {
        throw UpgradeError.noPrograms(folder: directory)
      }
      throw error
    }
    guard to >= from else { throw UpgradeError.olderPrograms(data: from, programs: to) }
  }
}
