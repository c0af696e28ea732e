package import JSON

/// The newsroom's site as a whole, and after one change.
package struct SiteFigures: Hashable, Sendable {
  package let articles: Int
  /// The number of pages of the whole site.
  package let pages: Int
  /// The time of each run that writes the whole site, in order. The pictures are there already.
  package let seconds: [Double]
  /// In the median run.
  package let pagesPerSecond: Int
  /// The number of articles with a stored picture.
  package let pictured: Int
  /// The time of the first run, which also makes the files of the pictures.
  package let firstSeconds: Double
  /// The maximal memory of this process meanwhile, in bytes.
  package let peakMemory: Int
  /// The time of a whole command after one change.
  package let change: Quantiles
  /// The time of the command with which it is compared, as a whole.
  package let start: Quantiles
  /// The difference of the medians, in milliseconds.
  package let beyondStart: Double

  init(
    _ site: WholeSite, pictured: Int, peakMemory: Int, change: [Duration], start: [Duration]
  ) {
    (articles, pages) = (site.articles, site.pages)
    (seconds, firstSeconds) = (site.seconds, site.firstSeconds)
    (self.pictured, self.peakMemory) = (pictured, peakMemory)
    pagesPerSecond = Int(Double(site.pages) / RawLimit.median(of: site.seconds))
    (self.change, self.start) = (Quantiles(change), Quantiles(start))
    beyondStart = self.change.p50 - self.start.p50
  }
}

/// The runs that write the whole site.
struct WholeSite {
  let articles: Int
  let pages: Int
  let firstSeconds: Double
  let seconds: [Double]
}

extension SiteFigures: JSONDescribed {
  package static let json = JSONDescription<SiteFigures>(
    "SiteFigures", "The newsroom's site as a whole, and after one change.",
    [
      JSONMember("articles", "The number of live articles.", \.articles),
      JSONMember("pages", "The number of pages of the whole site.", \.pages),
      JSONMember(
        "seconds",
        "The duration of each run that writes the whole site, in seconds. The pictures are there.",
        \.seconds),
      JSONMember("pagesPerSecond", "Pages per second, in the median run.", \.pagesPerSecond),
      JSONMember("pictured", "The number of articles with a stored picture.", \.pictured),
      JSONMember(
        "firstSeconds",
        "The duration of the first run, which also makes the files of the pictures, in seconds.",
        \.firstSeconds),
      JSONMember(
        "peakMemory", "The most memory of this process meanwhile, in bytes.", \.peakMemory),
      JSONMember("change", "The times of 'galley export site' after one change.", \.change),
      JSONMember("start", "The times of 'galley live --limit 1'.", \.start),
      JSONMember(
        "beyondStart", "The difference of the medians, in milliseconds.", \.beyondStart),
    ])
}
