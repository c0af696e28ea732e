import SCGI
import WebRequests

/// The icon of the desk's pages: a galley proof.
enum IconRoutes {
  /// The second address is the one that browsers try by themselves.
  static let all: [Route] = [DeskPath.icon.pattern, "/favicon.ico"].map { pattern in
    .open(.get, pattern) { _, _ in
      SCGIResponse(
        status: 200,
        headers: ["Content-Type": "image/svg+xml", "Cache-Control": "public, max-age=86400"],
        body: Array(drawing.utf8))
    }
  }

  private static let drawing = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
    <rect width="32" height="32" rx="6" fill="#1f3a5f"/>
    <rect x="10" y="4" width="12" height="24" fill="#fff"/>
    <path d="M12 8h8M12 12h8M12 16h5M12 20h8M12 24h6" stroke="#1f3a5f" stroke-width="1.6"/>
    <path d="M18.5 14.5l5 4" stroke="#d33" stroke-width="2"/>
    </svg>

    """
}
