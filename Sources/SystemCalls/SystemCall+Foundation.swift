import Foundation

extension SystemCall {
  /// Why a call of Foundation failed, in the system's words if it has them.
  package static func reason(of error: any Error) -> String {
    let error = error as NSError
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    return cause.domain == NSPOSIXErrorDomain
      ? reason(of: Int32(cause.code)) : error.localizedDescription
  }
}
