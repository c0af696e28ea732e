extension DeskPath {
  static let search = DeskPath("/desk/search")
  /// Where a form is sent that acts on the articles that were chosen in a list.
  static let chosen = DeskPath("/desk/articles/chosen")
}
