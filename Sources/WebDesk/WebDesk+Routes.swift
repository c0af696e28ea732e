extension WebDesk {
  /// Every page and every form of the desk.
  static let routes: [Route] = people + articles + replies + AdminRoutes.all + StyleRoutes.all

  private static let people: [Route] =
    SignInRoutes.all + ResetRoutes.all + AccountRoutes.all + PasswordRoutes.all + MakeResetRoutes.all
    + HomeRoutes.all

  private static let articles: [Route] =
    ListRoutes.all + CalendarRoutes.all + ReviewRoutes.all + HistoryRoutes.all + ArticleRoutes.all

  private static let replies: [Route] = ReplyRoutes.all + ModerationRoutes.all
}
