#!/usr/bin/env bash
# Brings up a whole Border on this machine: broker, centre (embedded ledger, one process) and one post with two lanes, a kiosk and
# simulated devices whose generated images go through the real pipelines. Ctrl-C stops all of it.
# Usage: bash deploy/run.sh [--crossings N] [--seed S] [--state DIR] [--fresh] [--no-build]
#   --crossings N  run N crossings with a simulated officer, print a summary, stop; fails if anything was lost or came twice
#   --seed S       the same simulated travellers and vehicles every time (default: other ones in every run)
#   --state DIR    where everything is kept (default artifacts/run; --crossings uses a new folder below it)
#   --fresh        forget what an earlier run kept in the state folder
#   --no-build     use what was built before
set -euo pipefail
started_ms=$(date +%s%3N)
cd "$(dirname "$0")/.."
root=$PWD
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

crossings='' seed='' state=artifacts/run fresh='' build=yes
while [ $# -gt 0 ]; do
  case $1 in
    --crossings | --seed | --state) [ $# -ge 2 ] || { echo "run: $1 needs a value" >&2; exit 2; } ;;&
    --crossings) crossings=$2 && shift 2 ;;
    --seed) seed=$2 && shift 2 ;;
    --state) state=$2 && shift 2 ;;
    --fresh) fresh=yes && shift ;;
    --no-build) build='' && shift ;;
    *) sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done
for number in "$crossings" "$seed"; do
  case $number in *[!0-9]*) echo 'run: --crossings and --seed take whole numbers' >&2; exit 2 ;; esac
done
[ -z "$crossings" ] || state=$state/crossings-$started_ms

step() { echo "run: [$((($(date +%s%3N) - started_ms) / 1000)) s] $*"; }
fail() { echo "run: $*" >&2; exit 1; }

step 'installing what is missing'
bash deploy/install.sh run
if [ -n "$build" ]; then
  bash deploy/feed.sh
  step 'building (the first time also restores packages and models: some minutes)'
  mkdir -p artifacts
  for project in silos/Border.Silo edge/Border.Edge clients/Border.Cli; do
    if ! dotnet build "$project" -c Release -v q --nologo > artifacts/build.log 2>&1; then
      grep -E 'error' artifacts/build.log | sort -u | head -n 20 >&2
      fail "building $project failed; artifacts/build.log says more"
    fi
    step "built $project"
  done
fi

[ -z "$fresh" ] || rm -rf "$state"
mkdir -p "$state"
state=$(cd "$state" && pwd)
chmod 700 "$state"

free_port() { # the wanted port, or the next one that nobody listens on
  local port=$1
  while (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do
    [ "$port" = "$1" ] && echo "run: port $1 is in use; taking the next free one" >&2
    port=$((port + 1))
  done
  echo "$port"
}
nodes_port=$(free_port 8883)
centre_port=$(free_port $((nodes_port + 1)))
centre_https=$(free_port 8443)
node_https=$(free_port $((centre_https + 1)))

step 'making certificates'
bash deploy/certs.sh --out "$state/certs" --post north --node n1 > "$state/certs.log"

processes=()
stop() {
  trap - EXIT INT TERM
  [ ${#processes[@]} -eq 0 ] || echo 'run: stopping'
  # The node first, so that it can send what it still has; the broker last.
  for ((i = ${#processes[@]} - 1; i >= 0; i--)); do
    kill -TERM "${processes[$i]}" 2> /dev/null || continue
    for _ in $(seq 100); do kill -0 "${processes[$i]}" 2> /dev/null || break; sleep 0.1; done
    kill -KILL "${processes[$i]}" 2> /dev/null || true
  done
}
trap stop EXIT
trap 'exit 130' INT TERM

wait_for() { # name pid url
  for _ in $(seq 600); do
    curl --silent --fail --output /dev/null --cacert "$state/certs/authority/ca.crt" --max-time 2 "$3" && return
    kill -0 "$2" 2> /dev/null || { tail -n 20 "$state/$1.log" >&2; fail "$1 ended; $state/$1.log says why"; }
    sleep 0.1
  done
  tail -n 20 "$state/$1.log" >&2
  fail "$1 was not ready within 60 s; $state/$1.log says why"
}

step "starting the broker on ports $nodes_port (nodes) and $centre_port (centre)"
bash deploy/mosquitto/render.sh --certs "$state/certs/broker" --data "$state/broker" --nodes-port "$nodes_port" --centre-port "$centre_port" \
  --user "$(id -un)" > /dev/null
PATH=$PATH:/usr/sbin mosquitto -c "$state/broker/border.conf" > "$state/broker.log" 2>&1 &
processes+=($!)

step 'starting the centre'
cat > "$state/silo.json" << JSON
{
  "name": "silo-1",
  "url": "https://127.0.0.1:$centre_https",
  "stateFolder": "centre",
  "certificateFolder": "certs/centre",
  "broker": { "host": "localhost", "port": $centre_port },
  "cluster": { "siloPort": $(free_port 11111), "gatewayPort": $(free_port 30000) },
  "demonstrationStaff": true
}
JSON
dotnet "$root/silos/Border.Silo/bin/Release/net10.0/Border.Silo.dll" --config "$state/silo.json" > "$state/centre.log" 2>&1 &
processes+=($!)
wait_for centre $! "https://localhost:$centre_https/health/ready"

step 'starting the node north/n1: a car lane, a pedestrian lane, a kiosk, simulated devices'
device() { printf '{ "role": "%s", "kind": "Simulated" }' "$1"; }
cat > "$state/node.json" << JSON
{
  "post": "north",
  "node": "n1",
  "data": "node",
  "certificates": "certs/nodes/north/n1",
  "https": { "address": "127.0.0.1", "port": $node_https },
  "broker": { "host": "localhost", "port": $nodes_port },
  "lanes": [
    { "name": "car-1", "direction": "Entry", "kind": "Car",
      "devices": [ $(device Plate), $(device Document), $(device Face), $(device Chip), $(device Gate) ] },
    { "name": "walk-1", "direction": "Entry", "kind": "Pedestrian",
      "devices": [ $(device Document), $(device Face), $(device Chip), $(device Gate) ] }
  ],
  "simulation": { "seed": ${seed:-null}${crossings:+, \"pauseSeconds\": 0} }
}
JSON
node_arguments=(--config "$state/node.json")
[ -z "$crossings" ] || node_arguments+=(--crossings "$crossings" --summary "$state/summary.json")
before_ms=$(($(date +%s%3N) - started_ms))
dotnet "$root/edge/Border.Edge/bin/Release/net10.0/Border.Edge.dll" "${node_arguments[@]}" > "$state/node.log" 2>&1 &
node=$!
processes+=("$node")

if [ -n "$crossings" ]; then
  step "running $crossings crossings"
  while kill -0 "$node" 2> /dev/null; do
    sleep 1
    line=$(grep -oE 'crossings done: [0-9]+' "$state/node.log" | tail -n 1) || true
    [ "${line:-}" = "${shown:-}" ] || { shown=$line && step "$line"; }
  done
  wait "$node" || { tail -n 20 "$state/node.log" >&2; fail "the node ended with an error; $state/node.log says why"; }
  stop
  step 'comparing journal and ledger record by record'
  exec dotnet "$root/clients/Border.Cli/bin/Release/net10.0/border.dll" reconcile --journal "$state/node/journal" \
    --sqlite "$state/centre/ledger.db" --summary "$state/summary.json" --before "$before_ms" --expect "$crossings"
fi

wait_for node "$node" "https://localhost:$node_https/health/ready"
step 'ready'
cat << TEXT

  Officer terminal   https://localhost:$node_https/
  Kiosk              https://localhost:$node_https/kiosk
  Centre             https://localhost:$centre_https/
  The browser warns until it trusts $state/certs/authority/ca.crt
TEXT
if grep -q 'First start' "$state/centre.log"; then
  sed -n '/^=\{20,\}$/,/^=\{20,\}$/p' "$state/centre.log"
else
  echo '  Accounts: as printed at the first run (--fresh makes new ones)'
fi
echo '  Ctrl-C stops everything.'
wait -n || true
for name in broker centre node; do tail -n 3 "$state/$name.log" | sed "s/^/$name: /" >&2; done
fail 'a part ended by itself; the lines above and the logs say why'
