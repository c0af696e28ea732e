import Glibc

/// How much of this process was in memory.
enum ResidentMemory {
  /// Bytes, the most at any time since the process began.
  static var peak: Int {
    var usage = rusage()
    guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
    return usage.ru_maxrss * 1024
  }
}
