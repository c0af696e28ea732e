import HTML

/// What a page of the site adds to the text of an article.
struct BodyPage {
  /// The name of tables for those who cannot see them. A reader can scroll a wide table on its own.
  let tableName: String
  /// Its site completes relative addresses.
  let publisher: Publisher
  /// The attributes of the site's own words in the language of the text.
  let interfaceAttributes: [HTMLAttribute]
  /// The picture at an address in the text; nil to show its alternative text instead.
  let picture: (_ uri: String) -> SitePicture?
}
