/// Ends the process where a rule does not hold, so that libFuzzer keeps the input that broke it.
///
/// - Parameter detail: What was seen instead.
func require(
  _ holds: Bool, _ rule: StaticString, _ detail: @autoclosure () -> String = ""
) {
  if !holds { fatalError("rule broken: \(rule) \(detail())") }
}

/// Whether a terminal would take nothing in the text for a command, nor for a change of direction.
func isInert(_ text: some StringProtocol) -> Bool {
  text.unicodeScalars.allSatisfy { scalar in
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: false
    default: true
    }
  }
}

/// Whether two texts are the same byte for byte, where `==` would take canonical equivalents.
func areSameBytes(_ a: some StringProtocol, _ b: some StringProtocol) -> Bool {
  a.utf8.elementsEqual(b.utf8)
}
