import Foundation
import JSON

/// A Chromium without a window, driven by the W3C's WebDriver protocol through `chromedriver`.
///
/// Every call waits for its element or condition, so no test has to sleep.
package struct WebDriver: Sendable {
  /// What the browser or the driver says is wrong.
  package struct Fault: Error, CustomStringConvertible {
    /// Such as `no such element`.
    let kind: String
    package let description: String
  }

  /// How long an element or a condition may take to appear.
  private static let patience: Duration = .seconds(60)

  private let process: ChildProcess
  private let port: Int
  private let session: String

  /// Starts the driver and a browser.
  package static func start() async throws -> WebDriver {
    let (process, port) = try await startProgram()
    do {
      let arguments: [JSONValue] = [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--window-size=1280,900", "--lang=en",
      ]
      let wanted: JSONObject = [
        "capabilities": [
          "alwaysMatch": [
            "goog:chromeOptions": ["args": .array(arguments)],
            "unhandledPromptBehavior": "accept",
          ]
        ]
      ]
      let answer = try await call("POST", "/session", wanted, port: port)
      guard case .string(let session)? = answer["sessionId"] else {
        throw Fault(kind: "start", description: "chromedriver began no session")
      }
      return WebDriver(process: process, port: port, session: session)
    } catch {
      process.end()
      throw error
    }
  }

  /// Starts the driver at a free port; again at another one, if another process took the port meanwhile.
  private static func startProgram() async throws -> (ChildProcess, port: Int) {
    let deadline = ContinuousClock.now + patience
    while true {
      let port = try Loopback.freePort()
      let process = try ChildProcess(
        "/usr/bin/chromedriver", ["--port=\(port)", "--log-level=OFF"])
      while !process.hasEnded {
        let status = try? await call("GET", "/status", [:], port: port)
        if status?["ready"] == .boolean(true), !process.hasEnded { return (process, port) }
        guard ContinuousClock.now < deadline else {
          process.end()
          throw Fault(kind: "timeout", description: "chromedriver does not answer")
        }
        try await Task.sleep(for: .milliseconds(20))
      }
      process.waitForExit()
    }
  }

  /// Ends the browser and the driver.
  package func stop() async {
    _ = try? await call("DELETE", "")
    process.killGroup()
    _ = await process.exitCode()
  }

  /// Repeats `body` until it returns something. A page that is being replaced counts as nothing.
  package func wait<Value>(
    for what: String, _ body: () async throws -> Value?
  ) async throws -> Value {
    let deadline = ContinuousClock.now + Self.patience
    while ContinuousClock.now < deadline {
      do {
        if let value = try await body() { return value }
      } catch let fault as Fault where Self.passing.contains(fault.kind) {}
      try await Task.sleep(for: .milliseconds(20))
    }
    let page = (try? await run("return location.href + '\\n' + document.body.innerText")) ?? .null
    throw Fault(kind: "timeout", description: "\(what) did not come: \(page)")
  }

  private static let passing: Set<String> = [
    "no such element", "stale element reference", "element not interactable",
    "element click intercepted", "javascript error", "no such execution context",
  ]

  /// A command of the session, and the value in its answer.
  func call(_ method: String, _ path: String, _ body: JSONObject = [:]) async throws -> JSONValue {
    try await .object(
      Self.call(method, "/session/\(session)\(path)", body, port: port, whole: true))
  }

  private static func call(
    _ method: String, _ path: String, _ body: JSONObject, port: Int, whole: Bool = false
  ) async throws -> JSONObject {
    let content = method == "POST" ? body.text : ""
    let lines = [
      "\(method) \(path) HTTP/1.1", "Host: localhost", "Connection: close",
      "Content-Type: application/json", "Content-Length: \(content.utf8.count)",
    ]
    let answer = await Loopback.exchange(
      Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + content).utf8), port: port,
      silence: 120, isComplete: isComplete)
    guard let end = answer.firstRange(of: "\r\n\r\n"),
      case .object(let object)? = try? JSONValue(parsing: String(answer[end.upperBound...]))
    else { throw Fault(kind: "driver", description: "chromedriver answers: \(answer)") }
    if case .object(let value)? = object["value"] {
      if case .string(let kind)? = value["error"], case .string(let message)? = value["message"] {
        throw Fault(kind: kind, description: "\(kind): \(message.prefix(500))")
      }
      if !whole { return value }
    }
    return object
  }

  /// Whether a body is as long as its header says.
  private static func isComplete(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes.prefix(2_000), as: UTF8.self)
    guard let end = text.firstRange(of: "\r\n\r\n"),
      let length = text[..<end.lowerBound].firstMatch(of: /(?i)content-length: *([0-9]+)/),
      let count = Int(length.1)
    else { return false }
    return bytes.count >= text[..<end.upperBound].utf8.count + count
  }
}
