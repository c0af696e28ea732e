import WebRequests

extension WebDesk {
  /// Every page and every form of the desk.
  static let table = RouteTable(
    FormAddresses.routes + people + writing + articles + links + replies + AdminRoutes.all
      + StyleRoutes.all
      + IconRoutes.all + ScriptRoutes.all)

  private static let people: [Route] =
    SignInRoutes.all + CodeRoutes.all + ResetRoutes.all + AccountRoutes.all + PasswordRoutes.all
    + TokenRoutes.all + SecondFactorRoutes.all + MakeResetRoutes.all + HomeRoutes.all

  private static let writing: [Route] =
    EditRoutes.all + CopyRoutes.all + PreviewRoutes.all + PasteRoutes.all + MergeRoutes.all
    + [KeysPage.route]

  private static let articles: [Route] =
    ListRoutes.all + CalendarRoutes.all + ReviewRoutes.all + HistoryRoutes.all + ArticleRoutes.all

  private static let links: [Route] = LinkRoutes.all + LinkedRevisionRoutes.all

  private static let replies: [Route] = ReplyRoutes.all + ModerationRoutes.all
}
