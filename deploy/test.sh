#!/usr/bin/env bash
# Installs what the tests need, builds everything, runs every test project and prints "N passed, N failed, N skipped" as its last
# line. Fails if a test failed, a test process died, or no test ran.
# Usage: bash deploy/test.sh [NAME...]   NAME: only test projects whose name contains it
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
results=artifacts/test-results
started=$SECONDS
step() { echo "test: [$((SECONDS - started)) s] $*"; }

rm -rf "$results"
mkdir -p "$results"
step 'installing what is missing'
bash deploy/install.sh test || exit 1
step 'asking the package feed'
bash deploy/feed.sh || exit 1
step 'building (the first time also restores packages and models)'
if ! dotnet build Border.sln -c Release -v q > "$results/build.log" 2>&1; then
  grep -E 'error|warning' "$results/build.log" | sort -u | head -n 40
  tail -n 5 "$results/build.log"
  step 'the build failed'
  exit 1
fi

passed=0 failed=0 skipped=0
count() { # trx attribute
  grep -oE "<Counters [^>]*" "$1" | grep -oE " $2=\"[0-9]+\"" | grep -oE '[0-9]+' | head -n 1
}

limit=900 # seconds for one test project; the longest takes about 450 on two quiet cores
run() { # project file
  local name log trx code
  name=$(basename "$1" .csproj)
  log=$results/$name.log trx=$results/$name.trx
  step "$name"
  timeout -k 10 $limit dotnet "$(dirname "$1")/bin/Release/net10.0/$name.dll" -trx "$trx" -noColor > "$log" 2>&1
  code=$?
  if [ $code -eq 124 ] || [ $code -eq 137 ]; then
    echo "test: $name did not end within $limit s and was killed"
  fi
  local total=0 ok=0 bad=0 not=0
  if [ -s "$trx" ]; then
    # What runs only when asked for by name (deploy/chaos.sh does) is no part of this run.
    total=$(($(count "$trx" total) - $(count "$trx" notRunnable))) ok=$(count "$trx" passed) bad=$(count "$trx" failed)
    not=$((total - ok - bad))
  fi
  # A process that died, hung or reported nothing is a failure even if no single test says so.
  if [ $code -ne 0 ] && [ "$bad" -eq 0 ]; then
    bad=1
    echo "test: $name ended with exit code $code; its last lines:"
    tail -n 20 "$log"
  elif [ "$bad" -gt 0 ]; then
    grep -A 14 '\[FAIL\]' "$log" | head -n 150
  fi
  [ "$not" -gt 0 ] && grep -A1 '\[SKIP\]' "$log"
  passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + not))
  step "$name: $ok passed, $bad failed, $not skipped"
}

for project in tests/*/*.csproj; do
  name=$(basename "$project" .csproj)
  case $name in *.Tests | Border.EndToEnd | Border.Chaos) ;; *) continue ;; esac
  if [ $# -gt 0 ]; then
    wanted=
    for part in "$@"; do case $name in *"$part"*) wanted=1 ;; esac; done
    [ -n "$wanted" ] || continue
  fi
  run "$project"
done

if [ $((passed + failed)) -eq 0 ]; then
  step 'no test ran'
  failed=1
fi
step "logs are in $results"
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
