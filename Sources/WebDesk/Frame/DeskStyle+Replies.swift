extension DeskStyle {
  static let replies = """
    header.desk .back { margin: 0; }
    .trap { position: absolute; inset-inline-start: -100rem; }
    .replies .choice { display: flex; flex-wrap: wrap; align-items: center; gap: .2rem .5rem; font-size: .9rem; }
    .choice input { inline-size: 1.3rem; block-size: 1.3rem; margin: 0; }
    .choice label { padding: .3rem 0; }
    details > summary { padding: .4rem 0; cursor: pointer; }

    """
}
