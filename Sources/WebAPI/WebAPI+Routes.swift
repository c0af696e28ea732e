import WebRequests

extension WebAPI {
  /// Everything that the API answers, besides its description.
  static let routes: [APIRoute] =
    ArticleReading.routes + WorkReading.routes + PublicationReading.routes + PublicRoutes.routes
    + EventRoutes.routes + ContentCommands.routes + DeskCommands.routes + PublishCommands.routes
    + PeopleRoutes.routes + SettingRoutes.routes
    + LogRoutes.routes + DestinationRoutes.routes

  static let table = RouteTable(routes)
}
