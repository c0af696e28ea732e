// swift-tools-version: 6.2

import PackageDescription

/// The settings of every target: explicit imports, explicit existential types, and warnings as
/// errors.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Set by `bash Tests/Fuzzing/run`.
let isFuzzing = Context.environment["GALLEY_FUZZING"] != nil

let package = Package(
  name: "galley",
  targets: [
    // MARK: C libraries. Each has a module map that links it. With pkg-config, their folder would
    // be searched before Linking.
    .systemLibrary(name: "CLibPQ", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CLibYAML", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(
      name: "CCMarkGFM", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CNettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(name: "CSodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    // Not linked: HTTPClient loads libcurl at its first use.
    .systemLibrary(name: "CLibCurl"),

    // MARK: Pure: no database, no files, no clock.
    // Text for people on any interface: sanitized text, counts, suggestions for mistyped words.
    .target(name: "PlainText", swiftSettings: strict),
    // SHA-256 (Nettle, which uses the processor's instructions for it); random salt and Ed25519
    // signatures (libsodium).
    .target(name: "Digests", dependencies: ["CNettle", "CSodium"], swiftSettings: strict),
    // Seals of a log: a Merkle tree, signed checkpoints, and proofs of both.
    .target(name: "Seals", dependencies: ["Digests"], swiftSettings: strict),
    // JSON: parsed without copies, and written in one form.
    .target(name: "JSON", dependencies: ["PlainText"], swiftSettings: strict),
    // XML and HTML, read with libxml2, which is loaded at its first use.
    .target(name: "XML", dependencies: ["PlainText"], swiftSettings: strict),
    // HTML as other systems store it, converted to Markdown.
    .target(name: "HTMLConversion", dependencies: ["XML"], swiftSettings: strict),
    // Pictures: their format and size from their content, and what readers may see of them.
    .target(name: "Pictures", swiftSettings: strict),
    // gzip members, written and read in pieces.
    .target(name: "Gzip", dependencies: ["CZlib"], swiftSettings: strict),
    // The pattern: Decider, events, streams, the store's protocol.
    .target(
      name: "EventSourcing", dependencies: ["Digests", "PlainText"], swiftSettings: strict),
    // The desk's rules: what an article is, and what may happen to it.
    .target(
      name: "Editorial",
      dependencies: ["Digests", "EventSourcing", "JSON", "Pictures", "PlainText"],
      swiftSettings: strict),
    // The article as a file: YAML front matter, CommonMark and word differences.
    .target(
      name: "Manuscripts", dependencies: ["CCMarkGFM", "CLibYAML", "Editorial", "PlainText"],
      swiftSettings: strict),
    // HTML that is also well-formed XML, escaped by type.
    .target(name: "HTML", dependencies: ["PlainText"], swiftSettings: strict),
    // What is live, in the formats of the industry.
    .target(
      name: "Syndication",
      dependencies: [
        "Digests", "Editorial", "HTML", "JSON", "Manuscripts", "Pictures", "PlainText", "XML",
      ],
      swiftSettings: strict),

    // MARK: The operating system.
    // System calls that continue after a signal.
    .target(name: "SystemCalls", swiftSettings: strict),
    // What private servers have in common: their user and their processes.
    .target(name: "PrivateServers", dependencies: ["SystemCalls"], swiftSettings: strict),
    // Files with secrets: only their owner can read them.
    .target(name: "PrivateFiles", dependencies: ["SystemCalls"], swiftSettings: strict),

    // Mail as it is sent: addresses, headers, texts and attachments. Pure.
    .target(name: "Mail", dependencies: ["PlainText"], swiftSettings: strict),
    // Requests to other systems: HTTPS, storage that is compatible with S3, and mail, by libcurl.
    .target(
      name: "HTTPClient", dependencies: ["CLibCurl", "Digests", "Mail", "PlainText"],
      swiftSettings: strict),

    // Requests that a web server passes on by SCGI.
    .systemLibrary(name: "CEpoll"),
    .target(name: "SCGI", dependencies: ["CEpoll", "SystemCalls"], swiftSettings: strict),
    // A private web server: find nginx, configure, start, stop.
    .target(
      name: "EmbeddedNginx",
      dependencies: ["Digests", "HTML", "JSON", "PrivateServers", "SystemCalls"],
      swiftSettings: strict),

    // MARK: The terminal.
    // Output on a terminal: wrapping, tables, styles, progress.
    .target(
      name: "Terminal", dependencies: ["JSON", "PlainText", "SystemCalls"], swiftSettings: strict),
    // Command lines: commands, options, help, completion.
    .target(
      name: "ArgumentParsing", dependencies: ["PlainText", "Terminal"], swiftSettings: strict),
    // Manuscripts and their differences as lines for a terminal.
    .target(
      name: "TerminalManuscripts", dependencies: ["Manuscripts", "PlainText", "Terminal"],
      swiftSettings: strict),

    // MARK: PostgreSQL.
    // libpq in Swift, independent of events.
    .target(name: "PostgreSQL", dependencies: ["CLibPQ"], swiftSettings: strict),
    // A private server: find the programs, initialise, start, stop.
    .target(
      name: "EmbeddedPostgreSQL", dependencies: ["PlainText", "PrivateServers", "SystemCalls"],
      swiftSettings: strict),
    // The migrations and definitions of the database, which a plugin writes into the program.
    .target(
      name: "Schema", path: "Schema",
      exclude: ["definitions", "migrations"] + (isFuzzing ? [] : ["Schema+None.swift"]),
      swiftSettings: strict, plugins: isFuzzing ? [] : ["EmbedSchema"]),
    .executableTarget(name: "SchemaEmbedder", swiftSettings: strict),
    .plugin(
      name: "EmbedSchema", capability: .buildTool(), dependencies: ["SchemaEmbedder"],
      path: "Sources/EmbedSchema"),
    // The log, its readers and its projections, independent of articles.
    .target(
      name: "PostgresEventStore",
      dependencies: [
        "Digests", "EventSourcing", "JSON", "PlainText", "PostgreSQL", "Schema", "Seals",
      ],
      swiftSettings: strict),

    // MARK: The newsroom.
    // One folder per read model.
    .target(
      name: "EditorialReadModels",
      dependencies: [
        "Digests", "Editorial", "EventSourcing", "Manuscripts", "PlainText", "PostgreSQL",
        "PostgresEventStore",
      ],
      swiftSettings: strict),
    // The application, on which every interface is built.
    .target(
      name: "Newsroom",
      dependencies: [
        "Digests", "Editorial", "EditorialReadModels", "EmbeddedPostgreSQL", "EventSourcing",
        "Gzip", "HTMLConversion", "HTTPClient", "JSON", "Mail", "Manuscripts", "Pictures",
        "PlainText", "PostgreSQL", "PostgresEventStore", "Schema", "Seals", "Syndication",
        "SystemCalls", "XML",
      ],
      swiftSettings: strict),
    // Destinations: who gets what, and who got it.
    .target(
      name: "Delivery",
      dependencies: [
        "Digests", "Editorial", "EditorialReadModels", "HTTPClient", "JSON", "Mail", "Newsroom",
        "PlainText", "PostgreSQL", "PostgresEventStore", "PrivateFiles", "Syndication",
        "SystemCalls", "XML",
      ],
      swiftSettings: strict),
    // Requests from the web: paths, forms, and where they come from.
    .target(
      name: "WebRequests", dependencies: ["Digests", "Newsroom", "PlainText", "SCGI"],
      swiftSettings: strict),
    // The web desk: pages, sign-in.
    .target(
      name: "WebDesk",
      dependencies: [
        "Digests", "Editorial", "EditorialReadModels", "EventSourcing", "HTML", "HTMLConversion",
        "JSON", "Manuscripts", "Newsroom", "Pictures", "PlainText", "SCGI", "Seals",
        "Syndication", "WebRequests", "XML",
      ],
      resources: [.embedInCode("Scripts")],
      swiftSettings: strict),
    // The HTTP API for programs, and its description.
    .target(
      name: "WebAPI",
      dependencies: [
        "Digests", "Editorial", "EditorialReadModels", "EventSourcing", "JSON", "Manuscripts",
        "Newsroom", "Pictures", "PlainText", "PostgresEventStore", "SCGI", "Seals", "Syndication",
        "WebRequests",
      ],
      swiftSettings: strict),
    // Benchmarks on separate databases with a generated newsroom.
    .target(
      name: "Benchmarks",
      dependencies: [
        "Delivery", "Digests", "Editorial", "EditorialReadModels", "EmbeddedNginx",
        "EmbeddedPostgreSQL", "EventSourcing", "JSON", "Newsroom", "PlainText", "PostgreSQL",
        "PostgresEventStore", "PrivateServers", "SCGI", "Seals", "Syndication", "SystemCalls",
        "WebDesk",
      ],
      swiftSettings: strict),
    // The command line as a library: the folders are the command tree.
    .target(
      name: "AdminCommands",
      dependencies: [
        "ArgumentParsing", "Benchmarks", "Delivery", "Digests", "Editorial", "EditorialReadModels",
        "EmbeddedNginx", "EmbeddedPostgreSQL", "EventSourcing", "HTTPClient", "JSON", "Mail",
        "Manuscripts", "Newsroom", "PlainText", "PostgreSQL", "PostgresEventStore", "PrivateFiles",
        "PrivateServers", "SCGI", "Schema", "Seals", "Syndication", "SystemCalls", "Terminal",
        "TerminalManuscripts", "WebAPI", "WebDesk",
      ],
      swiftSettings: strict),
    // The program. In a release, all C and C++ libraries except libpq are linked statically (see
    // Linking).
    .executableTarget(
      name: "galley", dependencies: ["AdminCommands", "SystemCalls"], exclude: ["Linking"],
      swiftSettings: strict,
      linkerSettings: [
        .unsafeFlags(
          [
            "-L\(Context.packageDirectory)/Sources/galley/Linking", "-Xclang-linker",
            "-static-libgcc", "-Xlinker", "--no-export-dynamic",
          ],
          .when(platforms: [.linux], configuration: .release))
      ]),

    // MARK: Tests, usually one target for each target above.
    .target(
      name: "TestSupport",
      dependencies: [
        "Digests", "Editorial", "EmbeddedNginx", "EmbeddedPostgreSQL", "EventSourcing", "JSON",
        "Pictures", "PostgreSQL", "PostgresEventStore", "SCGI", "Schema", "SystemCalls",
      ],
      path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "DigestsTests", dependencies: ["Digests"], swiftSettings: strict),
    .testTarget(name: "JSONTests", dependencies: ["JSON", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "XMLTests", dependencies: ["XML"], swiftSettings: strict),
    .testTarget(
      name: "HTMLConversionTests", dependencies: ["HTMLConversion", "Manuscripts", "XML"],
      swiftSettings: strict),
    .testTarget(
      name: "PicturesTests", dependencies: ["Pictures", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "GzipTests", dependencies: ["Gzip"], swiftSettings: strict),
    .testTarget(name: "SealsTests", dependencies: ["Digests", "Seals"], swiftSettings: strict),
    .testTarget(
      name: "EventSourcingTests", dependencies: ["Digests", "EventSourcing"],
      swiftSettings: strict),
    .testTarget(
      name: "EditorialTests",
      dependencies: ["Digests", "Editorial", "EventSourcing", "JSON", "Pictures", "TestSupport"],
      resources: [.copy("Golden")], swiftSettings: strict),
    // A small program with everything that a command tree can have.
    .target(
      name: "SampleCommands", dependencies: ["ArgumentParsing"], path: "Tests/SampleCommands",
      swiftSettings: strict),
    .testTarget(
      name: "ArgumentParsingTests",
      dependencies: ["ArgumentParsing", "SampleCommands", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "PlainTextTests", dependencies: ["PlainText"], swiftSettings: strict),
    .testTarget(name: "TerminalTests", dependencies: ["JSON", "Terminal"], swiftSettings: strict),
    .testTarget(name: "PrivateFilesTests", dependencies: ["PrivateFiles"], swiftSettings: strict),
    // Mail, read by Python's library.
    .testTarget(name: "MailTests", dependencies: ["Mail"], swiftSettings: strict),
    // Requests to a receiver that behaves badly.
    .testTarget(
      name: "HTTPClientTests", dependencies: ["Digests", "HTTPClient", "Mail", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "SCGITests", dependencies: ["SCGI", "SystemCalls"], swiftSettings: strict),
    .testTarget(
      name: "EmbeddedNginxTests",
      dependencies: ["EmbeddedNginx", "JSON", "PrivateServers", "SCGI", "TestSupport"],
      swiftSettings: strict),
    // Manuscripts as files and on a terminal.
    .testTarget(
      name: "ManuscriptsTests",
      dependencies: [
        "Digests", "Editorial", "Manuscripts", "Terminal", "TerminalManuscripts", "TestSupport",
      ],
      swiftSettings: strict),
    // What leaves the newsroom, judged by validators that were not written here.
    .testTarget(
      name: "SyndicationTests",
      dependencies: [
        "Digests", "Editorial", "HTML", "JSON", "Manuscripts", "Pictures", "Syndication",
        "TestSupport", "XML",
      ],
      resources: [.copy("Golden")], swiftSettings: strict),
    .testTarget(
      name: "PostgreSQLTests", dependencies: ["PostgreSQL", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "EmbeddedPostgreSQLTests",
      dependencies: [
        "EmbeddedPostgreSQL", "PostgreSQL", "PrivateServers", "SystemCalls", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PostgresEventStoreTests",
      dependencies: [
        "Digests", "Editorial", "EventSourcing", "Pictures", "PostgreSQL", "PostgresEventStore",
        "Schema",
        "Seals", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "NewsroomTests",
      dependencies: [
        "Benchmarks", "Digests", "Editorial", "EditorialReadModels", "EventSourcing", "JSON",
        "Mail", "Manuscripts",
        "Newsroom", "Pictures", "PostgreSQL", "PostgresEventStore", "Schema", "Seals",
        "Syndication",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "DeliveryTests",
      dependencies: [
        "Delivery", "Digests", "Editorial", "EventSourcing", "HTTPClient", "JSON", "Mail",
        "Newsroom", "PlainText", "PostgreSQL", "PostgresEventStore", "Syndication", "TestSupport",
      ],
      swiftSettings: strict),
    // The web desk, as galley_desk in a real database.
    .testTarget(
      name: "WebDeskTests",
      dependencies: [
        "Editorial", "EmbeddedNginx", "JSON", "Manuscripts", "Newsroom", "Pictures", "PlainText",
        "PostgreSQL", "SCGI", "Seals", "Syndication", "TestSupport", "WebDesk",
      ],
      swiftSettings: strict),
    // The API, as galley_desk in a real database.
    .testTarget(
      name: "WebAPITests",
      dependencies: [
        "Editorial", "JSON", "Newsroom", "PlainText", "PostgreSQL", "SCGI", "TestSupport", "WebAPI",
        "WebRequests",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "WebRequestsTests", dependencies: ["WebRequests"], swiftSettings: strict),
    .testTarget(
      name: "BenchmarksTests",
      dependencies: [
        "Benchmarks", "Digests", "Editorial", "EditorialReadModels", "EventSourcing", "Newsroom",
        "PostgreSQL", "PostgresEventStore", "TestSupport",
      ],
      swiftSettings: strict),
    // The desk's commands through the program itself.
    .testTarget(
      name: "DeskCommandsTests",
      dependencies: [
        "AdminCommands", "ArgumentParsing", "Editorial", "Newsroom", "PostgreSQL", "TestSupport",
        "galley",
      ],
      swiftSettings: strict),
    // The commands that read and administer, and the program as a whole.
    .testTarget(
      name: "AdminCommandsTests",
      dependencies: [
        "AdminCommands", "ArgumentParsing", "Benchmarks", "Delivery", "Digests", "Editorial",
        "EditorialReadModels", "EmbeddedPostgreSQL", "EventSourcing", "HTTPClient", "JSON", "Mail",
        "Manuscripts",
        "Newsroom", "Pictures", "PostgreSQL", "PostgresEventStore", "PrivateFiles",
        "PrivateServers", "Schema",
        "Seals", "Syndication", "Terminal", "TestSupport", "WebAPI", "galley",
      ],
      exclude: ["Archives", "Former/newsroom.export.gz"], resources: [.copy("Answers/Golden")],
      swiftSettings: strict),
    // Attacks by SQL. The threat model lists each by its name.
    .testTarget(
      name: "AttackTests",
      dependencies: [
        "Editorial", "EditorialReadModels", "Newsroom", "PostgreSQL", "PostgresEventStore",
        "Seals", "TestSupport",
      ],
      swiftSettings: strict),
    // Checks of the package that the compiler does not make.
    .testTarget(name: "PackageTests", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// The fuzz targets, only for `bash Tests/Fuzzing/run`. libFuzzer has their main function.
if isFuzzing {
  package.targets.append(
    .executableTarget(
      name: "Fuzzing",
      dependencies: [
        "ArgumentParsing", "Delivery", "Editorial", "EditorialReadModels", "EventSourcing", "Gzip",
        "HTMLConversion", "HTTPClient", "JSON", "Mail", "Manuscripts", "Newsroom", "Pictures",
        "PlainText", "PostgreSQL", "PostgresEventStore", "SCGI", "SampleCommands", "Seals",
        "Terminal", "TerminalManuscripts", "WebRequests", "XML",
      ],
      path: "Tests/Fuzzing", exclude: ["Corpora", "Dictionaries", "large-inputs", "run"],
      swiftSettings: strict))
}
