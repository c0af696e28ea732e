import Foundation

// The desk's rules again, as a person would check them on a card.
extension PlainArticle {
  /// Takes a step if it is allowed, and returns the outcome.
  mutating func take(
    _ step: WalkStep, by person: String, isAdmin: Bool, now: Date, takenSlugs: Set<String>
  ) -> WalkOutcome {
    if step.isForAdmins && !isAdmin { return .refused }
    if isKilled && !step.isAllowedWhenKilled { return .refused }
    if state == "spiked" && !step.isAllowedWhenSpiked { return .refused }
    let outcome = decide(step, by: person, isAdmin: isAdmin, now: now, takenSlugs: takenSlugs)
    guard outcome == .recorded else { return outcome }
    let ended = endings(of: step)
    version += 1 + ended.count
    switch step {
    case .note, .assign, .setReplies: break
    // After a hold or an embargo that cancels the schedule, there is nothing left to cancel.
    case .embargo where ended.contains("schedule"), .hold where ended.contains("schedule"):
      lastStep = "unschedule"
    default: lastStep = step.name
    }
    apply(step, by: person)
    if ended.contains("end") { end = nil }
    return .recorded
  }

  private func decide(
    _ step: WalkStep, by person: String, isAdmin: Bool, now: Date, takenSlugs: Set<String>
  ) -> WalkOutcome {
    switch step {
    case .revise(let new):
      return new == text ? .nothing : .recorded
    case .reviseOverStale(let new):
      return new == text ? .nothing : .refused
    case .restore(let number):
      guard number <= texts.count else { return .refused }
      return texts[number - 1] == text ? .nothing : .recorded
    case .submit:
      if state == "submitted" { return .nothing }
      let isOpen = state == "draft" || state == "changesRequested"
      return isOpen && !text.body.isEmpty ? .recorded : .refused
    case .withdraw:
      if lastStep == "withdraw" { return .nothing }
      return state == "submitted" && (isAdmin || submitter == person) ? .recorded : .refused
    case .requestChanges(let reason):
      if reasonForChanges == reason { return .nothing }
      return state == "submitted" || state == "approved" ? .recorded : .refused
    case .approve:
      if state == "approved" { return .nothing }
      let isOwn = hands[texts.count - 1].contains(person) || submitter == person
      return state == "submitted" && !isOwn ? .recorded : .refused
    case .schedule(let instant):
      if schedule == instant, state == "approved", scheduleIsOfThisText { return .nothing }
      guard state == "approved", !liveIsApproved, instant > now else { return .refused }
      if let end, end <= instant { return .refused }
      return instant < embargo ?? .distantPast ? .refused : .recorded
    case .scheduleEnd(let instant):
      if end == instant { return .nothing }
      guard isPublic || schedule != nil, instant > now else { return .refused }
      return instant > schedule ?? .distantPast ? .recorded : .refused
    case .cancelEnd:
      if lastStep == "cancelEnd" { return .nothing }
      return end == nil ? .refused : .recorded
    case .hold(let reason):
      if held == reason { return .nothing }
      return isPublic ? .recorded : .refused
    case .liftHold:
      if lastStep == "liftHold" { return .nothing }
      return held != nil && now >= embargo ?? .distantPast ? .recorded : .refused
    case .unschedule:
      if lastStep == "unschedule" { return .nothing }
      return schedule == nil ? .refused : .recorded
    case .publish:
      if liveIsApproved { return held == nil ? .nothing : .refused }
      return state == "approved" && now >= embargo ?? .distantPast ? .recorded : .refused
    case .correct(let notice), .refile(let notice):
      if held == nil, liveIsApproved, corrections.last == notice, liveRevision == lastCorrected {
        return .nothing
      }
      guard state == "approved", isPublic, !liveIsApproved else { return .refused }
      if case .refile = step, !isOnlySpelling { return .refused }
      return now >= embargo ?? .distantPast ? .recorded : .refused
    case .unpublish:
      if wasPublic, !isPublic { return .nothing }
      return isPublic ? .recorded : .refused
    case .kill:
      if isKilled { return lastStep == "kill" ? .nothing : .refused }
      return wasPublic ? .recorded : .refused
    case .embargo(let until):
      if embargo == until { return .nothing }
      guard until > now else { return .refused }
      let isOnLive = isPublic && liveRevision.map { texts[$0 - 1] } == text
      let isEarlier = until < embargo ?? .distantPast
      return !isAdmin && (isOnLive || isEarlier) ? .refused : .recorded
    case .liftEmbargo:
      if lastStep == "liftEmbargo" { return .nothing }
      return embargo == nil ? .refused : .recorded
    case .rename(let new):
      if new == slug { return .nothing }
      if wasPublic && !isAdmin { return .refused }
      let isFree = !takenSlugs.contains(new) || formerSlugs.contains(new)
      return isFree ? .recorded : .refused
    case .assign(let person):
      return assignee == person ? .nothing : .recorded
    case .note(let words):
      return lastNote == words ? .nothing : .recorded
    case .setReplies(let days):
      return replyDays == days ? .nothing : .recorded
    case .spike:
      if state == "spiked" { return .nothing }
      return !wasPublic && (isAdmin || owner == person) ? .recorded : .refused
    case .unspike:
      if lastStep == "unspike" { return .nothing }
      return state == "spiked" && (isAdmin || owner == person) ? .recorded : .refused
    }
  }

  /// What the step takes off the card, each with an entry of its own in the log.
  private func endings(of step: WalkStep) -> [String] {
    let pending = [
      schedule == nil ? nil : "schedule", end == nil ? nil : "end",
      embargo == nil ? nil : "embargo",
      isAwaited ? "review" : nil, assignee == nil ? nil : "assignment",
    ].compactMap(\.self)
    let plan = ["schedule", "end"]
    let ended: [String] =
      switch step {
      case .revise, .reviseOverStale, .restore, .requestChanges: isPublic ? ["schedule"] : plan
      case .unpublish: plan
      case .publish, .correct, .refile: ["schedule", "assignment"]
      case .spike: plan + ["assignment"]
      case .kill: plan + ["embargo", "review", "assignment"]
      case .embargo(let until) where schedule.map { $0 < until } ?? false:
        isPublic ? ["schedule"] : plan
      case .unschedule: isPublic ? [] : ["end"]
      case .hold: held == nil ? ["schedule"] : []
      case .submit, .withdraw, .approve, .schedule, .embargo, .liftEmbargo, .rename, .assign, .note,
        .setReplies, .unspike, .scheduleEnd, .cancelEnd, .liftHold:
        []
      }
    return pending.filter(ended.contains)
  }

  private mutating func apply(_ step: WalkStep, by person: String) {
    switch step {
    case .revise(let text): save(text, by: person, restoring: nil)
    case .reviseOverStale: break
    case .restore(let number): save(texts[number - 1], by: person, restoring: number)
    case .submit:
      enter("submitted")
      submitter = person
      sentBack = nil
    case .withdraw: enter("draft")
    case .requestChanges(let reason):
      enter("changesRequested")
      (reasonForChanges, sentBack) = (reason, reason)
      schedule = nil
    case .approve: state = "approved"
    case .schedule(let instant):
      schedule = instant
      scheduledText = text
    case .unschedule: schedule = nil
    case .publish: goPublic()
    case .correct(let notice), .refile(let notice):
      goPublic()
      corrections.append(notice)
      lastCorrected = texts.count
    case .scheduleEnd(let instant): end = instant
    case .cancelEnd: end = nil
    case .unpublish: (isPublic, schedule, held) = (false, nil, nil)
    case .hold(let reason):
      if held == nil { schedule = nil }
      held = reason
    case .liftHold: held = nil
    case .kill:
      if isAwaited { enter("draft") }
      (isKilled, isPublic, schedule, embargo, assignee) = (true, false, nil, nil, nil)
      held = nil
    case .embargo(let until):
      if let schedule, schedule < until { self.schedule = nil }
      embargo = until
    case .liftEmbargo: embargo = nil
    case .rename(let new):
      formerSlugs.insert(slug)
      formerSlugs.remove(new)
      slug = new
    case .assign(let person): assignee = person
    case .note(let words): lastNote = words
    case .setReplies(let days): replyDays = days
    case .spike: (spikedFrom, state, schedule, assignee) = (state, "spiked", nil, nil)
    case .unspike: (state, spikedFrom) = (spikedFrom ?? "draft", nil)
    }
  }
}

extension WalkStep {
  fileprivate var isForAdmins: Bool {
    switch self {
    case .requestChanges, .approve, .schedule, .unschedule, .publish, .correct, .refile, .unpublish,
      .kill, .liftEmbargo, .scheduleEnd, .cancelEnd, .hold, .liftHold:
      true
    default: false
    }
  }

  fileprivate var isAllowedWhenKilled: Bool {
    switch self {
    case .note, .kill: true
    default: false
    }
  }

  fileprivate var isAllowedWhenSpiked: Bool {
    switch self {
    case .note, .spike, .unspike: true
    default: false
    }
  }
}
