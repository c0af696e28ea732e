import Foundation

/// Letters that look the same in common fonts, within Latin and between Latin, Greek and Cyrillic.
enum Lookalike {
  /// Forms of a name. Two names look alike if they have a form in common. Two forms ignore case
  /// before or after the shapes are compared; the third does not, because a capital I looks like a
  /// small L.
  static func forms(of name: String) -> Set<String> {
    let latin = String(name.map { shapes[$0] ?? $0 })
    let bare = String(latin.map { strokes[$0] ?? $0 })
    let small = String(name.lowercased().map { shapes[$0] ?? $0 })
    return [small, latin.lowercased(), bare.lowercased()]
  }

  private static let strokes: [Character: Character] = ["I": "l", "1": "l", "0": "o", "O": "o"]

  private static let shapes: [Character: Character] = {
    let pairs = [
      // Cyrillic.
      ("АВЕЅІЈКМНОРСТУХЗԚԜ", "ABESIJKMHOPCTYX3QW"), ("аеѕіјорсухһԁԛԝӏ", "aesijopcyxhdqwl"),
      // Greek.
      ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"), ("αικνορυχ", "aikvopux"),
      // Latin letters without a dot or with another shape.
      ("ıɑɡℓ", "iagl"),
    ]
    return Dictionary(
      pairs.flatMap { Array(zip($0, $1)) }, uniquingKeysWith: { first, _ in first })
  }()
}
