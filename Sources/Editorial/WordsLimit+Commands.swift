extension ArticleCommand {
  /// - Throws: ``TooManyWords`` that names the first field that is too long.
  package func requireShortWords() throws(TooManyWords) {
    switch self {
    case .requestChanges(let reason), .unpublish(let reason), .liftEmbargo(let reason),
      .spike(let reason):
      try WordsLimit.reason.require(reason)
    case .liftHold(let reason):
      try WordsLimit.reason.require(reason)
    case .correct(_, let notice, _):
      try WordsLimit.notice.require(notice)
    case .hold(let reason, let notice):
      try WordsLimit.reason.require(reason)
      try WordsLimit.notice.require(notice)
    case .kill(let reason, let notice, _):
      try WordsLimit.reason.require(reason)
      try WordsLimit.notice.require(notice)
    case .erase(_, let reason, let ground):
      try WordsLimit.reason.require(reason)
      try WordsLimit.ground.require(ground)
    // What was published elsewhere is imported as it is, and the texts of notes are not in commands.
    case .draft, .import, .revise, .restore, .submit, .withdraw, .approve, .schedule, .unschedule,
      .scheduleUnpublication, .cancelUnpublication, .publish, .publishDue, .unpublishDue, .embargo,
      .rename, .assign, .note, .setReplyPolicy, .unspike:
      break
    }
  }
}

extension ReplyCommand {
  /// - Throws: ``TooManyWords`` that names the first field that is too long.
  package func requireShortWords() throws(TooManyWords) {
    switch self {
    case .reject(let reason), .withdraw(let reason): try WordsLimit.reason.require(reason)
    case .erase(let reason, let ground):
      try WordsLimit.reason.require(reason)
      try WordsLimit.ground.require(ground)
    case .receive, .approve, .answer: break
    }
  }
}
