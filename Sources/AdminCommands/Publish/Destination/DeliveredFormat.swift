package import ArgumentParsing
import Syndication

/// A format that a destination can get: one that can say that an article is gone.
package struct DeliveredFormat: ExpressibleByArgument {
  let format: SyndicationFormat

  package init(argument: String) throws(ArgumentValueError) {
    let format = try SyndicationFormat(argument: argument)
    guard format.saysWhatIsGone else {
      throw ArgumentValueError(
        "\(argument) cannot say that an article is gone, so a destination would not learn of a "
          + "kill")
    }
    self.format = format
  }

  package static var allowedValues: [String] {
    SyndicationFormat.allCases.filter(\.saysWhatIsGone).map(\.rawValue)
  }
}
