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
    version += 1
    switch step {
    case .note, .assign: break
    default: lastStep = step.name
    }
    apply(step, by: person)
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
      return instant < embargo ?? .distantPast ? .refused : .recorded
    case .unschedule:
      if lastStep == "unschedule" { return .nothing }
      return schedule == nil ? .refused : .recorded
    case .publish:
      if liveIsApproved { return .nothing }
      return state == "approved" && now >= embargo ?? .distantPast ? .recorded : .refused
    case .correct(let notice):
      if liveIsApproved, corrections.last == notice, liveRevision == lastCorrected {
        return .nothing
      }
      guard state == "approved", isPublic, !liveIsApproved else { return .refused }
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
    case .spike:
      if state == "spiked" { return .nothing }
      return !wasPublic && (isAdmin || owner == person) ? .recorded : .refused
    case .unspike:
      if lastStep == "unspike" { return .nothing }
      return state == "spiked" && (isAdmin || owner == person) ? .recorded : .refused
    }
  }

  private mutating func apply(_ step: WalkStep, by person: String) {
    switch step {
    case .revise(let text): save(text, by: person, restoring: nil)
    case .reviseOverStale: break
    case .restore(let number): save(texts[number - 1], by: person, restoring: number)
    case .submit:
      enter("submitted")
      submitter = person
    case .withdraw: enter("draft")
    case .requestChanges(let reason):
      enter("changesRequested")
      reasonForChanges = reason
      schedule = nil
    case .approve: state = "approved"
    case .schedule(let instant):
      schedule = instant
      scheduledText = text
    case .unschedule: schedule = nil
    case .publish: goPublic()
    case .correct(let notice):
      goPublic()
      corrections.append(notice)
      lastCorrected = texts.count
    case .unpublish: isPublic = false
    case .kill:
      (isKilled, isPublic, schedule, embargo) = (true, false, nil, nil)
    case .embargo(let until): embargo = until
    case .liftEmbargo: embargo = nil
    case .rename(let new):
      formerSlugs.insert(slug)
      formerSlugs.remove(new)
      slug = new
    case .assign(let person): assignee = person
    case .note(let words): lastNote = words
    case .spike: (spikedFrom, state) = (state, "spiked")
    case .unspike: (state, spikedFrom) = (spikedFrom ?? "draft", nil)
    }
  }
}

extension WalkStep {
  fileprivate var isForAdmins: Bool {
    switch self {
    case .requestChanges, .approve, .schedule, .unschedule, .publish, .correct, .unpublish, .kill,
      .liftEmbargo:
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
