#!/usr/bin/env bash
# Times `galley show` of a published article against psql's own binary with the same queries, whole
# processes, in one run. Needs a release build and hyperfine.
#
#   swift build -c release --static-swift-stdlib --product galley && bash Tests/Benchmarks/show.sh
set -euo pipefail
galley=$(realpath "$(dirname "$0")/../../.build/release/galley")
psql=$(ls -d /usr/lib/postgresql/*/bin/psql | sort --version-sort | tail --lines 1)
work=$(mktemp --directory)
chmod 711 "$work"
export GALLEY_HOME=$work/home
trap '"$galley" --quiet database stop; rm --recursive --force "$work"' EXIT

cat > "$work/story.md" <<'STORY'
---
headline: Ferry to the outer isles runs again
byline: [Eva Lind]
dateline: {place: Oban, date: 2026-11-20, source: GNA}
language: en
---
The ferry to the outer isles left Oban on Friday morning, a month late.
STORY
"$galley" --quiet user add eva --role editor >/dev/null
"$galley" --quiet --as eva draft "$work/story.md" --slug ferry >/dev/null
"$galley" --quiet --as eva submit ferry >/dev/null
"$galley" --quiet approve ferry >/dev/null
"$galley" --quiet publish ferry >/dev/null
"$galley" --quiet show ferry >/dev/null

# What `show` asks once the read models are up to date.
cat > "$work/show.sql" <<'SQL'
SELECT stream AS id FROM galley.claims WHERE name = 'ferry' \gset
SELECT * FROM read.board WHERE article = :'id';
SELECT r.*, t.body FROM read.revisions r LEFT JOIN galley.texts t ON t.key = r.manuscript
  WHERE article = :'id' ORDER BY revision DESC LIMIT 1;
SELECT * FROM read.publications WHERE article = :'id';
SELECT * FROM read.corrections WHERE article = :'id' ORDER BY version;
SELECT * FROM read.slugs WHERE article = :'id' ORDER BY claimed;
SQL

hyperfine --shell=none --warmup 10 --runs 100 \
  --command-name "galley show" "$galley show ferry" \
  --command-name "psql" "$psql -X -h $GALLEY_HOME/run -U galley_superuser -d galley -f $work/show.sql"
