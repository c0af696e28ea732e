extension WebDesk {
  /// Every page and every form of the desk.
  static let routes: [Route] =
    SignInRoutes.all + HomeRoutes.all + ListRoutes.all + CalendarRoutes.all + ReviewRoutes.all
    + HistoryRoutes.all + ArticleRoutes.all + AccountRoutes.all
    + StyleRoutes.all
}
