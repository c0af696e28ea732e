/// Where an export writes, so that readers see all of it at once or nothing.
protocol SiteOutput {
  /// Writes a file of the site. Its path is relative to the site's folder.
  mutating func write(_ bytes: [UInt8], to file: String) throws(Failure)
  /// Removes a file of the site.
  mutating func remove(_ file: String) throws(Failure)
  /// Shows readers what was written.
  mutating func publish() throws(Failure)
  /// Removes what was written, after a failure. Readers see the former site.
  mutating func abandon()
}

extension SiteOutput {
  /// Who may read a file.
  static func access(of file: String) -> SiteFiles.Access {
    file.hasPrefix("\(SiteState.folder)/") ? .owner : .everybody
  }
}
