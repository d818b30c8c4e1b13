#!/usr/bin/env bash
# Fetches the fonts that plates are drawn in: npm's @fontsource packages into fonts/, and Debian's.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
apt-get install -y --no-install-recommends fonts-opendin fonts-routed-gothic fonts-national-park fonts-osifont
npm install --prefix fonts --ignore-scripts --no-audit --no-fund --no-package-lock
