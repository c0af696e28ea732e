import Foundation
import Glibc
import JSON
import TestSupport
import Testing

/// People write in the desk while `galley serve` is killed.
@Suite(.serialized, .chromium) struct ServeKillTests {
  private let password = "correct horse battery"

  @Test func `what is typed while the program is killed is saved after its next start`()
    async throws
  {
    let browser = try await WebDriver.current()
    try await PrivateHome.with { environment in
      let galley = GalleyBinary()
      let added = try await galley.shell(
        "echo '\(password)' | \"$GALLEY\" user add anna --role admin --password",
        environment: environment)
      try #require(added.exitCode == 0, "\(added.stderr)")
      let port = try Loopback.freePort()
      func serve() throws -> LaunchedProgram {
        try LaunchedProgram(
          ["--as", "anna", "serve", "--listen", "\(port)"], environment: environment)
      }
      func kill(_ program: LaunchedProgram) async throws {
        program.send(SIGKILL)
        _ = try await program.end()
      }
      var program = try serve()
      let site = "http://127.0.0.1:\(port)"
      let _: Bool = try await browser.wait(for: "the desk") {
        try? await browser.open("\(site)/desk/new")
        return try await browser.run("return !!document.querySelector('#name')") == .boolean(true)
          ? true : nil
      }
      try await browser.type("anna", into: "#name")
      try await browser.type(password, into: "#password")
      try await browser.click("main button")
      try await browser.wait(for: "List", in: ".toolbar")
      var text = ""
      for round in 1...3 {
        try await browser.type("Lamp \(round). ", into: "#body")
        text += "Lamp \(round). "
        try await kill(program)
        try await browser.type("Rain \(round). ", into: "#body")
        text += "Rain \(round). "
        try await browser.wait(for: "Not saved: no connection.", in: "#copy-state")
        program = try serve()
        try await browser.wait(for: "Working copy saved at", in: "#copy-state")
      }
      try await browser.open("\(site)/desk/new")
      try await browser.click("#copies a.button")
      try await browser.wait(for: "List", in: ".toolbar")
      #expect(try await browser.content(of: "#body") == text)
      try await browser.open("about:blank")
      try await kill(program)
      _ = try await galley.run(["serve", "--stop"], environment: environment)
    }
  }
}
