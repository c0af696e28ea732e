/// The addresses that the editor needs.
extension DeskPath {
  static let keys = DeskPath("/desk/keys")

  static func script(_ name: String) -> DeskPath {
    DeskPath("/desk/scripts/\(name).js")
  }
}
