import WebRequests

extension WebAPI {
  /// Everything that the API answers, besides its description.
  static let routes: [APIRoute] =
    ArticleReading.routes + WorkReading.routes + PublicationReading.routes + PublicRoutes.routes
    + EventRoutes.routes + writing + administration

  private static let writing: [APIRoute] =
    ContentCommands.routes + PictureCommands.routes + DeskCommands.routes + PublishCommands.routes
    + ReplyRoutes.routes

  private static let administration: [APIRoute] =
    PeopleRoutes.routes + SettingRoutes.routes + LogRoutes.routes + ErasureRoutes.routes
    + ReadModelRoutes.routes + DestinationRoutes.routes + DestinationCommands.routes

  static let table = RouteTable(routes)
}
