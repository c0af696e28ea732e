import Foundation
import TestSupport
import Testing

/// People write in the desk while `galley serve` is killed.
@Suite(.serialized, .chromium, .timed) struct ServeKillTests {
  /// `GALLEY_KILL_SEED` chooses other moments, `GALLEY_DESK_PEOPLE` sets the number of people who write,
  /// and `GALLEY_DESK_KILLS` that of kills.
  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  @Test func `no acknowledged word is lost when serve, nginx or PostgreSQL is killed`()
    async throws
  {
    try await ServedNewsroom.with(editors: [], onDisk: true) { newsroom in
      let seed = UInt64(Self.number("GALLEY_KILL_SEED") ?? 20_261_130)
      var siege = try await DeskSiege(of: newsroom, seed: seed)
      let line = try await siege.run(
        people: Self.number("GALLEY_DESK_PEOPLE") ?? 12,
        kills: Self.number("GALLEY_DESK_KILLS") ?? 4)
      print("desk with seed \(seed): \(line)")
    }
  }

  @Test func `what is typed while the program is killed is saved after its next start`()
    async throws
  {
    let browser = try await WebDriver.current()
    try await ServedNewsroom.with(admins: ["anna"]) { newsroom in
      let form = "\(newsroom.address)/desk/new"
      try await browser.open(form)
      try await browser.type("anna", into: "#name")
      try await browser.type(ServedNewsroom.password, into: "#password")
      try await browser.click("main button")
      try await browser.wait(for: "List", in: ".toolbar")
      var text = ""
      for round in 1...3 {
        try await browser.type("Lamp \(round). ", into: "#body")
        text += "Lamp \(round). "
        try await newsroom.kill()
        try await browser.type("Rain \(round). ", into: "#body")
        text += "Rain \(round). "
        try await browser.wait(for: "Not saved: no connection.", in: "#copy-state")
        try newsroom.launch()
        try await browser.wait(for: "Working copy saved at", in: "#copy-state")
      }
      try await browser.open(form)
      try await browser.click("#copies a.button")
      try await browser.wait(for: "List", in: ".toolbar")
      #expect(try await browser.content(of: "#body") == text)
      try await browser.open("about:blank")
    }
  }
}
