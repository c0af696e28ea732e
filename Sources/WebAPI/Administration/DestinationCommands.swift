import JSON
import Newsroom
import Syndication
import WebRequests

/// Changing the systems to which articles are delivered.
enum DestinationCommands {
  private static let newName = APIInput(
    "name", in: .body, "A name for it: lower-case letters, digits and hyphens.",
    .text(atMost: 60), example: "agency", isRequired: true)
  private static let channel = APIInput(
    "channel", in: .body, "How it gets articles.",
    InputType<DestinationChannel>.word(of: DestinationChannel.self), example: "webhook",
    isRequired: true)
  private static let address = APIInput(
    "address", in: .body,
    "Where: an address that begins with https://, an e-mail address, or a folder below the worker's "
      + "delivery root.", .text(atMost: 2_000), example: "https://agency.example/in",
    isRequired: true)
  private static let format = APIInput(
    "format", in: .body, "The format of what it gets.",
    InputType<SyndicationFormat>.word(of: SyndicationFormat.self), example: "ninjs",
    isRequired: true)
  private static let region = APIInput(
    "region", in: .body, "The region of an S3 service.", optional(100), example: .null)
  private static let section = APIInput(
    "section", in: .body, "Only articles of this section; null for all.", optional(200),
    example: "Harbour")
  private static let keyword = APIInput(
    "keyword", in: .body, "Only articles with this keyword; null for all.", optional(200),
    example: .null)
  private static let secretFile = APIInput(
    "secretFile", in: .body,
    "The absolute path of the file with the secret, on the worker's machine.",
    optional(1_000), example: .null)
  private static let secretVariable = APIInput(
    "secretVariable", in: .body, "The variable of the worker's environment with the secret.",
    optional(200), example: "AGENCY_SECRET")
  private static let allowed = APIInput(
    "allowedAddresses", in: .body,
    "Addresses and ranges of a private network to which it may deliver.",
    InputType<[String]>.list(of: .text(atMost: 100)), example: [])
  private static let rate = APIInput(
    "rate", in: .body, "The most deliveries a second; 50 if it is not given.",
    .integer(1...10_000), example: .integer(50))
  private static let inFlight = APIInput(
    "inFlight", in: .body, "The most deliveries at the same time; 4 if it is not given.",
    .integer(1...1_000), example: .integer(4))
  private static let articles = APIInput(
    "articles", in: .body,
    "The articles to send again, as in a path; all that failed if it is empty or not given.",
    InputType<[String]>.list(of: .pathPart), example: [])

  static let routes: [APIRoute] = [
    .action(
      .post, "/api/v1/destinations", "addDestination",
      "Add a destination. It gets the changes that are recorded from now on.",
      [
        newName, channel, address, format, region, section, keyword, secretFile, secretVariable,
        allowed, rate, inFlight,
      ]
    ) { request in try await request.author().add(try new(in: request)) },
    .action(
      .delete, "/api/v1/destinations/{destination}", "removeDestination",
      "Remove a destination. It gets no later correction or kill.", [DestinationRoutes.name]
    ) { request in
      Answer(
        value: try await request.author().removeDestination(
          try request.required(DestinationRoutes.name)))
    },
    .action(
      .post, "/api/v1/destinations/{destination}/pause", "pauseDestination",
      "Deliver nothing but kills until it is resumed.", [DestinationRoutes.name]
    ) { request in
      Answer(
        value: try await request.author().pauseDestination(
          try request.required(DestinationRoutes.name)))
    },
    .action(
      .post, "/api/v1/destinations/{destination}/resume", "resumeDestination",
      "Deliver again.", [DestinationRoutes.name]
    ) { request in
      Answer(
        value: try await request.author().resumeDestination(
          try request.required(DestinationRoutes.name)))
    },
    .action(
      .post, "/api/v1/destinations/{destination}/retry", "retryDeliveries",
      "Try again what was given up, or send some articles again.",
      [DestinationRoutes.name, articles]
    ) { request in
      Answer(
        value: try await request.author().retryDeliveries(
          to: try request.required(DestinationRoutes.name), of: try request[articles] ?? []))
    },
  ]

  private static func new(in request: APIRequest) throws(Failure) -> NewDestination {
    var new = NewDestination(
      name: try request.required(newName), channel: try request.required(channel),
      address: try request.required(address), format: try request.required(format))
    (new.region, new.section) = (
      try request[region].flatMap(\.self), try request[section].flatMap(\.self)
    )
    new.keyword = try request[keyword].flatMap(\.self)
    let file = try request[secretFile].flatMap(\.self)
    let variable = try request[secretVariable].flatMap(\.self)
    guard file == nil || variable == nil else {
      throw Failure(.invalid, "secretFile and secretVariable cannot be given together")
    }
    new.secret = file.map { .file($0) } ?? variable.map { .variable($0) }
    new.allowedAddresses = try request[allowed] ?? []
    new.rate = try request[rate].map { Double($0) } ?? NewDestination.defaultRate
    new.inFlight = try request[inFlight] ?? NewDestination.defaultInFlight
    return new
  }

  private static func optional(_ most: Int) -> InputType<String?> {
    InputType<String?>.nullable(.text(atMost: most))
  }
}
