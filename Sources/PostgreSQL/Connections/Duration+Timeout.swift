extension Duration {
  /// The value of one of the server's timeouts, such as `lock_timeout`: in whole milliseconds, and at
  /// least 1, because 0 would mean no limit.
  package var timeoutSetting: String {
    let most = Double(Int32.max)
    return "\(Int(min(most, max(1, self / .milliseconds(1)))))ms"
  }
}
