/// A rule that can refuse a scheduled publication or unpublication when it is due. The raw values are the names that the log
/// records.
package enum ScheduleRefusal: String, Hashable, Sendable, CaseIterable {
  case notApproved
  case approvedDigestDiffers
  case alreadyLive
  case textErased
  case pictureErased
  case embargoed
  case onHold
  case expired
  case notPublished
  case spiked
  case killed

  /// Why it was not carried out: a clause that follows a colon.
  package var sentence: String {
    switch self {
    case .notApproved: "the text was not approved any more"
    case .approvedDigestDiffers: "another revision than the scheduled one was approved"
    case .alreadyLive: "the text was public already"
    case .textErased: "the text was erased"
    case .pictureErased: "a picture was erased"
    case .embargoed: "the embargo had not ended"
    case .onHold: "the text was on hold"
    case .expired: "the time to unpublish it had come as well"
    case .notPublished: "it was not public"
    case .spiked: "the article was spiked"
    case .killed: "the article was killed"
    }
  }

  /// The sentence for a rule from the log, which other programs may have written.
  package static func sentence(of rule: String) -> String {
    Self(rawValue: rule)?.sentence ?? "a rule that this program does not know refused it (\(rule))"
  }
}
