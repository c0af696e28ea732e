/// What a page of the site adds to the text of an article.
struct BodyPage {
  /// The name of tables for those who cannot see them. A reader can scroll a wide table on its own.
  let tableName: String
  let pictures: SitePictures
}
