/// What became of a notice that was given to a mail server.
package enum NoticeOutcome: Hashable, Sendable {
  case sent
  /// It was certainly not sent, and may be later.
  case later(String)
  /// It was refused, or may have been sent. It is not sent again.
  case never(String)
}
