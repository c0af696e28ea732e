/// What a schedule waits to do.
package enum ScheduledStep: String, Hashable, Sendable, CaseIterable {
  case publication
  case unpublication

  /// The verb with which the worker carries it out.
  package var verb: ArticleVerb {
    switch self {
    case .publication: .publishDue
    case .unpublication: .unpublishDue
    }
  }

  /// The event that makes the schedule.
  package var scheduling: StoredEventType {
    switch self {
    case .publication: .publicationScheduled
    case .unpublication: .unpublicationScheduled
    }
  }
}
