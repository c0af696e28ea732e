extension WebAPI {
  /// Everything that the API answers, besides its description.
  static let routes: [APIRoute] =
    ArticleReading.routes + WorkReading.routes + PublicationReading.routes
    + EventRoutes.routes
}
