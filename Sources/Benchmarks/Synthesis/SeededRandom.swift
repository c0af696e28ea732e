import Foundation

/// SplitMix64. A seed gives the same newsroom on every machine, byte for byte.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, but not including, `bound`, which is above 0.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// A number from 0 up to, but not including, 1.
  mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// True with this probability.
  mutating func chance(_ share: Double) -> Bool { fraction() < share }

  /// The time between random events, such as new stories.
  mutating func exponential(mean: Double) -> Double { -log(1 - fraction()) * mean }

  /// One of `elements`, which are not empty.
  mutating func element<Element>(of elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }

  /// A UUID of version 7 (RFC 9562) for an instant in milliseconds since 1970.
  mutating func uuid(at milliseconds: Int) -> UUID {
    let time = UInt64(milliseconds)
    let high = time << 16 | 0x7000 | next() & 0x0FFF
    let low = 0x8000_0000_0000_0000 | next() >> 2
    var bytes = (high.bigEndian, low.bigEndian)
    return withUnsafeBytes(of: &bytes) { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
  }
}
