import Newsroom
import Terminal

/// How far behind the log each read model is, one line per read model.
struct ReadModelTable {
  private let models: [ProjectionStatus]

  init(_ models: [ProjectionStatus]) { self.models = models }

  var table: Table {
    Table(
      columns: [
        TableColumn("read model"), TableColumn("version", alignment: .right, dropRank: 3),
        TableColumn("build", alignment: .right), TableColumn("checkpoint", alignment: .right),
        TableColumn("watermark", alignment: .right, dropRank: 4),
        TableColumn("waiting", alignment: .right), TableColumn("lag"),
        TableColumn("rate", alignment: .right),
        TableColumn("events", alignment: .right, dropRank: 2), TableColumn("built", dropRank: 1),
        TableColumn("note", minimumWidth: 8),
      ],
      rows: models.map { model in
        let isBehind = model.waiting > 0
        return [
          TableCell(model.name, .bold), TableCell(String(model.buildVersion ?? model.version)),
          TableCell(model.build.map { String($0) } ?? "none"),
          TableCell(model.checkpoint.map { String($0) } ?? "0"),
          TableCell(String(model.watermark)),
          TableCell(String(model.waiting), isBehind ? .yellow : []),
          TableCell(model.lagSeconds.map { TimeSpan($0).words } ?? "–"),
          TableCell(Figure.rate(model.rate)),
          TableCell(model.events.map { String($0) } ?? "0"),
          TableCell(model.liveSince.map { Moment($0).relative } ?? "never"),
          TableCell(Self.note(on: model), .yellow),
        ]
      })
  }

  private static func note(on model: ProjectionStatus) -> String {
    guard let version = model.buildVersion else { return "" }
    if !model.quarantined.isEmpty { return "\(model.quarantined.count) quarantined" }
    if version != model.version { return "has version \(version); rebuild it" }
    return model.hasShadow ? "being rebuilt, or a rebuild was killed" : ""
  }
}
