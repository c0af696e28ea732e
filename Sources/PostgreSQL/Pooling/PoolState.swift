/// The connections of a pool, who has them, and who waits for one.
struct PoolState {
  /// A seat, and the user who has it or had it last.
  struct Lease {
    let seat: Seat
    let user: SessionUser
    /// The number of sweeps so far when the seat became idle.
    var idleSince = 0
  }

  struct Waiter {
    let id: Int
    let user: SessionUser
    let continuation: CheckedContinuation<Lease, any Error>
  }

  let maximum: Int
  let maximumPerUser: Int
  /// How many of them the configured login may have.
  let ownMaximum: Int
  /// The most recently used one is the last.
  private(set) var idle: [Lease] = []
  private(set) var line: [Waiter] = []
  /// The number of lent and idle seats.
  private var openCount = 0
  private var openCounts: [String?: Int] = [:]
  private var nextID = 0
  private var sweeps = 0
  var sweeper: Task<Void, Never>?
  var isClosed = false
  var closers: [CheckedContinuation<Void, Never>] = []

  init(maximum: Int, maximumPerUser: Int, ownMaximum: Int) {
    self.maximum = maximum
    self.maximumPerUser = maximumPerUser
    self.ownMaximum = ownMaximum
  }

  var isIdle: Bool { idle.count == openCount }

  mutating func newID() -> Int {
    nextID += 1
    return nextID
  }

  /// A seat that the user can have now: an idle one of their own, else a new one, else an idle one
  /// of somebody else. Nil when all are in use, or the user has reached their limit.
  mutating func lease(for user: SessionUser) -> Lease? {
    if let place = idle.lastIndex(where: { $0.user == user }) { return idle.remove(at: place) }
    let limit = user == .configured ? ownMaximum : maximumPerUser
    if openCounts[user.name, default: 0] >= limit {
      // An idle one of the same user, opened with another password.
      return takeOver(idle.firstIndex { $0.user.name == user.name }, for: user)
    }
    if case .impersonated = user,
      let place = idle.firstIndex(where: { $0.user == .configured })
    {
      return takeOver(place, for: user)
    }
    guard openCount == maximum else {
      openCount += 1
      openCounts[user.name, default: 0] += 1
      return Lease(seat: Seat(), user: user)
    }
    let reassignable =
      user.isReassignable ? idle.firstIndex { $0.user.isReassignable } : nil
    return takeOver(reassignable ?? idle.indices.first, for: user)
  }

  /// Gives the seat of an idle connection to another user.
  private mutating func takeOver(_ place: Int?, for user: SessionUser) -> Lease? {
    guard let place else { return nil }
    let former = idle.remove(at: place)
    openCounts[former.user.name, default: 0] -= 1
    openCounts[user.name, default: 0] += 1
    return Lease(seat: former.seat, user: user)
  }

  mutating func wait(_ waiter: Waiter) { line.append(waiter) }

  mutating func leaveLine(_ id: Int) -> Waiter? {
    guard let index = line.firstIndex(where: { $0.id == id }) else { return nil }
    return line.remove(at: index)
  }

  mutating func dismissLine() -> [Waiter] {
    defer { line = [] }
    return line
  }

  /// Takes a seat back, with or without a connection. Then gives seats to those in line who can
  /// have one now, in their order.
  mutating func giveBack(_ lease: Lease) -> [(waiter: Waiter, lease: Lease)] {
    if lease.seat.isOpen {
      var lease = lease
      lease.idleSince = sweeps
      idle.append(lease)
    } else {
      forget(lease)
    }
    var served: [(waiter: Waiter, lease: Lease)] = []
    var place = 0
    while place < line.count, !idle.isEmpty || openCount < maximum {
      guard let lease = self.lease(for: line[place].user) else {
        place += 1
        continue
      }
      served.append((line.remove(at: place), lease))
    }
    return served
  }

  /// Removes and returns the seats that were not used since the sweep before the last one, to be
  /// closed.
  mutating func sweep() -> [Lease] {
    sweeps += 1
    let expired = idle.filter { sweeps - $0.idleSince > 1 }
    idle.removeAll { sweeps - $0.idleSince > 1 }
    return expired
  }

  private mutating func forget(_ lease: Lease) {
    openCount -= 1
    let count = openCounts[lease.user.name, default: 1] - 1
    openCounts[lease.user.name] = count == 0 ? nil : count
  }
}
