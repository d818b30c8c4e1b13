#!/usr/bin/env bash
# Runs the long chaos scenarios and then random ones against real processes: nodes, broker, silos and database are killed, frozen and
# restarted, and afterwards every crossing that an officer was shown is looked for in journal, ledger and grains.
# Usage: bash deploy/chaos.sh [--hours N] [--seed S]
#   --hours N  random scenarios until N hours are over (default 0: one); each prints its seed before it runs
#   --seed S   only the random scenario of this seed, as it was printed
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

hours=0 seed=''
while [ $# -gt 0 ]; do
  case $1 in
    --hours | --seed) [ $# -ge 2 ] || { echo "chaos: $1 needs a value" >&2; exit 2; } ;;&
    --hours) hours=$2 && shift 2 ;;
    --seed) seed=$2 && shift 2 ;;
    *) sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done
[[ $hours =~ ^[0-9]+(\.[0-9]+)?$ ]] || { echo 'chaos: --hours takes a number, for example 0.5' >&2; exit 2; }
[[ $seed =~ ^[0-9]*$ ]] || { echo 'chaos: --seed takes a whole number' >&2; exit 2; }

bash deploy/install.sh test
bash deploy/feed.sh
mkdir -p artifacts
if ! dotnet build tests/Border.Chaos -c Release -v q --nologo > artifacts/build.log 2>&1; then
  grep -E 'error' artifacts/build.log | sort -u | head -n 20 >&2
  echo 'chaos: building failed; artifacts/build.log says more' >&2
  exit 1
fi

run() { dotnet tests/Border.Chaos/bin/Release/net10.0/Border.Chaos.dll -noColor -showLiveOutput "$@"; }
if [ -z "$seed" ]; then
  # In a build with Orleans: how long grains are away and records stand still when one of three silos is killed.
  run -namespace Border.Chaos.Cluster
fi
export BORDER_CHAOS_HOURS=$hours
what=(-class Border.Chaos.Scenarios.LongRun)
if [ -n "$seed" ]; then
  export BORDER_CHAOS_SEED=$seed BORDER_CHAOS_HOURS=0
  what=(-method Border.Chaos.Scenarios.LongRun.RandomScenarios_UntilTheTimeIsUp_LoseNothing)
fi
run -explicit only "${what[@]}"
