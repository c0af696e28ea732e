import ArgumentParsing
package import Editorial

/// An editorial state on the command line.
package enum StateArgument: String, CaseIterable, ExpressibleByArgument {
  case draft
  case submitted
  case changesRequested = "changes-requested"
  case approved
  case spiked

  var state: EditorialState {
    switch self {
    case .draft: .draft
    case .submitted: .submitted
    case .changesRequested: .changesRequested
    case .approved: .approved
    case .spiked: .spiked
    }
  }
}

extension PublicationState: ExpressibleByArgument {}
