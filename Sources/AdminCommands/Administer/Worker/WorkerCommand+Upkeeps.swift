import Delivery
import HTTPClient
import Mail
import Newsroom
import Seals
import Terminal

extension WorkerCommand {
  /// The periodic tasks of the worker, in addition to following the log.
  ///
  /// - Throws: ``Failure`` if there is no sealing key, or if notices cannot be sent.
  func upkeeps(as member: Member, post: PostOffice?) throws -> [Upkeep] {
    try [
      metricsUpkeep(as: member), sealingUpkeep(as: member),
      site.map {
        try member.siteUpkeep(
          in: $0, hasReplyForms: siteReplies, every: .seconds(1), notice: notice)
      },
      post.map { try noticesUpkeep(as: member, post: $0) },
    ]
    .compactMap { $0 }
  }

  private func metricsUpkeep(as member: Member) -> Upkeep? {
    guard let metricsFile else { return nil }
    let file = ReplacedFile(
      path: metricsFile, content: "the metrics", advice: Self.advice("--metrics-file"))
    return member.metricsUpkeep(every: .seconds(metricsInterval.count), notice: notice) {
      try file.write($0)
    }
  }

  private func sealingUpkeep(as member: Member) throws -> Upkeep? {
    guard let sealEvery else { return nil }
    let console = global.console
    let kept = try SealingKeyFile(keyFile, of: try global.address)
    let key = try kept.keyToSeal { console.log(LogLine(.info, $0)) }
    let file = sealFile.map {
      ReplacedFile(path: $0, content: "the seal", advice: Self.advice("--seal-file"))
    }
    return member.sealingUpkeep(
      every: .seconds(sealEvery.count), with: key, kept: kept.latestSeal, notice: notice
    ) {
      try kept.keep(latest: $0)
      try file?.write($0)
    }
  }

  private func noticesUpkeep(as member: Member, post: PostOffice) throws -> Upkeep {
    let mail = NoticeMail(client: try HTTPClient(), server: try login.server(of: post))
    return member.noticesUpkeep(every: .seconds(5), from: post.from, notice: notice) {
      await mail.send($0)
    }
  }

  private static func advice(_ option: String) -> String {
    "\(option) names a file in a directory that this user may write to"
  }
}
