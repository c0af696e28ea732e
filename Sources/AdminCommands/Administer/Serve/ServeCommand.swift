package import ArgumentParsing
import Editorial
import EmbeddedNginx
import EmbeddedPostgreSQL
import Foundation
import Glibc
import Newsroom
import PostgreSQL
import PrivateServers
import SCGI
import Seals
import SystemCalls
import Terminal
import WebAPI
import WebDesk

package struct ServeCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "serve", abstract: "Serve the web desk to browsers, and the API to programs.",
    discussion: """
      The desk answers at http://127.0.0.1:8470, or at the address in --listen. People sign in with \
      the names and passwords of the database; 'galley user password NAME' sets a password. Programs \
      use the API below /api/v1 with tokens that people make on the account page of the desk; \
      /api/openapi.json describes it.

      Galley starts a private nginx, from the installed package, which handles HTTP and passes \
      requests on. It keeps running when this command ends, and then asks browsers to try again; \
      --stop stops it. With --scgi, a web server of your own passes requests on; --print-config prints \
      the part of its configuration.

      If nginx or the private PostgreSQL is killed, this command starts it again.

      /metrics has the metrics of 'galley status --format prometheus' and those of the requests, for \
      programs on this machine. --log-requests logs each request, without what people search for or \
      type and without secret links.

      The command also runs a worker, unless --no-worker is given. It carries out due schedules in the \
      name of --as, who must be an admin.

      An address that other machines can reach requires --tls-cert and --tls-key. On a shared server, \
      the URL has the login galley_desk, and workers run elsewhere.

      It runs until SIGTERM or Ctrl-C, and then answers the requests that have arrived. To replace \
      a running one without losing a request, start the new one first, and then end the old one.
      """,
    examples: [
      Example("galley serve", "Serve the private newsroom to this machine."),
      Example(
        "galley serve --site live", "Serve what is live as a site, with its reply forms, too."),
      Example(
        "galley serve --listen 0.0.0.0:8443 --tls-cert desk.pem --tls-key desk.key",
        "Serve the desk to other machines."),
      Example("galley serve --stop", "Stop the private nginx."),
    ])

  @OptionGroup(title: nil) package var serving: ServeArguments
  @Flag(name: "no-worker", help: "Run no worker.")
  package var noWorker: Bool
  @Flag(
    name: "log-requests", help: "Log each request: its id, method, path, status and time.")
  package var logRequests: Bool
  @Flag(
    name: "print-config", help: "Print the configuration for a web server of your own, and end.")
  package var printConfig: Bool
  @Flag(name: "stop", help: "Stop the private nginx, and end.")
  package var stop: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try serving.validate()
    guard serving.socket != nil || serving.certificate != nil || serving.listen.isLoopback else {
      throw ArgumentValueError(
        "Other machines can reach this address, so give --tls-cert and --tls-key.")
    }
    guard !serving.keepsSite || !noWorker else {
      throw ArgumentValueError(
        "The worker keeps the site of '--site live' up to date, so leave out --no-worker.")
    }
  }

  package func run() async throws {
    let console = global.console
    let home = try home
    var configuration = try serving.configuration(in: home)
    configuration.openFiles = min(SystemCall.raiseOpenFileLimit(), 65_536)
    if printConfig { return try console.output.write(configuration.serverText) }
    if stop { return try stopNginx(in: home, configuration.socket) }
    let address = try global.address
    let group = try serving.group()
    try await prepare(address)
    let user = try (address.server ?? EmbeddedServer(home: home)).prepareHome()

    let signal = StopSignal()
    let ending = WorkerEnd()
    let worker = try startWorker(home) { code in
      guard !signal.isOn else { return }
      ending.workerEnded(code)
    }
    defer { worker?.stop() }
    let keys = sealKeys(of: address)
    // The process that answers requests has no rights that it does not need.
    try user.become()
    let limits = try global.connections
    var connections = ConnectionPolicy(total: 60, perPerson: 2)
    (connections.own, connections.isServing) = (Self.ownConnections, true)
    connections.answerLimit = limits.answerLimit
    connections.wait = limits.wait ?? Self.patience
    connections.replica = try global.replica(of: address) { console.log(LogLine(.warning, $0)) }
    let newsroom = try await Newsroom.open(
      address.forDesk, connections: connections, isCreating: false)
    try await newsroom.requirePrimary()
    let report: @Sendable (String) -> Void = { console.log(LogLine(.error, $0)) }
    let desk = WebDesk(
      newsroom, factorKey: try DeskKeyFile(in: home).key(), verifierKeys: keys,
      isBesideSite: configuration.site != nil, report: report)
    let api = WebAPI(newsroom, verifierKeys: keys, report: report)
    let answers = RequestAnswers(
      newsroom, desk: desk, api: api, log: logRequests ? console.log : nil)
    let socket = try SCGISocket(preparedAt: configuration.socket, group: group)
    let server = try SCGIServer(
      socket, on: WaitingThreads(count: Self.ownConnections), refusal: WebAPI.refusal,
      handler: answers.answer)
    ending.onEnd { server.stop() }
    let signals = StopOnSignal(signal) { server.stop() }
    defer { signals.cancel() }
    let nginx = serving.socket == nil ? try EmbeddedNginx(home: home) : nil
    do {
      _ = try nginx?.start(configuration)
    } catch {
      // A former process goes on answering.
      socket.discard()
      throw error
    }
    try socket.takeName()
    PrivateServerWatch(
      nginx: nginx.map { ($0, configuration) }, postgres: address.server, log: console.log
    ).begin(until: signal)
    console.log(LogLine(.info, ready(configuration)))
    await server.run()
    await newsroom.close()
    console.log(LogLine(.info, "stopped; the requests that had arrived are answered"))
    if let code = ending.workerCode {
      throw Failure(.failed, "the worker ended with code \(code); its last line says why")
    }
  }

  /// How many connections read for everybody, and how many requests are answered at the same time
  /// while none waits for a command.
  private static let ownConnections = 8

  /// How long a request waits for the database during a failover, unless somebody chose otherwise.
  private static let patience = Duration.seconds(10)

  /// Where the desk has its files.
  private var home: String {
    get throws {
      try global.address.folder
        ?? EmbeddedServer.defaultHome(
          environment: Invocation.current.environment, isRoot: geteuid() == 0)
    }
  }

  /// Creates the private newsroom, if there is none, and checks who carries out schedules.
  private func prepare(_ address: DatabaseAddress) async throws {
    guard let server = address.server else {
      guard noWorker else {
        throw Failure(
          .invalid,
          "a shared server has its own workers; add --no-worker, and run 'galley worker' there")
      }
      return
    }
    let actor = try await global.withMember { $0.actor }
    guard noWorker || actor.role == .admin else {
      throw Failure(
        .forbidden,
        "\(actor.name) is not an admin and cannot carry out schedules; name one with --as, or add --no-worker"
      )
    }
    try server.updateConfiguration()
  }

  private func startWorker(
    _ home: String, ended: @escaping @Sendable (Int32) -> Void
  ) throws -> WorkerProcess? {
    guard !noWorker else { return nil }
    let person =
      (global.person.map { ["--as", $0] } ?? [])
      + (global.newsroom.map { ["--newsroom", $0] } ?? [])
    let format = global.format == .json ? ["--format", "json"] : []
    let site =
      serving.keepsSite ? ["--site", ServeArguments.liveSite(in: home), "--site-replies"] : []
    return try WorkerProcess(
      person + format + site + global.connectionWords, environment: Invocation.current.environment,
      ended: ended)
  }

  /// The public keys of the seals, for proofs. Only the owner of a private newsroom can read its key.
  private func sealKeys(of address: DatabaseAddress) -> [VerifierKey] {
    do {
      return try VerifierKeys().chosen(of: address)
    } catch {
      global.console.log(LogLine(.error, "the desk gives no proofs: \(Failure(error).reason)"))
      return []
    }
  }

  private func stopNginx(in home: String, _ socket: String) throws {
    let console = global.console
    let stopped = try EmbeddedNginx(home: home).stop()
    console.tell(stopped ? "stopped nginx" : "nothing to do: nginx does not run")
    if UnixAddress(socket)?.isListening == true {
      console.tell(
        "'galley serve' still runs, and nobody can reach it now; end it with Ctrl-C, or start it again"
      )
    }
  }

  private func ready(_ configuration: NginxConfiguration) -> String {
    if let socket = serving.socket { return "the desk answers on the socket \(socket)" }
    let scheme = serving.certificate == nil ? "http" : "https"
    return "the desk answers at \(scheme)://\(configuration.address)/desk; "
      + "'galley user password NAME' sets a password to sign in with"
  }
}
