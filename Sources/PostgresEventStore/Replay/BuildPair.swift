import EventSourcing

/// A live build and one to compare it with.
struct BuildPair<Codec: EventCodec>: Sendable {
  let model: Projector<Codec>.Model
  let live: Build
  let folded: Build

  var targets: [Projector<Codec>.Target] {
    [live, folded].map { Projector<Codec>.Target(model: model, build: $0) }
  }

  var tables: [TablePair] {
    model.outlines.map { TablePair(live: live, folded: folded, table: $0) }
  }
}
