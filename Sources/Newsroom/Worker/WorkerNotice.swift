package import Editorial
package import EditorialReadModels

/// What a worker reports while it works.
package enum WorkerNotice: Hashable, Sendable {
  /// This worker keeps these read models up to date from now on.
  case leads([String])
  /// Another worker keeps these up to date.
  case waits([String])
  /// A newer program built these, so that this one does not change them.
  case outdated([String])
  /// These read models have no build, or one of an older program, and are built from the log.
  case rebuilds([String])
  /// This login may not publish, so that the worker does not carry out schedules.
  case mayNotPublish(String)
  /// It may publish again.
  case mayPublishAgain(String)
  /// A due schedule of the article with this slug was carried out: what was recorded, in words.
  case carriedOut(String, String)
  /// A rule refused the due schedule of the article with this slug: why, in words.
  case refused(String, ScheduledStep, String)
  /// The schedule of the article with this id could be neither carried out nor refused.
  case notCarriedOut(String, Failure)
  /// The database is unavailable or refuses. The worker tries again.
  case trouble(Failure)
  /// The database answers again.
  case recovered
  /// A periodic task has begun to fail. The worker tries again at each interval.
  case upkeepFailed(Upkeep.Kind, Failure)
  /// It succeeds again.
  case upkeepRecovered(Upkeep.Kind)
  /// The log was sealed: the number of all sealed events, and of those that were not sealed before.
  case sealed(Int, new: Int)
  /// The site was written, or what has changed.
  case siteWritten(SiteSummary)
  /// A person was told by e-mail about the article with this slug.
  case noticeSent(String, NoticeKind, slug: String)
  /// A notice for a person could not be sent; the worker tries again: why, in words.
  case noticeWaits(String, slug: String, String)
  /// A notice for a person was refused, or may have been sent, and is not sent again: why, in words.
  case noticeFailed(String, slug: String, String)
}
