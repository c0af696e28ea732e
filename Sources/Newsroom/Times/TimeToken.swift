/// A word of a time: its shape, in which each number is a `9`, and its numbers. `6:30pm` has the
/// shape `9:9pm` and the numbers 6 and 30.
struct TimeToken {
  /// In lower case.
  let text: String
  let shape: String
  let numbers: [Int]
  /// How many digits each number has.
  let digits: [Int]

  /// Nil if a number is too long.
  ///
  /// - Parameter mostDigits: A part of a date or of a time of day has at most six.
  init?(_ text: some StringProtocol, mostDigits: Int = 6) {
    self.text = text.lowercased()
    var (shape, numbers, digits) = ("", [Int](), [Int]())
    var run = ""
    for character in self.text + " " {
      if character.isASCII, character.isNumber {
        run.append(character)
        continue
      }
      if !run.isEmpty {
        guard run.count <= mostDigits, let number = Int(run) else { return nil }
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
