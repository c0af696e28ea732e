/// Ends the process if a rule does not hold, so that libFuzzer keeps the input.
///
/// - Parameter detail: The actual value.
func require(
  _ holds: Bool, _ rule: StaticString, _ detail: @autoclosure () -> String = ""
) {
  if !holds { fatalError("rule broken: \(rule) \(detail())") }
}

/// Whether the text contains nothing that controls a terminal or changes the reading direction.
func isInert(_ text: some StringProtocol) -> Bool {
  text.unicodeScalars.allSatisfy { scalar in
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: false
    default: true
    }
  }
}

/// Whether two texts have the same bytes. For `==`, canonically equivalent texts are equal.
func areSameBytes(_ a: some StringProtocol, _ b: some StringProtocol) -> Bool {
  a.utf8.elementsEqual(b.utf8)
}
