package import ArgumentParsing
import Foundation
import Newsroom

/// What every command takes that writes the unit.
package struct ServiceArguments: ArgumentGroup {
  @Option(
    name: "user", help: "The user of the system that the program runs as.", valueName: "name")
  package var user: String = "galley"

  package init() {}

  func validate() throws(ArgumentValueError) {
    let isName =
      user.utf8.count <= 31 && user.first?.isNumber == false && user.first != "-"
      && user.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-".contains($0)) }
    guard isName else {
      throw ArgumentValueError(
        "--user must be a user of the system: letters, digits, '_' and '-', at most 31.")
    }
  }
}
