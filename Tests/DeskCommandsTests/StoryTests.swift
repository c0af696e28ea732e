import TestSupport
import Testing

/// Every command of the desk through the program: allowed, refused, and with nothing to do.
@Suite(.database) struct StoryTests {
  @Test func `drafting and revising`() async throws {
    try await Desk().play(
      """
      otto: draft $DIR/wall.md => 77 auditors can read everything and change nothing
      eva: revise wall $DIR/wall.md => 1 there is no article 'wall'
      eva: draft $DIR/wall.md => 0 Drafted wall (8 words)
      emil: draft $DIR/wall.md => 2 the slug wall is taken, now or formerly, by article
      eva: revise wall $DIR/wall.md => 0 Nothing to do
      eva: revise wall $DIR/wall2.md => 0 Saved wall, revision 2
      eva: revise wall $DIR/wall.md --expect-revision 1 => 75 eva saved revision 2 on
      eva: revise wall $DIR/wall2.md --expect-revision 1 => 0 Nothing to do
      eva: revise wall $DIR/wall.md --expect-version 1 => 75 wall is at version 2, not 1
      otto: revise wall $DIR/wall.md => 77 auditors
      otto: restore wall 1 => 77 auditors
      eva: restore wall 9 => 1 its revisions are 1 to 2
      eva: restore wall 2 => 0 Nothing to do
      eva: restore wall 1 => 0 Restored revision 1 of wall as revision 3
      eva: restore wall 2 --expect-revision 2 => 75 wall is at revision 3, saved by eva
      """)
  }

  @Test func `submitting and withdrawing`() async throws {
    try await Desk().play(
      """
      eva: draft $DIR/sketch.md => 0 Drafted a-sketch
      eva: submit a-sketch => 2 add a byline, a dateline
      eva: draft $DIR/image.md => 0 Drafted with-a-picture
      eva: submit with-a-picture => 2 add the lead image's alt text, the lead image's credit
      eva: draft $DIR/wall.md => 0 Drafted wall
      eva: withdraw wall => 2 cannot withdraw wall: it is a draft; allowed now: revise
      eva: submit wall => 0 Submitted wall, revision 1
      eva: submit wall => 0 Nothing to do
      emil: withdraw wall => 77 eva submitted wall; only they or an admin may
      eva: withdraw wall => 0 Withdrew wall, revision 1
      eva: withdraw wall => 0 Nothing to do
      """)
  }

  @Test func `reviewing`() async throws {
    try await Desk().play(
      """
      eva: draft $DIR/wall.md => 0 Drafted wall
      anna: approve wall => 2 cannot approve wall: it is a draft
      anna: request-changes wall --reason 'Who says so?' => 2 cannot request changes to wall
      anna: submit wall => 0 Submitted wall, revision 1
      emil: approve wall => 77 only an admin may approve
      anna: approve wall => 2 anna submitted wall; somebody else must approve it
      emil: request-changes wall --reason 'Who?' => 77 only an admin may request changes to wall
      anna: request-changes wall => 64 Missing expected argument '--reason <text>'
      anna: request-changes wall --reason ' ' => 2 cannot request changes to wall without a reason
      anna: request-changes wall --reason 'Who?' => 0 Requested changes to wall, revision 1
      anna: request-changes wall --reason 'Who?' => 0 Nothing to do: changes to wall were requested, and it is unpublished
      adam: revise wall $DIR/wall2.md => 0 Saved wall, revision 2
      eva: submit wall => 0 Submitted wall, revision 2
      adam: approve wall => 2 adam wrote revision 2 of wall
      anna: approve wall --expect-revision 1 => 75 wall is at revision 2, saved by adam
      anna: approve wall --expect-version 1 => 75 wall is at version 5, not 1
      anna: approve wall --expect-revision 2 => 0 Approved wall, revision 2
      anna: approve wall => 0 Nothing to do
      """)
  }

  @Test func `publishing, unpublishing and killing`() async throws {
    try await Desk().play(
      """
      eva: draft $DIR/wall.md => 0 Drafted wall
      anna: publish wall => 2 cannot publish wall: it is a draft
      anna: unpublish wall --reason 'Wrong' => 2 cannot unpublish wall
      anna: kill wall --notice 'Removed.' => 2 cannot kill wall
      eva: submit wall => 0 Submitted wall
      anna: approve wall => 0 Approved wall
      eva: publish wall => 77 only an admin may publish
      anna: publish wall => 0 Published wall, revision 1
      anna: publish wall => 0 Nothing to do
      eva: unpublish wall --reason 'Wrong' => 77 only an admin may unpublish
      anna: unpublish wall => 64 '--reason <text>'
      anna: unpublish wall --reason '' => 2 cannot unpublish wall without a reason
      anna: unpublish wall --reason 'Wrong' => 0 Unpublished wall
      anna: unpublish wall --reason 'Wrong' => 0 Nothing to do
      eva: kill wall --notice 'Removed.' => 77 only an admin may kill
      anna: kill wall => 64 '--notice <text>'
      anna: kill wall --notice ' ' --reason 'Untrue' => 2 cannot kill wall without a notice
      anna: kill wall --notice '' => 2 cannot kill wall without a notice
      anna: kill wall --notice 'Removed.' --replaced-by wall --yes => 2 an article cannot replace itself
      anna: kill wall --notice 'Removed.' --replaced-by nowhere --yes => 1 there is no article 'nowhere'
      eva: draft $DIR/sketch.md => 0 Drafted a-sketch
      anna: kill wall --notice 'Removed.' --replaced-by a-sketch --yes => 0 Killed wall
      anna: kill wall --notice 'Removed.' --replaced-by a-sketch => 0 Nothing to do
      anna: kill wall --notice 'Removed.' => 2 killed, which is final
      anna: rename wall quay => 2 killed, which is final
      """)
  }

  @Test func `scheduling and embargoes`() async throws {
    try await Desk().play(
      """
      eva: draft $DIR/wall.md => 0 Drafted wall
      anna: schedule wall --at 2990-01-01T06:00:00Z => 2 cannot schedule wall
      anna: unschedule wall => 2 cannot unschedule wall
      anna: lift-embargo wall --reason 'Now' => 2 cannot lift the embargo on wall
      eva: embargo wall --until 2001-01-01T06:00:00Z => 2 that time has passed; give a later one
      otto: embargo wall --until 2990-01-01T06:00:00Z => 77 auditors
      eva: embargo wall --until '2990-06-01 06:00' --zone Europe/Berlin => 0 Embargoed wall until Tue 1 Jun 2990 06:00 Berlin (04:00 UTC)
      eva: embargo wall --until 2990-06-01T04:00:00Z => 0 Nothing to do: wall is already embargoed until
      eva: embargo wall --until 2990-05-01T04:00:00Z => 77 only an admin may choose an earlier time
      eva: submit wall => 0 Submitted wall
      anna: approve wall => 0 Approved wall
      anna: publish wall => 2 wall is embargoed until Tue 1 Jun 2990 04:00 UTC
      anna: schedule wall --at 2990-05-01T06:00:00Z => 2 embargoed
      anna: schedule wall --at 2001-05-01T06:00:00Z => 2 that time has passed; give a later one
      eva: lift-embargo wall --reason 'Now' => 77 only an admin may lift the embargo on wall
      anna: lift-embargo wall => 64 '--reason <text>'
      anna: lift-embargo wall --reason ' ' => 2 without a reason
      anna: lift-embargo wall --reason 'Now' => 0 Lifted the embargo on wall
      anna: lift-embargo wall --reason 'Now' => 0 Nothing to do
      eva: schedule wall --at 2990-05-01T06:00:00Z => 77 only an admin may schedule
      anna: schedule wall --at '2990-05-01 06:00' --zone Asia/Kolkata => 0 for Sat 1 May 2990 06:00 Kolkata (00:30 UTC)
      anna: schedule wall --at '2990-05-01T06:00' --zone Asia/Kolkata => 0 Nothing to do: wall is already scheduled for
      anna: unschedule wall => 0 Cancelled the schedule of wall
      anna: unschedule wall => 0 Nothing to do
      """)
  }

  @Test func `holding a live article, and lifting the hold`() async throws {
    try await Desk().play(
      """
      eva: draft $DIR/wall.md => 0 Drafted wall
      anna: hold wall --reason 'Disputed' => 2 cannot put wall on hold: it is a draft, not public; allowed now: revise
      anna: lift-hold wall => 2 cannot lift the hold on wall: it is a draft, not on hold
      eva: submit wall => 0 Submitted wall
      anna: approve wall => 0 Approved wall
      anna: publish wall => 0 Published wall
      eva: hold wall --reason 'Disputed' => 77 only an admin may put wall on hold
      otto: hold wall --reason 'Disputed' => 77 auditors
      anna: hold wall => 64 '--reason <text>'
      anna: hold wall --reason ' ' => 2 cannot put wall on hold without a reason
      anna: hold wall --reason 'Disputed' --notice 'We check it.' => 0 Put wall on hold
      adam: hold wall --reason 'Disputed' --notice 'We check it.' => 0 Nothing to do: wall is already on hold
      anna: publish wall => 2 cannot publish wall: it is approved, on hold, and the approved text is the one on hold
      eva: lift-hold wall => 77 only an admin may lift the hold on wall
      adam: lift-hold wall --reason 'It is true.' => 0 Lifted the hold on wall
      anna: lift-hold wall => 0 Nothing to do: wall is not on hold
      anna: hold wall --reason 'Again' => 0 Put wall on hold
      eva: revise wall $DIR/wall2.md => 0 Saved wall, revision 2
      eva: submit wall => 0 Submitted wall
      anna: approve wall => 0 Approved wall
      anna: correct wall --notice 'Two.' => 0 Published wall, revision 2, with a correction
      anna: hold wall --reason 'Again' => 0 Put wall on hold
      anna: kill wall --notice 'Untrue.' --yes => 0 Killed wall
      anna: hold wall --reason 'Again' => 2 killed, which is final
      """)
  }

  @Test func `scheduling the end of a publication`() async throws {
    try await Desk().play(
      """
      eva: draft $DIR/wall.md => 0 Drafted wall
      eva: submit wall => 0 Submitted wall
      anna: schedule wall => 64 Give --at, --unpublish-at or both.
      anna: schedule wall --unpublish-at 2990-05-01T06:00:00Z => 2 cannot schedule the unpublication of wall: it is submitted, not public
      anna: unschedule wall --unpublish => 2 cannot cancel the unpublication of wall: it is submitted, and no unpublication is scheduled
      anna: approve wall => 0 Approved wall
      anna: schedule wall --at 2990-05-01T06:00:00Z --unpublish-at 2990-05-01T06:00:00Z => 2 unpublish it later, or publish it earlier
      anna: schedule wall --at 2990-05-01T06:00:00Z --unpublish-at 2990-05-01T07:00:00Z => 0 Scheduled wall, revision 1, for Sat 1 May 2990 06:00 UTC, until Sat 1 May 2990 07:00 UTC
      anna: schedule wall --at 2990-05-01T08:00:00Z => 2 wall would be unpublished at Sat 1 May 2990 07:00 UTC
      anna: unschedule wall => 0 Cancelled the schedule of wall; cancelled its unpublication
      anna: unschedule wall => 0 Nothing to do
      anna: publish wall => 0 Published wall
      eva: schedule wall --unpublish-at 2990-05-01T06:00:00Z => 77 only an admin may schedule the unpublication of wall
      anna: schedule wall --unpublish-at 2001-05-01T06:00:00Z => 2 that time has passed; give a later one
      anna: schedule wall --unpublish-at 2990-05-01T06:00:00Z => 0 Scheduled the unpublication of wall for Sat 1 May 2990 06:00 UTC
      anna: schedule wall --unpublish-at 2990-05-01T06:00:00Z => 0 Nothing to do: the unpublication of wall is already scheduled for
      anna: unschedule wall => 2 cannot unschedule wall: it is approved, published, not scheduled
      eva: unschedule wall --unpublish => 77 only an admin may cancel the unpublication of wall
      anna: unschedule wall --unpublish => 0 Cancelled the unpublication of wall
      anna: unschedule wall --unpublish => 0 Nothing to do: no unpublication of wall is scheduled
      anna: schedule wall --unpublish-at 2990-05-01T06:00:00Z => 0 Scheduled the unpublication of wall
      anna: unpublish wall --reason 'Wrong' => 0 Unpublished wall; cancelled its unpublication
      """)
  }

  @Test func `a step says which pending items it ends`() async throws {
    try await Desk().play(
      """
      eva: draft $DIR/wall.md => 0 Drafted wall
      eva: submit wall => 0 Submitted wall
      anna: approve wall => 0 Approved wall
      anna: schedule wall --at 2990-05-01T06:00:00Z => 0 Scheduled wall
      eva: embargo wall --until 2990-05-02T06:00:00Z => 0 ; cancelled its schedule
      anna: unschedule wall => 0 Nothing to do
      anna: schedule wall --at 2990-05-03T06:00:00Z => 0 Scheduled wall
      eva: revise wall $DIR/wall2.md => 0 ; cancelled its schedule
      anna: unschedule wall => 2 cannot unschedule wall: it is a draft, not scheduled
      eva: submit wall => 0 Submitted wall
      anna: approve wall => 0 Approved wall
      anna: schedule wall --at 2990-05-03T06:00:00Z => 0 Scheduled wall
      eva: assign wall emil => 0 Assigned wall to emil
      eva: spike wall --reason 'Old.' => 0 Spiked wall; cancelled its schedule and assignment to emil
      anna: unschedule wall => 2 cannot unschedule wall: it is spiked
      eva: unspike wall => 0 Unspiked wall, back to approved
      anna: unschedule wall => 2 not scheduled
      """)
  }

  @Test func `correcting a live article`() async throws {
    try await Desk().play(
      """
      eva: draft $DIR/wall.md => 0 Drafted wall
      eva: submit wall => 0 Submitted wall
      anna: approve wall => 0 Approved wall
      anna: correct wall --notice 'Two.' => 2 cannot correct wall
      anna: publish wall => 0 Published wall
      eva: revise wall $DIR/wall2.md => 0 Saved wall, revision 2
      eva: submit wall => 0 Submitted wall
      anna: approve wall => 0 Approved wall
      eva: correct wall --notice 'Two.' => 77 only an admin may correct
      anna: correct wall => 64 '--notice <text>'
      anna: correct wall --notice ' ' => 2 cannot correct wall without a notice
      anna: correct wall --notice 'Two.' --kind erratum => 64 'correction' or 'clarification'
      anna: correct wall --notice 'Two.' --kind correction --refile => 64 Give --kind or --refile
      anna: correct wall --notice 'Two.' --refile => 2 cannot refile wall:
      anna: correct wall --notice 'Two.' --kind clarification => 0 Published wall, revision 2, with a clarification
      anna: correct wall --notice 'Two.' --kind clarification => 0 Nothing to do
      """)
  }

  @Test func `renaming, assigning, noting and spiking`() async throws {
    try await Desk().play(
      """
      eva: draft $DIR/wall.md => 0 Drafted wall
      eva: draft $DIR/sketch.md => 0 Drafted a-sketch
      eva: rename wall a-sketch => 2 the slug a-sketch is taken
      otto: rename wall quay => 77 auditors
      eva: rename wall quay => 0 Renamed wall to quay
      eva: rename wall quay => 0 Nothing to do
      eva: rename a-sketch wall => 2 the slug wall is taken, now or formerly, by article
      eva: revise quay $DIR/wall2.md => 64 use 'galley rename quay wall'
      eva: assign quay emil --due 2026-12-01 => 0 Assigned quay to emil, due 2026-12-01
      eva: assign quay emil --due 2026-12-01 => 0 Nothing to do: quay is already assigned to emil, due 2026-12-01
      eva: assign quay ' ' => 64 The value ' ' is invalid for '<ref>': must not be blank
      otto: assign quay emil => 77 auditors
      eva: note quay 'Ask the mayor.' => 0 Added a note to quay
      eva: note quay 'Ask the mayor.' => 0 Nothing to do
      otto: note quay 'Hm.' => 77 auditors
      emil: reply open quay --days 14 => 0 Replies to quay are now open for 14 days after the first publication
      eva: reply open quay --days 14 => 0 Nothing to do: replies to quay are already open for 14 days
      eva: reply open quay --days 0 => 64 must be a whole number from 1 to 3650
      eva: reply close quay => 0 Replies to quay are now closed
      eva: reply default quay => 0 Replies to quay are now as the newsroom decides for all articles
      otto: reply open quay => 77 auditors
      emil: spike quay --reason 'Old' => 77 eva drafted quay
      eva: spike quay => 64 '--reason <text>'
      eva: unspike quay => 2 cannot unspike quay
      eva: spike quay --reason 'Old' => 0 Spiked quay; ended its assignment to emil
      eva: spike quay --reason 'Old' => 0 Nothing to do
      eva: reply open quay => 2 cannot open or close replies to quay: it is spiked
      eva: submit quay => 2 cannot submit quay: it is spiked; allowed now: note, unspike
      emil: unspike quay => 77 eva drafted quay
      eva: unspike quay => 0 Unspiked quay, back to draft
      eva: unspike quay => 0 Nothing to do
      """)
  }

  @Test func `setting what holds for the newsroom`() async throws {
    try await Desk().play(
      """
      eva: setting set sections City => 77 only an admin may change the setting sections; ask one
      otto: setting unset sections => 77 only an admin may change the setting sections
      anna: setting unset sections => 0 Nothing to do: sections is any (default)
      anna: setting set sections Harbour 'City, Sport' => 0 sections: now Harbour, City, Sport
      anna: setting set sections Harbour,City,Sport => 0 Nothing to do: sections is Harbour, City, Sport
      adam: setting set sections City --expect-version 0 => 75 anna changed the setting sections on
      adam: setting set sektions City => 64 did you mean 'sections'?
      adam: setting set replies maybe => 64 replies is open, closed or a number of days
      adam: setting set time-zone Berlin => 64 did you mean 'Europe/Berlin'?
      eva: draft $DIR/wall.md --section Harbor => 2 Harbor is not among this newsroom's sections (Harbour, City, Sport); did you mean Harbour?
      eva: draft $DIR/wall.md --section Sport => 0 Drafted wall
      adam: setting set required-fields.submit leadImage --reason 'For the feed' => 0 now leadImage
      eva: submit wall => 2 wall is incomplete: add a lead image, then submit it
      adam: setting unset required-fields.submit => 0 required-fields.submit: now no others (default)
      eva: submit wall => 0 Submitted wall, revision 1
      """)
  }
}
