import JSON

/// What a person does with a keyboard. The keys go to the element that has the focus.
extension WebDriver {
  /// Presses keys together, such as Control and `b`.
  package func press(_ keys: String...) async throws {
    try await send(keys.map(Self.down) + keys.reversed().map(Self.up))
  }

  /// Presses the keys of a text one after another.
  package func type(_ text: String) async throws {
    try await send(
      text.flatMap { character in
        let key = character == "\n" ? Self.enter : String(character)
        return [Self.down(key), Self.up(key)]
      })
  }

  // Keys, as the protocol names them.
  package static let control = "\u{E009}"
  package static let shift = "\u{E008}"
  package static let tab = "\u{E004}"
  package static let enter = "\u{E007}"
  package static let space = " "
  package static let arrowDown = "\u{E015}"

  private func send(_ actions: [JSONValue]) async throws {
    _ = try await call(
      "POST", "/actions",
      ["actions": [["type": "key", "id": "keyboard", "actions": .array(actions)]]])
  }

  private static func down(_ key: String) -> JSONValue {
    ["type": "keyDown", "value": .string(key)]
  }

  private static func up(_ key: String) -> JSONValue { ["type": "keyUp", "value": .string(key)] }
}
