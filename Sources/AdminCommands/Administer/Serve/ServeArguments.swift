package import ArgumentParsing
package import EmbeddedNginx
import Foundation
import Glibc
import Newsroom

/// Where the desk answers.
package struct ServeArguments: ArgumentGroup {
  @Option(
    name: "listen", help: "The address and the port for browsers.", valueName: "address:port")
  package var listen: ListenAddress = .standard
  @Option(
    name: "tls-cert", help: "The certificate, with its chain, as a PEM file.", valueName: "file",
    completion: .file)
  package var certificate: String?
  @Option(
    name: "tls-key", help: "The certificate's key, as a PEM file.", valueName: "file",
    completion: .file)
  package var key: String?
  @Option(
    name: "site",
    help: "Also serve the site: live, to keep one up to date, or what 'galley export site' wrote.",
    valueName: "live|folder", completion: .file)
  package var site: String?
  @Option(
    name: "scgi", help: "Answer a web server of your own on this socket; start no nginx.",
    valueName: "socket", completion: .file)
  package var socket: String?

  @Option(
    name: "scgi-group", help: "The group whose members may use this socket, by name or number.",
    valueName: "group")
  package var socketGroup: String?

  /// Whether the worker keeps the site up to date.
  var keepsSite: Bool { site == "live" }

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard (certificate == nil) == (key == nil) else {
      throw ArgumentValueError("Give both --tls-cert and --tls-key.")
    }
    guard socketGroup == nil || socket != nil else {
      throw ArgumentValueError("--scgi-group belongs to --scgi.")
    }
    guard socket == nil || (certificate == nil && site == nil) else {
      throw ArgumentValueError(
        "--scgi is for a web server of your own; configure --tls-cert and --site there.")
    }
  }

  /// What nginx does.
  ///
  /// - Parameter home: The folder of the desk's files.
  /// - Throws: ``Failure`` if there is no such folder or file.
  func configuration(in home: String) throws(Failure) -> NginxConfiguration {
    for path in [certificate, key].compactMap({ $0 }) where access(path, R_OK) != 0 {
      throw Failure(.failed, "cannot read \(path)")
    }
    if let site, !keepsSite, access("\(site)/index.html", R_OK) != 0 {
      throw Failure(
        .failed, "there is no site in \(site); write one with 'galley export site \(site)'")
    }
    let pair = certificate.flatMap { chain in key.map { (chain, $0) } }
    return NginxConfiguration(
      address: listen, socket: socket.map(Self.absolute) ?? "\(home)/desk.socket",
      site: keepsSite ? Self.liveSite(in: home) : site.map(Self.absolute),
      certificate: pair.map {
        NginxConfiguration.Certificate(chain: Self.absolute($0), key: Self.absolute($1))
      })
  }

  /// The id of the group that may use the socket.
  ///
  /// - Throws: ``Failure`` if there is no such group.
  func group() throws(Failure) -> UInt32? {
    guard let socketGroup else { return nil }
    if let number = UInt32(socketGroup) { return number }
    guard let entry = getgrnam(socketGroup) else {
      throw Failure(.notFound, "there is no group '\(socketGroup)'; --scgi-group names a group")
    }
    return entry.pointee.gr_gid
  }

  /// The site that the worker keeps up to date.
  static func liveSite(in home: String) -> String { "\(home)/site" }

  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
  }
}

extension ListenAddress: ExpressibleByArgument {
  package init(argument: String) throws(ArgumentValueError) {
    guard let address = ListenAddress(argument) else {
      throw ArgumentValueError(
        "must be a port, or an IP address and a port, such as 8470 or 127.0.0.1:8470")
    }
    self = address
  }
}
