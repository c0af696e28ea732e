extension WebDesk {
  /// Every page and every form of the desk.
  static let routes: [Route] =
    SignInRoutes.all + HomeRoutes.all + EditRoutes.all + CopyRoutes.all + ArticleRoutes.all
    + AccountRoutes.all + StyleRoutes.all + ScriptRoutes.all + [KeysPage.route]
}
