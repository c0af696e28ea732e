import Foundation
import Testing

@testable import EmbeddedPostgreSQL

struct DefaultHomeTests {
  @Test(
    arguments: [
      (["GALLEY_HOME": "/g", "XDG_DATA_HOME": "/x", "HOME": "/h"], true, "/g"),
      (["GALLEY_HOME": "", "HOME": "/h"], true, "/var/lib/galley"),
      (["XDG_DATA_HOME": "/x", "HOME": "/h"], true, "/var/lib/galley"),
      (["GALLEY_HOME": "/g", "HOME": "/h"], false, "/g"),
      (["XDG_DATA_HOME": "/x", "HOME": "/h"], false, "/x/galley"),
      (["XDG_DATA_HOME": "x", "HOME": "/h"], false, "/h/.local/share/galley"),
      (["HOME": "/h"], false, "/h/.local/share/galley"),
    ] as [([String: String], Bool, String)])
  func `where the home is`(environment: [String: String], isRoot: Bool, home: String) {
    #expect(EmbeddedServer.defaultHome(environment: environment, isRoot: isRoot) == home)
  }

  @Test func `a relative home is resolved from the current directory`() {
    #expect(Home("/a/b/").path == "/a/b")
    #expect(Home("b").path == "\(FileManager.default.currentDirectoryPath)/b")
  }
}
