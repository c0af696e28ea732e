import SystemCalls

/// Why a private nginx cannot be started or stopped. The description is one line.
package enum EmbeddedNginxError: Error, Hashable, Sendable {
  case programMissing(searched: [String])
  case tooOld(version: String)
  /// The configuration would read it as something else.
  case pathUnusable(path: String)
  case pathTooLong(path: String)
  case addressInUse(address: String)
  case addressDenied(address: String)
  /// `reason` is nginx's own message.
  case refused(reason: String)
  /// The user who should run it.
  case userUnusable(user: String, reason: String)
  case timedOut(doing: String, seconds: Int)
  case systemCallFailed(doing: String, path: String, reason: String)

  static func system(_ code: Int32, doing: String, path: String) -> EmbeddedNginxError {
    .systemCallFailed(doing: doing, path: path, reason: SystemCall.reason(of: code))
  }
}

extension EmbeddedNginxError {
  /// - Parameter output: What nginx printed, such as `nginx: [emerg] bind() to 127.0.0.1:80 failed
  ///   (98: Address already in use)`.
  init(output: String, address: String) {
    let line = output.split(separator: "\n").first { $0.contains("[emerg]") } ?? ""
    let isBinding = line.contains("bind() to \(address) failed")
    if isBinding, line.contains("(98:") {
      self = .addressInUse(address: address)
    } else if isBinding, line.contains("(13:") {
      self = .addressDenied(address: address)
    } else {
      let reason = line.firstRange(of: "[emerg] ").map { String(line[$0.upperBound...]) } ?? output
      self = .refused(reason: reason.split(separator: "\n").first.map(String.init) ?? "no reason")
    }
  }
}

extension EmbeddedNginxError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .programMissing(let searched):
      "nginx is not installed (looked in \(searched.joined(separator: ", "))): install it with "
        + "'apt-get install nginx-light', or set GALLEY_NGINX to its path"
    case .tooOld(let version):
      "nginx \(version) is too old: install \(NginxProgram.oldest) or newer"
    case .pathUnusable(let path):
      "\(path.debugDescription) has a character that nginx cannot read in a path (a quotation mark, "
        + "a backslash, a dollar sign or a control character): rename the folder"
    case .pathTooLong(let path):
      "the path \(path) is too long for a socket: use a home with a shorter path"
    case .addressInUse(let address):
      "another program already listens at \(address): stop it, or choose another address with "
        + "--listen"
    case .addressDenied(let address):
      "this user may not listen at \(address): choose a port above 1023 with --listen"
    case .refused(let reason): "nginx does not start: \(reason)"
    case .userUnusable(let user, let reason):
      "nginx cannot be started as \(user): \(reason)"
    case .timedOut(let doing, let seconds): "nginx did not \(doing) within \(seconds) s"
    case .systemCallFailed(let doing, let path, let reason): "cannot \(doing) \(path): \(reason)"
    }
  }
}
