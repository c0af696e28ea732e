package import JSON

/// The results of the export benchmark, and the machine.
package struct ExportReport: Hashable, Sendable {
  package let machine: Machine
  package let server: ServerFacts
  package let seed: UInt64
  /// The number of live articles.
  package let articles: Int
  /// The same rows and texts, by the server alone.
  package let copy: RawLimit
  package let formats: [ExportFigures]
  /// Nil if it was not asked for.
  package var site: SiteFigures?
}

/// The exports in one format.
package struct ExportFigures: Hashable, Sendable {
  package let format: String
  package let articles: Int
  /// The time of each run, in order.
  package let seconds: [Double]
  /// The size of the document; 0 if files were written.
  package let bytes: Int
  /// In the median run.
  package let articlesPerSecond: Int
  /// The ratio of this rate to that of the copy.
  package let ratio: Double
  /// The maximal memory of this process meanwhile, in bytes.
  package let peakMemory: Int

  init(
    format: String, articles: Int, seconds: [Double], bytes: Int, copy: RawLimit, peakMemory: Int
  ) {
    (self.format, self.articles, self.seconds) = (format, articles, seconds)
    (self.bytes, self.peakMemory) = (bytes, peakMemory)
    let rate = Double(articles) / RawLimit.median(of: seconds)
    articlesPerSecond = Int(rate)
    ratio = rate / Double(copy.rowsPerSecond)
  }
}

extension ExportReport: JSONDescribed {
  package static let json = JSONDescription<ExportReport>(
    "ExportReport", "Exports of all live articles in each format.",
    [
      JSONMember("machine", "The machine.", \.machine),
      JSONMember("server", "The database server.", \.server),
      JSONMember("seed", "The seed of the generated newsroom.", \.seed),
      JSONMember("articles", "The number of live articles.", \.articles),
      JSONMember("copy", "How fast the server alone outputs the same rows and texts.", \.copy),
      JSONMember("formats", "Each format.", \.formats),
      JSONMember.leftOutIfNil("site", "The newsroom's site; left out if not asked for.", \.site),
    ])
}

extension ExportFigures: JSONDescribed {
  package static let json = JSONDescription<ExportFigures>(
    "ExportFigures", "The exports in one format.",
    [
      JSONMember("format", "The format.", \.format),
      JSONMember("articles", "The number of articles in the export.", \.articles),
      JSONMember("seconds", "The duration of each run, in seconds.", \.seconds),
      JSONMember("bytes", "The size of the document, in bytes; 0 if files were written.", \.bytes),
      JSONMember(
        "articlesPerSecond", "Articles per second, in the median run.", \.articlesPerSecond),
      JSONMember("ratio", "This rate, divided by that of the server alone.", \.ratio),
      JSONMember(
        "peakMemory", "The most memory of this process meanwhile, in bytes.", \.peakMemory),
    ])
}
