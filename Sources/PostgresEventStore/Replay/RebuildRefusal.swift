/// Why read models are not rebuilt, swapped or put back.
package enum RebuildRefusal: Error, Hashable, CustomStringConvertible {
  case alreadyRunning(String)
  /// The shadow was removed by somebody while it was being made.
  case removed(String)
  case noFormer(String)
  /// The former build is of another version of the projection than this program's.
  case otherVersion(String, former: Int, program: Int)
  /// Somebody keeps the views locked.
  case swapBlocked(String, by: String)

  package var description: String {
    switch self {
    case .alreadyRunning(let projection):
      "another rebuild of \(projection) is running; wait until it has ended"
    case .removed(let projection):
      "the new build of \(projection) was removed while it was being made; rebuild it again"
    case .noFormer(let projection):
      "there is no former build of \(projection) to go back to"
    case .otherVersion(let projection, let former, let program):
      "the former build of \(projection) is of version \(former), and this galley makes version "
        + "\(program); roll back with the galley that made it"
    case .swapBlocked(let projection, let holder):
      "\(projection) could not be swapped in: \(holder) is reading the present one in a transaction "
        + "that does not end; end it and try again"
    }
  }
}
