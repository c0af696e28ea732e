package import EventSourcing
import PostgreSQL

/// Read models that follow one kind of stream. A replay reads the log once for all kinds.
package protocol ReadModelKind: Sendable {
  associatedtype Codec: EventCodec
  var projector: Projector<Codec> { get }
  var members: [Projector<Codec>.Model] { get }
}

/// Read models whose events one projector decodes.
package struct ProjectedKind<Codec: EventCodec>: ReadModelKind {
  package let projector: Projector<Codec>
  package let members: [Projector<Codec>.Model]

  package init(_ members: [Projector<Codec>.Model], by projector: Projector<Codec>) {
    (self.members, self.projector) = (members, projector)
  }
}

extension ReadModelKind {
  var models: [any Projection.Type] { members.map { $0 as any Projection.Type } }

  /// Those of the models.
  func filter(_ isIncluded: (any Projection.Type) -> Bool) -> any ReadModelKind {
    ProjectedKind(members.filter { isIncluded($0) }, by: projector)
  }

  /// What one worker of a replay needs to fill these builds.
  ///
  /// - Parameter builds: One of each model, in the order of the models.
  func folds(into builds: [Build]) -> any StreamFolds {
    FoldsOfKind(targets(builds), by: projector)
  }

  /// Applies all events up to the watermark to builds that nobody else writes to.
  ///
  /// - Parameter builds: Any builds of these models.
  func catchUp(_ builds: inout [Build], on connection: inout Connection) throws {
    var targets = targets(builds)
    try projector.catchUp(&targets, on: &connection)
    builds = targets.map(\.build)
  }

  /// Makes a build live: see ``Swap``.
  func swap(
    to build: Build, patience: Duration, on connection: inout Connection
  ) throws -> (build: Build, locked: Duration) {
    try Swap(projector: projector, patience: patience).run(targets([build])[0], on: &connection)
  }

  private func targets(_ builds: [Build]) -> [Projector<Codec>.Target] {
    builds.map { build in
      guard let model = members.first(where: { $0.name == build.projection }) else {
        preconditionFailure("\(build.projection) is a read model of another kind")
      }
      return Projector<Codec>.Target(model: model, build: build)
    }
  }
}

/// Builds of the models of one kind, in the order of the models.
struct ShadowGroup: Sendable {
  let kind: any ReadModelKind
  var builds: [Build]

  /// Each build with its model.
  var pairs: [(model: any Projection.Type, build: Build)] {
    zip(kind.models, builds).map { ($0, $1) }
  }
}
