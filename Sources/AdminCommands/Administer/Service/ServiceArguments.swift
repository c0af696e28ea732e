package import ArgumentParsing
import Foundation
import Newsroom

/// What every command takes that writes the unit.
package struct ServiceArguments: ArgumentGroup {
  @Option(
    name: "user", help: "The system user that runs the program.", valueName: "name")
  package var user: String = "galley"

  package init() {}

  func validate() throws(ArgumentValueError) {
    let isName =
      user.utf8.count <= 31 && user.first?.isNumber == false && user.first != "-"
      && user.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-".contains($0)) }
    guard isName else {
      throw ArgumentValueError(
        "--user must be a system user: letters, digits, '_' and '-', at most 31.")
    }
  }
}
