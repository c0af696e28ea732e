package import Editorial
import EventSourcing
import PostgreSQL
import PostgresEventStore

extension Member {
  /// Every setting, as it is now or as it was.
  package func settingStatuses(asOf: AsOf? = nil) async throws -> Answer<[SettingStatus]> {
    let past = try await past(asOf)
    let changes = try await settingEvents(through: past)
    let settings = NewsroomSettings().folding(changes)
    return Answer(
      value: SettingKey.allCases.map { SettingStatus($0, in: settings) },
      remarks: past.map { [.asOf(position: $0.position, $0.instant)] } ?? [])
  }

  /// The changes of one setting, or of all, oldest first.
  package func settingHistory(of key: SettingKey? = nil) async throws -> [SettingChange] {
    var settings = NewsroomSettings()
    var changes: [SettingChange] = []
    for stored in try await settingEvents(through: nil) {
      guard let event = try? stored.map({ try SettingEventCodec().decode($0) }) else { continue }
      let change = SettingChange(event, after: settings)
      if key == nil || change.key == key { changes.append(change) }
      SettingRules.evolve(&settings, by: event)
    }
    return changes
  }

  /// Sets a setting.
  ///
  /// - Parameter words: The elements of a list, or one text.
  /// - Throws: ``Failure`` if the words are not a value of the setting, if this person is not an admin,
  ///   or if somebody changed the setting in the meantime.
  package func set(
    _ key: SettingKey, to words: [String], reason: String? = nil,
    options: CommandOptions = .init()
  ) async throws -> SettingReceipt {
    try await change(key, to: try Self.value(of: words, for: key), reason: reason, options)
  }

  /// Restores the default of a setting.
  package func unset(
    _ key: SettingKey, reason: String? = nil, options: CommandOptions = .init()
  ) async throws -> SettingReceipt {
    try await change(key, to: nil, reason: reason, options)
  }

  private static func value(
    of words: [String], for key: SettingKey
  ) throws(Failure) -> SettingValue {
    do {
      let value = try key.newValue(of: words)
      if key.kind == .timeZone { _ = try ZoneName(value.phrase) }
      return value
    } catch let error as SettingValueError {
      throw Failure(.invalid, error.description)
    } catch let error as TimeError {
      throw Failure(.invalid, error.description)
    } catch {
      throw Failure(error)
    }
  }

  private func change(
    _ key: SettingKey, to value: SettingValue?, reason: String?, _ options: CommandOptions
  ) async throws -> SettingReceipt {
    try WordsLimit.reason.require(reason)
    let base = options.expectedVersion ?? newsroomSettings.changes[key]?.version ?? 0
    let command = SettingCommand(key, to: value, reason: reason, base: base)
    var store = PostgresEventStore(
      pool: newsroom.pool, user: user, codec: SettingEventCodec(), caller: actor.name)
    store.recorded = { [replica = newsroom.replica] in replica?.require($0) }
    let handler = CommandHandler<SettingRules, PostgresEventStore<SettingEventCodec>>(store: store)
    return try await sending(options) { commandID, isRepeated in
      if isRepeated, let first = try await handler.answer(of: commandID) {
        let request = try await withConnection { try LogReader.request(of: commandID, on: &$0) }
        guard request == command.request else { throw AppendError.commandIDReused(commandID) }
        try await awaitReplication()
        return SettingReceipt(key, first)
      }
      let outcome = try await handler.handle(commandID, on: NewsroomSettings.stream) { basis in
        .init(command, digest: command.request, context: context(at: basis.now))
      }
      return SettingReceipt(key, outcome)
    }
  }

  /// - Parameter past: Nil for now.
  private func settingEvents(through past: Past?) async throws -> [StoredEvent] {
    let position = past?.position ?? .max
    let read: @Sendable (inout Connection) throws -> [StoredEvent] = {
      try LogReader.stream(NewsroomSettings.stream.id, through: position, on: &$0)
    }
    return try await past == nil ? readingLog(read) : reading(read)
  }
}

extension SettingReceipt {
  fileprivate init(
    _ key: SettingKey,
    _ outcome: CommandHandler<SettingRules, PostgresEventStore<SettingEventCodec>>.Outcome
  ) {
    self.init(
      setting: SettingStatus(key, in: outcome.state), isChanged: !outcome.recorded.isEmpty)
  }
}

extension SettingRejection: ClassifiedError {
  package var failure: Failure {
    switch self {
    case .adminOnly: Failure(.forbidden, description)
    case .changedMeanwhile(_, let by, _):
      Failure(.conflict, description, about: by, remedies: [])
    }
  }
}
