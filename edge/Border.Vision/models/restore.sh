#!/usr/bin/env bash
# Restores the npm packages of this folder unless the stamp says that this very lock file is restored already.
# The lock file keeps parallel builds from running npm twice at the same time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
exec 9> .restore.lock
flock 9
if [ -e node_modules/.restored ] && [ ! package-lock.json -nt node_modules/.restored ]; then
  exit 0
fi
npm ci --ignore-scripts --no-audit --no-fund
# Only the Linux library is used; the other platforms' take 350 MB.
find node_modules/com.github.asus4.onnxruntime/Plugins -mindepth 1 -maxdepth 1 ! -name Linux -exec rm -rf {} +
touch node_modules/.restored
