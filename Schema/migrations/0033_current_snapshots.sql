-- Nothing is recorded or stored in a transaction that does not see what was erased meanwhile. The remarks
-- of readers are erased as completely as texts, and two processes can seal at the same time.
--
-- digest of the definitions: 248745aec98d2cc9cf0939caae70dc02ed1f69e1be33566929bb633c07009700
SET LOCAL ROLE galley_owner;

-- The statistics would contain samples of the remarks.
ALTER TABLE galley.link_remarks ALTER COLUMN name SET STATISTICS 0;
ALTER TABLE galley.link_remarks ALTER COLUMN remark SET STATISTICS 0;
