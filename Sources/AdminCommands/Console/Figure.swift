import Foundation

/// Formats numbers for people.
enum Figure {
  /// A number with commas between thousands.
  static func count(_ number: Int) -> String {
    let digits = String(number.magnitude)
    return digits.enumerated().reduce(into: number < 0 ? "-" : "") { text, digit in
      let left = digits.count - digit.offset
      if digit.offset > 0, left % 3 == 0 { text += "," }
      text.append(digit.element)
    }
  }

  /// A number that rounds to zero has no sign.
  static func decimals(_ number: Double, _ places: Int) -> String {
    let text = String(format: "%.\(places)f", number)
    return text.hasPrefix("-") && Double(text) == 0 ? String(text.dropFirst()) : text
  }

  /// A number with as few decimals as possible: 5, 0.5.
  static func shortest(_ number: Double) -> String { String(format: "%g", number) }

  static func seconds(_ seconds: Double) -> String { decimals(seconds, 1) + " s" }

  /// A rate, in events per second.
  static func rate(_ rate: Double) -> String {
    if rate >= 10 { return "\(count(Int(rate.rounded())))/s" }
    if rate >= 0.05 { return "\(decimals(rate, 1))/s" }
    return rate > 0 ? "<0.1/s" : "0/s"
  }

  /// A size in bytes, as MiB, or as GiB from 1 GiB.
  static func bytes(_ bytes: Int) -> String {
    let mebibytes = Double(bytes) / 1_048_576
    return mebibytes < 1024
      ? decimals(mebibytes, 0) + " MiB" : decimals(mebibytes / 1024, 1) + " GiB"
  }
}
