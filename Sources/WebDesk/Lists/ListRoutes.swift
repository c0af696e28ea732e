/// The lists of articles.
enum ListRoutes {
  static let all: [Route] =
    [
      .get(DeskPath.articles.pattern, ArticlesPage.answer),
      .get(DeskPath.search.pattern, SearchPage.answer),
    ] + ChosenArticlesRoutes.all
}
