import Newsroom

extension Console {
  /// Lists the articles in quarantine.
  ///
  /// - Throws: ``Failure`` if the read models are not healthy.
  func tellHealth(of models: [ProjectionStatus]) throws(Failure) {
    let health = ReadModelHealth(of: models)
    for held in health.quarantined.prefix(20) { tell(held.line) }
    if let failure = health.failure { throw failure }
  }
}
