extension DeskPath {
  /// What admins and auditors see of the newsroom itself.
  static let newsroom = DeskPath("/desk/newsroom")
  static let people = DeskPath("/desk/newsroom/people")
  static let readModels = DeskPath("/desk/newsroom/read-models")
  static let destinations = DeskPath("/desk/newsroom/destinations")
  static let log = DeskPath("/desk/newsroom/log")
  static let settings = DeskPath("/desk/newsroom/settings")

  /// A page or a form below another one. The part is encoded.
  func part(_ name: String) -> DeskPath { DeskPath("\(text)/\(AddressQuery.encoded(name))") }
}
