package import HTTPClient
import Synchronization

/// The network, as all destinations of this machine share it. libcurl is loaded at the first use.
package final class DeliveryNetwork: Sendable {
  let limits: TransferLimits
  private let shared = Mutex<HTTPClient?>(nil)

  package init(limits: TransferLimits = TransferLimits()) { self.limits = limits }

  func client() throws(TransferFailure) -> HTTPClient {
    try shared.withLock { shared throws(TransferFailure) in
      if let shared { return shared }
      let client = try HTTPClient()
      shared = client
      return client
    }
  }
}
