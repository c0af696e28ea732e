extension WebDesk {
  /// Every page and every form of the desk.
  static let routes: [Route] =
    SignInRoutes.all + ResetRoutes.all + HomeRoutes.all + ArticleRoutes.all + AccountRoutes.all
    + PasswordRoutes.all + MakeResetRoutes.all + ReplyRoutes.all + ModerationRoutes.all
    + StyleRoutes.all
}
