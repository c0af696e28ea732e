extension DeskPath {
  static let tokens = DeskPath("/desk/account/tokens")
  static let revokeToken = DeskPath("/desk/account/tokens/revoke")
}
