package import ArgumentParsing
import Delivery
import Foundation
import Newsroom
import PlainText

package struct DestinationTestCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "test", abstract: "Send something harmless to a destination.",
    discussion: """
      Sends, from this machine, that an article which does not exist is gone: its id has only \
      zeros, and its slug is galley-test. The machine needs the secret, the delivery root and the \
      mail server of the worker. The test is not part of the destination's log. If the destination \
      does not confirm it, the exit code is 1.
      """,
    examples: [Example("galley destination test wire", "Check its address and its secret.")])

  @OptionGroup(title: nil) package var destination: DestinationArgument
  @OptionGroup(title: nil) package var root: DeliveryRootArgument
  @OptionGroup(title: "Options for mail") package var mail: MailServerArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let channels = root.channels(post: try mail.post())
    let status = try await global.withMember { try await $0.destination(destination.name) }
    let test = await DestinationTest.run(status.destination, through: channels)
    let milliseconds = Int(test.seconds * 1_000)
    try global.console.show(test) {
      let answer = test.status.map { " with \($0)" } ?? ""
      return test.failure == nil
        ? "\(test.destination) confirmed the test\(answer) in \(milliseconds) ms\n" : ""
    }
    if let failure = test.failure {
      throw Failure(.failed, "\(test.destination) did not confirm the test: \(failure)")
    }
  }
}
