#!/usr/bin/env bash
# Installs the Debian packages that Border needs and that are missing, and says which. Called by run.sh and test.sh.
# Usage: bash deploy/install.sh run|test
set -euo pipefail

case "${1:-}" in
  run)  packages='mosquitto libmosquitto1 libturbojpeg0 libvips42 fonts-ocr-b fonts-dejavu-core libicu-dev openssl curl' ;;
  test) packages='mosquitto libmosquitto1 libturbojpeg0 libvips42 fonts-ocr-b fonts-dejavu-core libicu-dev openssl curl
                  postgresql chromium chromium-headless-shell fonts-noto-core fonts-noto-cjk' ;;
  *) echo 'usage: bash deploy/install.sh run|test' >&2; exit 2 ;;
esac

need() { # program what-to-do
  command -v "$1" > /dev/null || { echo "install: $1 is missing: $2" >&2; exit 1; }
}
need dotnet 'install the .NET 10 SDK (https://learn.microsoft.com/dotnet/core/install/linux)'
need npm 'install Node.js 20 or later with npm (apt-get install nodejs npm)'

missing=()
for package in $packages; do
  dpkg-query -W -f='${Status}' "$package" 2> /dev/null | grep -q '^install ok installed' && continue
  # Ubuntu 24.04 renamed some libraries for 64-bit time.
  dpkg-query -W -f='${Status}' "${package}t64" 2> /dev/null | grep -q '^install ok installed' && continue
  missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || { echo 'install: every Debian package is there'; exit 0; }

as_root=''
if [ "$(id -u)" != 0 ]; then
  command -v sudo > /dev/null || { echo "install: run as root once, or: apt-get install ${missing[*]}" >&2; exit 1; }
  as_root=sudo
fi
echo "install: ${missing[*]}"
$as_root apt-get update -q 2>&1 | tail -n 1
# A broker or database of this machine must not start, or change, because Border's own private ones are wanted.
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
  printf '#!/bin/sh\nexit 101\n' | $as_root tee $policy > /dev/null
  $as_root chmod +x $policy
  trap '$as_root rm -f $policy' EXIT
fi
log=$(mktemp)
if ! DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y --no-install-recommends "${missing[@]}" > "$log" 2>&1; then
  tail -n 20 "$log" >&2
  echo 'install: apt-get failed; the lines above say why.' >&2
  exit 1
fi
rm -f "$log"
echo 'install: done'
