package import Foundation
package import JSON

/// What a person does in a browser, and what they see.
extension WebDriver {
  package func open(_ address: String) async throws {
    _ = try await call("POST", "/url", ["url": .string(address)])
  }

  /// Loads the page again. A form that led to it is sent again.
  package func reload() async throws { _ = try await call("POST", "/refresh") }

  /// The address that the browser shows.
  package var address: String {
    get async throws { try await value(of: call("GET", "/url")).string ?? "" }
  }

  /// The elements are named by selectors of CSS.
  package func click(_ selector: String) async throws {
    try await withElement(selector) { try await post("\($0)/click") }
  }

  /// Types at the end of what a field has.
  package func type(_ text: String, into selector: String) async throws {
    try await withElement(selector) { element in
      _ = try await call("POST", "\(element)/value", ["text": .string(text)])
    }
  }

  /// Replaces what a field has.
  package func fill(_ selector: String, with text: String) async throws {
    try await withElement(selector) { try await post("\($0)/clear") }
    try await type(text, into: selector)
  }

  /// The text of an element as it is shown.
  package func text(of selector: String) async throws -> String {
    try await withElement(selector) { element in
      try await value(of: call("GET", "\(element)/text")).string ?? ""
    }
  }

  /// What a field has.
  package func content(of selector: String) async throws -> String {
    try await withElement(selector) { element in
      try await value(of: call("GET", "\(element)/property/value")).string ?? ""
    }
  }

  /// Waits until an element shows a text.
  package func wait(for text: String, in selector: String) async throws {
    let _: Bool = try await wait(for: "\"\(text)\" in \(selector)") {
      let elements = try await call(
        "POST", "/execute/sync",
        [
          "script":
            "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText).join(' | ')",
          "args": [.string(selector)],
        ])
      return value(of: elements).string?.contains(text) == true ? true : nil
    }
  }

  /// Runs the body of a function in the page.
  @discardableResult
  package func run(_ script: String, _ arguments: JSONValue...) async throws -> JSONValue {
    let answer = try await call(
      "POST", "/execute/sync", ["script": .string(script), "args": .array(arguments)])
    return value(of: answer)
  }

  /// The size of the window, in pixels.
  package func resize(width: Int, height: Int) async throws {
    try await develop(
      "Emulation.setDeviceMetricsOverride",
      [
        "width": .integer(width), "height": .integer(height), "deviceScaleFactor": .integer(1),
        "mobile": false,
      ])
  }

  /// Pages can run scripts, or cannot.
  package func allowScripts(_ isAllowed: Bool) async throws {
    try await develop("Emulation.setScriptExecutionDisabled", ["value": .boolean(!isAllowed)])
  }

  /// Pages are shown as for somebody who prefers a dark screen, or a light one.
  package func preferDark(_ isDark: Bool) async throws {
    let scheme: JSONObject = [
      "name": "prefers-color-scheme", "value": .string(isDark ? "dark" : "light"),
    ]
    try await develop("Emulation.setEmulatedMedia", ["features": [.object(scheme)]])
  }

  /// Pages are shown as on paper, or as on a screen.
  package func showPrinted(_ isPrinted: Bool) async throws {
    try await develop(
      "Emulation.setEmulatedMedia", ["media": .string(isPrinted ? "print" : "")])
  }

  /// Forgets all cookies and what pages keep.
  package func forget() async throws {
    try await develop("Network.clearBrowserCookies", [:])
    try await develop(
      "Storage.clearDataForOrigin", ["origin": "*", "storageTypes": "local_storage"])
  }

  /// The page as a picture, in PNG.
  package func picture() async throws -> Data {
    let text = value(of: try await call("GET", "/screenshot")).string ?? ""
    return Data(base64Encoded: text) ?? Data()
  }

  /// A command of Chromium's own protocol for developers.
  private func develop(_ command: String, _ parameters: JSONObject) async throws {
    _ = try await call(
      "POST", "/goog/cdp/execute", ["cmd": .string(command), "params": .object(parameters)])
  }

  private func withElement<Value>(
    _ selector: String, _ body: (String) async throws -> Value
  ) async throws -> Value {
    try await wait(for: selector) {
      let found = try await call(
        "POST", "/element", ["using": "css selector", "value": .string(selector)])
      guard case .object(let reference) = value(of: found), let key = reference.keys.first,
        let id = reference[key]?.string
      else { return nil }
      return try await body("/element/\(id)")
    }
  }

  private func post(_ path: String) async throws { _ = try await call("POST", path) }

  private func value(of answer: JSONValue) -> JSONValue {
    if case .object(let object) = answer { object["value"] ?? .null } else { .null }
  }
}

extension JSONValue {
  fileprivate var string: String? { if case .string(let text) = self { text } else { nil } }
}
