import Editorial
import HTML
import Newsroom
import Syndication

extension WebDesk {
  /// The page of an article: on the site that this server has, otherwise on the publisher's site; nil
  /// if neither is known.
  func publicPage(of slug: Slug, in settings: NewsroomSettings) -> WebAddress? {
    let address =
      isBesideSite ? "/\(SitePath.article(slug).text)" : Publisher(settings).page(of: slug)
    return address.flatMap { WebAddress($0) }
  }
}
