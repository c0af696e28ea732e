/// The steps of an article after its draft, in order: about nine, chosen at random so that every
/// kind of step occurs in some articles.
struct ArticlePlan: Sendable {
  enum Step: Hashable, Sendable, CaseIterable {
    case revise, restore, assign, note, rename, spike, unspike
    case submit, withdraw, requestChanges, approve
    case embargo, liftEmbargo, schedule, unschedule, publishDue, publish
    case correct, unpublish, kill
    case hold, liftHold, scheduleUnpublication, cancelUnpublication
  }

  /// In order.
  let steps: [Step]

  init(using random: inout SeededRandom) {
    var steps = Self.writing(using: &random)
    if random.chance(0.05) {
      steps.append(.spike)
      guard random.chance(0.3) else {
        self.steps = steps
        return
      }
      steps.append(.unspike)
    }
    steps += Self.reviewing(using: &random)
    steps += Self.publishing(using: &random)
    steps += Self.followingUp(using: &random)
    self.steps = steps
  }

  private static func writing(using random: inout SeededRandom) -> [Step] {
    var steps: [Step] = random.chance(0.6) ? [.assign] : []
    let revisions = random.element(of: [1, 1, 2, 2, 2, 3, 3, 4])
    steps += repeatElement(.revise, count: revisions)
    if random.chance(0.03) { steps.append(.restore) }
    if random.chance(0.4) { steps.append(.note) }
    if random.chance(0.05) { steps.append(.rename) }
    return steps
  }

  private static func reviewing(using random: inout SeededRandom) -> [Step] {
    var steps: [Step] = [.submit]
    if random.chance(0.04) { steps += [.withdraw, .revise, .submit] }
    if random.chance(0.3) {
      steps += [.requestChanges, .revise]
      if random.chance(0.4) { steps.append(.revise) }
      steps.append(.submit)
    }
    return steps
  }

  private static func publishing(using random: inout SeededRandom) -> [Step] {
    var steps: [Step] = []
    if random.chance(0.06) {
      steps.append(.embargo)
      if random.chance(0.3) { steps.append(.liftEmbargo) }
    }
    steps.append(.approve)
    guard random.chance(0.18) else { return steps + [.publish] }
    steps.append(.schedule)
    if random.chance(0.1) { return steps + [.unschedule, .publish] }
    // The revision cancels the schedule.
    if random.chance(0.1) { return steps + [.revise, .submit, .approve, .publish] }
    return steps + [.publishDue]
  }

  private static func followingUp(using random: inout SeededRandom) -> [Step] {
    var steps: [Step] = []
    if random.chance(0.2) { steps += [.revise, .submit, .approve, .publish] }
    if random.chance(0.06) { steps += [.revise, .submit, .approve, .correct] }
    if random.chance(0.25) { steps.append(.note) }
    if random.chance(0.01) {
      steps.append(.hold)
      if random.chance(0.6) { steps.append(.liftHold) }
    }
    if random.chance(0.03) {
      steps.append(.scheduleUnpublication)
      if random.chance(0.5) { steps.append(.cancelUnpublication) }
    }
    if random.chance(0.01) { steps.append(.unpublish) }
    if random.chance(0.005) { steps.append(.kill) }
    return steps
  }
}

extension ArticlePlan.Step {
  /// The average number of minutes after the previous step.
  var delay: Double {
    switch self {
    case .assign, .note: 5
    case .revise, .restore, .submit, .rename, .spike: 20
    case .requestChanges, .approve, .embargo: 25
    case .schedule, .publish, .publishDue, .unschedule, .withdraw: 10
    case .hold, .liftHold, .scheduleUnpublication, .cancelUnpublication: 60
    case .unspike, .liftEmbargo: 90
    case .correct, .unpublish, .kill: 180
    }
  }
}
