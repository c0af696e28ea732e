/// A typical article of an agency, written for these tests.
enum SampleArticle {
  static let text = """
    ---
    headline: "Reservoir town votes to keep its drowned church"
    slug: reservoir-town-keeps-drowned-church
    standfirst: |-
      After eleven years of argument, Hallin decides: the tower stays above the water.
      Divers found it sound.
    byline:
      - Marta Oyelaran
      - "Jun Brandt"
    dateline:
      place: Hallin
      date: 2021-11-23
      source: TDI
    section: society
    keywords: reservoirs, heritage, local votes
    language: en
    leadImage:
      uri: https://pictures.example/hallin/tower.jpg
      caption: "The tower at low water: a landmark for anglers"
      alt: A stone church tower rises from a still grey lake.
      credit: Petra Lind / TDI
    revision: 3
    ---

    The 412 people of Hallin who went to the polls on Sunday settled a question older than some of
    them: whether the tower of the church that the reservoir swallowed in 1958 may go on standing
    in the water. It may, by a margin of **nineteen** votes.

    "We drowned the rest of it," said Ada Renk, who rang its bell as a child. "The least we can do
    is leave the part that *still looks at us*."

    ## Eleven years of argument

    The district's water board had wanted the tower gone since a block of sandstone the size of a
    wardrobe fell from its northern face and was found, the next drought, lying on what had been
    the schoolyard. Boats were kept two hundred metres away. Insurance, the board said, could not
    be had at any price, and the cost of repairs would fall on every household that drinks the
    lake.

    Against it stood a society with a letterhead, a [petition](https://petition.example/hallin) and
    a diver. The diver, Tomas Eck, spent his summers below the waterline with a hammer and a
    notebook. His report, which the society printed at its own cost, came to three findings:

    1. The foundations stand on rock, not on silt as the board believed.
    2. The mortar below the water is harder than the mortar above it.
    3. The cracks that can be seen from the shore
       are older than the lake.

    > I had expected a ruin, and I met a building.
    >
    > It only needs a hat.

    ## What happens now

    The hat is a copper roof, to be flown in by helicopter before the first frost. It will cost
    what the board had set aside for the blasting:

    - a frame of larch, made in the valley;
    - eleven hundred copper shingles;
    - a lightning rod, which the old church never had.

    The board's chair, Ilse Vantongeren, said that she would carry out the vote "to the letter, and
    to the last shingle". She had voted against. Asked whether she would come to the reopening, she
    looked across the water for some time before she answered.

    ![Two anglers in a boat look up at the tower.](https://pictures.example/hallin/anglers.jpg)

    "I was married in it," she said. "So was everybody. That has never been an argument for
    anything, and it has been the only one all along."

    The boats may come closer from the spring. The society has asked that nobody tie up to the
    tower, and that nobody ring the bell, which hangs in the museum now and belongs to the town.
    Mrs Renk has asked for one exception.
    """
}
