package import ArgumentParsing
import Foundation
import Newsroom

package struct DestinationAdd: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "add", abstract: "Add a destination.",
    discussion: """
      The destination gets the changes that are recorded from now on. Only an admin may add one.

      --webhook sends each article by HTTP POST, signed as in Standard Webhooks: webhook-id is the \
      id of the last event, by which the receiver recognizes a repetition. --directory writes a \
      file for each article into a directory below the worker's delivery root. --s3 puts an object \
      for each article. --email sends a message through the worker's mail server.

      The secret is a file that only the worker's user can read (mode 0600), or a variable of the \
      worker's environment. It is not stored in the database. A webhook's secret is whsec_ and base64, \
      or two of them while it is replaced; that of an S3 service is its access key, a colon and its \
      secret key.

      An address must use TLS and be public. --allow-address permits an address of a private \
      network, such as 10.0.0.7, or a range, such as 10.0.0.0/8, also without TLS. A format that \
      cannot say that an article is gone, such as json-feed, is refused.
      """,
    examples: [
      Example(
        "galley destination add wire ninjs --webhook https://x.org/in --secret-file /k",
        "Send every article to a subscriber."),
      Example(
        "galley destination add archive json-ld --directory archive --section Sport",
        "Write a section's articles into files."),
    ])

  @Argument(help: "A name for it.", valueName: "name") package var name: String
  @Argument(help: "The format of what it gets, as for 'galley export'.", valueName: "format")
  package var format: DeliveredFormat
  @Option(name: "webhook", help: "Send HTTP requests to this address.", valueName: "url")
  package var webhook: String?
  @Option(
    name: "directory", help: "Write files into this directory below the worker's delivery root.",
    valueName: "path")
  package var directory: String?
  @Option(
    name: "s3",
    help: "Put objects here: the service's address, the bucket, and the beginning of the names.",
    valueName: "url")
  package var s3: String?
  @Option(name: "email", help: "Send messages to this address.", valueName: "address")
  package var email: String?
  @Option(name: "region", help: "The region of the S3 service.", valueName: "region")
  package var region: String?
  @Option(
    name: "section", help: "Only articles of this section.", valueName: "section",
    completion: NameCompletion.section)
  package var section: String?
  @Option(name: "keyword", help: "Only articles with this keyword.", valueName: "keyword")
  package var keyword: String?
  @Option(
    name: "secret-file", help: "The file with the secret, on the worker's machine.",
    valueName: "path", completion: .file)
  package var secretFile: String?
  @Option(
    name: "secret-variable", help: "The variable of the worker's environment with the secret.",
    valueName: "name")
  package var secretVariable: String?
  @Option(
    name: "allow-address", help: "Permit this address of a private network; may be repeated.",
    valueName: "address")
  package var allowedAddresses: [String] = []
  @Option(name: "rate", help: "The most deliveries a second.", valueName: "number")
  package var rate: Double = NewDestination.defaultRate
  @Option(name: "in-flight", help: "The most deliveries at the same time.", valueName: "number")
  package var inFlight: CountArgument = CountArgument(NewDestination.defaultInFlight)
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard [webhook, directory, s3, email].count(where: { $0 != nil }) == 1 else {
      throw ArgumentValueError("Give one of --webhook, --directory, --s3 and --email.")
    }
    guard secretFile == nil || secretVariable == nil else {
      throw ArgumentValueError("Give either --secret-file or --secret-variable.")
    }
    if webhook != nil || s3 != nil, secretFile == nil, secretVariable == nil {
      throw ArgumentValueError(
        "Give --secret-file or --secret-variable: deliveries by --webhook and --s3 need a secret.")
    }
    guard (s3 == nil) == (region == nil) else {
      throw ArgumentValueError("--s3 and --region belong together.")
    }
  }

  package func run() async throws {
    let answer = try await global.withMember { try await $0.add(new) }
    let receipt = global.console.value(of: answer, as: "destination")
    let destination = receipt.status.destination
    try global.console.report(receipt) {
      "Added \(destination.name): \(destination.phrase), from now on\n"
    }
    if receipt.status.destination.channel == .directory {
      global.console.tell(
        "the worker needs --delivery-root, the directory that contains \(destination.address)")
    }
  }

  private var new: NewDestination {
    let ways: [(DestinationChannel, String?)] = [
      (.webhook, webhook), (.directory, directory), (.s3, s3), (.email, email),
    ]
    let (channel, address) = ways.first { $0.1 != nil } ?? (.webhook, nil)
    var new = NewDestination(
      name: name, channel: channel, address: address ?? "", format: format.format)
    (new.region, new.section, new.keyword) = (region, section, keyword)
    new.secret =
      secretFile.map { .file($0) } ?? secretVariable.map { .variable($0) }
    new.allowedAddresses = allowedAddresses
    (new.rate, new.inFlight) = (rate, inFlight.count)
    return new
  }
}
