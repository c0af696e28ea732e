extension WebDesk {
  /// Every page and every form of the desk.
  static let routes: [Route] =
    SignInRoutes.all + CodeRoutes.all + ResetRoutes.all + HomeRoutes.all + ArticleRoutes.all
    + AccountRoutes.all
    + NoteRoutes.all + LinkRoutes.all + LinkedRevisionRoutes.all + PasswordRoutes.all
    + SecondFactorRoutes.all + MakeResetRoutes.all + StyleRoutes.all
}
