/// The pages about the newsroom itself.
enum AdminRoutes {
  static let all: [Route] =
    [
      .get(DeskPath.newsroom.pattern, HealthPage.answer),
      .get(DeskPath.log.pattern, LogPage.answer),
      .get(DeskPath.destinations.pattern, DestinationsPage.answer),
    ] + PeoplePage.routes + PersonPage.routes + DestinationPage.routes + ReadModelsPage.routes
    + SettingsPage.routes
}
