import EmbeddedPostgreSQL
import Foundation
import PlainText

/// Two private servers in a temporary folder: a primary, and a standby that streams from it.
struct StreamingPair {
  let primary: EmbeddedServer
  let standby: EmbeddedServer
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "galley-pair-\(UUID().text.prefix(8))")
    // The servers' user must reach it.
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o711])
    let authentication = folder.appending(path: "pg_hba.conf").path
    try """
    local all galley_superuser,galley_desk peer map=galley
    local replication galley_superuser peer map=galley

    """.write(toFile: authentication, atomically: false, encoding: .utf8)
    let settings = ["hba_file": authentication]
    primary = EmbeddedServer(home: folder.appending(path: "primary").path, settings: settings)
    standby = EmbeddedServer(home: folder.appending(path: "standby").path, settings: settings)
    do {
      try primary.start()
      try standby.start(asStandbyOf: primary)
    } catch {
      end()
      throw error
    }
  }

  /// Stops both and removes their data.
  func end() {
    for server in [standby, primary] { _ = try? server.stop(.immediate) }
    try? FileManager.default.removeItem(at: folder)
  }
}
