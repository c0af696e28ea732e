import Newsroom

extension Remark {
  /// The word in the header of an answer.
  var word: String {
    switch self {
    case .asOf: "asOf"
    case .behind: "behind"
    case .quarantined: "quarantined"
    case .stopped: "stopped"
    case .otherVersion: "otherVersion"
    case .replaces: "replaces"
    case .dueInThePast: "dueInThePast"
    case .unattended: "unattended"
    case .nothingToLookUp: "nothingToLookUp"
    case .unknownFilter: "unknownFilter"
    }
  }
}
