import EmbeddedNginx
import Foundation
import Newsroom
import SCGI
import Synchronization
import TestSupport
import WebDesk

/// The desk behind its private nginx, in a browser.
final class DeskSite: Sendable {
  let fixture: DeskFixture
  let browser: WebDriver
  private let folder: NginxFolder
  private let running = Mutex<(server: SCGIServer, task: Task<Void, Never>)?>(nil)

  static func with(_ body: (DeskSite) async throws -> Void) async throws {
    try await DeskFixture.with { fixture in
      let folder = try NginxFolder()
      defer { folder.remove() }
      let site = DeskSite(fixture, try await WebDriver.current(), folder)
      try site.start()
      _ = try folder.nginx.start(
        NginxConfiguration(address: try folder.address, socket: folder.socket))
      let outcome: Result<Void, any Error>
      do {
        outcome = .success(try await body(site))
      } catch {
        outcome = .failure(error)
      }
      try await site.browser.open("about:blank")
      await site.stop()
      try outcome.get()
    }
  }

  private init(_ fixture: DeskFixture, _ browser: WebDriver, _ folder: NginxFolder) {
    (self.fixture, self.browser, self.folder) = (fixture, browser, folder)
  }

  /// Begins to answer requests.
  func start() throws {
    let server = try SCGIServer(try folder.listen()) {
      [desk = fixture.desk] in await desk.answer($0)
    }
    let task = Task { await server.run() }
    running.withLock { $0 = (server, task) }
  }

  /// Stops answering. nginx keeps running, as if the program had been killed.
  func stop() async {
    guard let (server, task) = running.withLock({ $0 }) else { return }
    running.withLock { $0 = nil }
    server.stop()
    await task.value
  }

  func address(_ path: String) -> String { "http://127.0.0.1:\(folder.port)\(path)" }

  func open(_ path: String) async throws { try await browser.open(address(path)) }

  /// Signs in on the page that the browser shows.
  func signIn(_ name: String) async throws {
    try await browser.fill("#name", with: name)
    try await browser.fill("#password", with: name)
    try await browser.click("main button")
  }

  /// Opens a page as somebody who signs in for it.
  func open(_ path: String, as name: String) async throws {
    try await open(path)
    try await signIn(name)
    try await browser.wait(for: name, in: ".person")
  }
}
