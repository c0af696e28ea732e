/// A word of a time: its shape, in which each number is a `9`, and its numbers. `6:30pm` has the
/// shape `9:9pm` and the numbers 6 and 30.
struct TimeToken {
  /// In lower case.
  let text: String
  let shape: String
  let numbers: [Int]
  /// How many digits each number has.
  let digits: [Int]

  /// Nil if a number is too long to be a part of a time.
  init?(_ text: some StringProtocol) {
    self.text = text.lowercased()
    var (shape, numbers, digits) = ("", [Int](), [Int]())
    var run = ""
    for character in self.text + " " {
      if character.isASCII, character.isNumber {
        run.append(character)
        continue
      }
      if !run.isEmpty {
        guard run.count <= 6, let number = Int(run) else { return nil }
        numbers.append(number)
        digits.append(run.count)
        shape.append("9")
        run = ""
      }
      if character != " " { shape.append(character) }
    }
    (self.shape, self.numbers, self.digits) = (shape, numbers, digits)
  }
}
