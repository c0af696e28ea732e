import HTTPClient
import Mail
import Newsroom

/// Gives the desk's notices to a mail server.
struct NoticeMail: Sendable {
  let client: HTTPClient
  let server: MailServer

  func send(_ message: MailMessage) async -> NoticeOutcome {
    do {
      try await client.send(message, through: server)
      return .sent
    } catch {
      return Self.outcome(of: error)
    }
  }

  /// A message that the server may have taken is not sent again, because a notice that comes twice is
  /// worse than one that is missing.
  static func outcome(of failure: TransferFailure) -> NoticeOutcome {
    switch failure.kind {
    case .rejected:
      // 530 to 538 concern the user and the encryption, not the message.
      let status = failure.status ?? 0
      return status >= 500 && !(530...538).contains(status)
        ? .never(failure.description) : .later(failure.description)
    case .invalidRequest: return .never(failure.description)
    case .notInstalled, .unresolvable, .refusedAddress, .refused, .tls, .timeout, .tooSlow,
      .closedEarly, .malformed, .redirected, .cancelled, .failed:
      return failure.mayHaveArrived
        ? .never("it may have been sent: \(failure.description)") : .later(failure.description)
    }
  }
}
