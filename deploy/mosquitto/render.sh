#!/usr/bin/env bash
# Writes the broker's configuration from border.conf.template; used by run.sh, by the tests and by hand.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
usage() {
  cat <<'TEXT'
usage: deploy/mosquitto/render.sh --certs DIR --data DIR [--out FILE] [--bind ADDRESS] [--nodes-port N] [--centre-port N]
                                  [--user NAME] [--tls tlsv1.2|tlsv1.3] [--crl FILE]
  --certs DIR   the broker folder that deploy/certs.sh made      --data DIR  where the broker keeps sessions (made if missing)
  --out FILE    default: DATA/border.conf                        --bind      default 127.0.0.1
  --nodes-port  default 8883; --centre-port default 8884         --user      the broker's account when started as root (mosquitto)
  --tls         the lowest version allowed (tlsv1.2)             --crl       revoked node certificates (PEM; CERTS/nodes.crl)
TEXT
}

certs='' data='' out='' bind=127.0.0.1 nodes=8883 centre=8884 user=mosquitto tls=tlsv1.2 crl=''
while [ $# -gt 0 ]; do
  [ "$1" = --help ] && { usage; exit 0; }
  [ $# -ge 2 ] || { echo "render.sh: $1 needs a value" >&2; usage >&2; exit 2; }
  case $1 in
    --certs) certs=$(realpath "$2") ;;
    --data) mkdir -p "$2"; data=$(realpath "$2") ;;
    --out) out=$2 ;;
    --bind) bind=$2 ;;
    --nodes-port) nodes=$2 ;;
    --centre-port) centre=$2 ;;
    --user) user=$2 ;;
    --tls) tls=$2 ;;
    --crl) crl="crlfile $(realpath "$2")" ;;
    *) echo "render.sh: unknown option $1" >&2; usage >&2; exit 2 ;;
  esac
  shift 2
done
[ -n "$certs" ] && [ -n "$data" ] || { echo "render.sh: --certs and --data are needed" >&2; usage >&2; exit 2; }
[ -n "$crl" ] || [ ! -s "$certs/nodes.crl" ] || crl="crlfile $certs/nodes.crl"
[ -s "$certs/broker.key" ] || { echo "render.sh: $certs/broker.key is missing: run deploy/certs.sh first" >&2; exit 1; }

sed -e "s|@CERTS@|$certs|; s|@DATA@|$data|; s|@ETC@|$here|; s|@BIND@|$bind|; s|@USER@|$user|; s|@TLS@|$tls|; s|@CRL@|$crl|" \
  -e "s|@NODES_PORT@|$nodes|; s|@CENTRE_PORT@|$centre|" "$here/border.conf.template" >"${out:-$data/border.conf}"
