import EmbeddedPostgreSQL
import Foundation

/// Two private servers in a temporary folder: a primary, and a standby that streams from it.
struct StreamingPair {
  let primary: EmbeddedServer
  let standby: EmbeddedServer
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder("galley-pair")
    let authentication = folder.path("pg_hba.conf")
    try """
    local all galley_superuser,galley_desk peer map=galley
    local replication galley_superuser peer map=galley

    """.write(toFile: authentication, atomically: false, encoding: .utf8)
    let settings = ["hba_file": authentication]
    primary = EmbeddedServer(home: folder.path("primary"), settings: settings)
    standby = EmbeddedServer(home: folder.path("standby"), settings: settings)
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
    folder.remove()
  }
}
