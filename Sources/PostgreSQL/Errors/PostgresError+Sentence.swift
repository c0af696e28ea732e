extension PostgresError {
  /// What happened and what to do, for an error that is not a fault of the program; nil for any other.
  /// The server's own message would be too short, or in the language of the server.
  var plainSentence: String? {
    guard let sqlState else { return nil }
    switch sqlState {
    case .readOnlyTransaction:
      return "the server accepts no changes now: it is a standby, or default_transaction_read_only "
        + "is on; reading works"
    case .queryCanceled:
      return "the server cancelled a statement: it took longer than statement_timeout, or somebody "
        + "cancelled it; try again, or raise statement_timeout for this login"
    case .lockNotAvailable:
      return "somebody else held a lock for longer than lock_timeout; try again, or raise "
        + "lock_timeout for this login"
    case .idleInTransactionTimeout:
      return "the server ended the connection after idle_in_transaction_session_timeout; try again"
    case .idleSessionTimeout:
      return "the server ended the connection after idle_session_timeout; try again"
    case .adminShutdown: return "the connection was lost: the server is shutting down, or ended it"
    case .crashShutdown: return "the connection was lost: a process of the server has crashed"
    case .cannotConnectNow: return "the server does not accept connections now"
    case .diskFull: return "the disk of the server is full; free some space and try again"
    case .outOfMemory: return "the server is out of memory; try again later"
    case .tooManyConnections: return "the server has too many connections; try again later"
    default:
      return sqlState.class == "08" ? "the connection to the server failed; try again" : nil
    }
  }
}
