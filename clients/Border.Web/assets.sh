#!/usr/bin/env bash
# Fills wwwroot/lib from npm: scripts, fonts, and the style sheet compiled by sass. Several projects may build at the same time:
# flock lets one do it, the others wait and find it done.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
exec 9> .assets.lock
flock 9
stamp=node_modules/.assets
if [ -e "$stamp" ] && [ -e wwwroot/lib/border.css ] && [ -z "$(find package-lock.json assets.sh Styles -newer "$stamp" -print -quit)" ]; then
  exit 0
fi
if [ ! -e "$stamp" ] || [ package-lock.json -nt "$stamp" ]; then
  npm ci --no-audit --no-fund
fi
lib=wwwroot/lib
rm -rf "$lib" && mkdir -p "$lib/fonts"
cp node_modules/htmx.org/dist/htmx.min.js node_modules/htmx-ext-sse/dist/sse.min.js node_modules/echarts/dist/echarts.min.js "$lib/"
for font in noto-sans noto-sans-arabic noto-sans-sc; do
  mkdir -p "$lib/fonts/$font/files"
  cp "node_modules/@fontsource-variable/$font/wght.css" "$lib/fonts/$font/"
  cp "node_modules/@fontsource-variable/$font/files/"*-wght-normal.woff2 "$lib/fonts/$font/files/"
done
# govuk-frontend warns about its own use of older sass features; those are not ours to mend.
node_modules/.bin/sass --quiet-deps --no-source-map --style=compressed --load-path=node_modules Styles/border.scss "$lib/border.css"
touch "$stamp"
