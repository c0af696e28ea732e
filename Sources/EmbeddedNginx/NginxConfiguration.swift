import Digests

/// What a private nginx does, as its configuration file.
///
/// nginx reads HTTP, so it refuses what is not a valid request. It serves the files of the public
/// site itself, and passes everything else on by SCGI.
package struct NginxConfiguration: Hashable, Sendable {
  /// A certificate and its key: files in PEM format.
  package struct Certificate: Hashable, Sendable {
    package let chain: String
    package let key: String

    package init(chain: String, key: String) { (self.chain, self.key) = (chain, key) }
  }

  package var address: ListenAddress
  /// Nil without TLS.
  package var certificate: Certificate?
  /// The socket of the program that answers.
  package var socket: String
  /// The folder of the public site; nil if there is none.
  package var site: String?
  /// What the program answers if there is a site; the site has all other paths.
  package var prefixes = ["/desk", "/api", "/replies"]
  /// The largest body of a request to a path that takes no pictures, in bytes.
  package var bodyLimit = 4 << 20
  /// How many connections one address may have at the same time.
  package var connectionsPerAddress = 600
  /// How many of them may send a large body, or one of unknown length, to a path that takes pictures.
  package var uploadsPerAddress = 64
  /// How many files and connections each process of nginx may have open.
  package var openFiles = 1_024

  package init(
    address: ListenAddress, socket: String, site: String? = nil, certificate: Certificate? = nil
  ) {
    (self.address, self.socket, self.site) = (address, socket, site)
    self.certificate = certificate
  }

  /// All paths in it.
  var paths: [String] { [socket, site, certificate?.chain, certificate?.key].compactMap { $0 } }

  /// The complete file of a private nginx.
  ///
  /// - Parameter folder: The folder of its files, absolute.
  func text(folder: String) -> String {
    let control = Self.control(folder: folder, generation: generation(folder: folder))
    let servers = [server(folder: folder), control]
    return "# Galley writes this file whenever it starts nginx.\n"
      + directives(folder: folder, servers: servers).map { $0.text() }.joined()
  }

  /// Identifies what the file says. A running nginx reports it on its private socket.
  func generation(folder: String) -> String {
    let servers = [server(folder: folder)]
    let text = directives(folder: folder, servers: servers).map { $0.text() }.joined()
    return Digest(of: text.utf8).description
  }

  private func directives(folder: String, servers: [Directive]) -> [Directive] {
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map {
      Directive("\($0)_temp_path", "\(folder)/temporary/\($0)")
    }
    return [
      Directive("worker_processes", "auto"),
      Directive("pid", "\(folder)/nginx.pid"),
      Directive("error_log", "\(folder)/nginx.log", "error"),
      Directive("worker_shutdown_timeout", "60s"),
      Directive("worker_rlimit_nofile", "\(openFiles)"),
      Directive("events", block: [Directive("worker_connections", "\(connections)")]),
      Directive("http", block: temporary + Self.common + connectionLimits + servers),
    ]
  }

  /// How many connections a process of nginx has. A visitor whose request is passed on needs two. A
  /// few files, such as logs, are open besides.
  private var connections: Int { max(64, min(8_192, openFiles - 64)) }

  /// The part for a web server that is not private, in its `http` block.
  package var serverText: String { server(folder: nil).text() }
}
