extension DeskPath {
  /// The next article to review.
  static let review = DeskPath("/desk/review")
  static let calendar = DeskPath("/desk/calendar")
}
