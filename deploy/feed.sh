#!/usr/bin/env bash
# Asks the package feed once which of the optional parts it carries and writes artifacts/feed.props, which
# Directory.Build.props imports. Asks by an ordinary restore, so NuGet's own configuration decides which feed that is.
# Usage: bash deploy/feed.sh [--again]
set -euo pipefail
cd "$(dirname "$0")/.."
props=artifacts/feed.props
if [ -f "$props" ] && [ "${1:-}" != --again ]; then
  echo "feed: $props is there (bash deploy/feed.sh --again asks anew)"
  exit 0
fi
rm -f "$props"

# name of the property, then the packages that belong together
parts='HasOrleans Microsoft.Orleans.Sdk Microsoft.Orleans.Server Microsoft.Orleans.Clustering.AdoNet Microsoft.Orleans.TestingHost
HasMqttNet MQTTnet
HasOnnxRuntime Microsoft.ML.OnnxRuntime
HasLiteDb LiteDB
HasIotBindings Iot.Device.Bindings'

ask() { # name packages...: restores a throw-away project inside the repository, so the central versions apply
  local name=$1 folder=artifacts/feed/$1 package
  shift
  mkdir -p "$folder"
  {
    echo '<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>'
    for package in "$@"; do echo "<PackageReference Include=\"$package\" />"; done
    echo '</ItemGroup></Project>'
  } > "$folder/$name.csproj"
  if dotnet restore "$folder/$name.csproj" --nologo > "$folder/log" 2>&1; then
    echo true > "$folder/answer"
  elif grep -qE 'NU110[123]' "$folder/log"; then
    echo false > "$folder/answer"
  else
    echo unknown > "$folder/answer"
  fi
}

echo "feed: asking which optional packages it carries"
while read -r -a part; do ask "${part[@]}" & done <<< "$parts"
wait

unknown=
{
  echo '<Project><PropertyGroup>'
  while read -r name _; do
    answer=$(cat "artifacts/feed/$name/answer")
    if [ "$answer" = unknown ]; then
      unknown="$unknown $name"
      answer=false
    fi
    echo "  <$name>$answer</$name>"
    echo "feed: $name = $answer" >&2
  done <<< "$parts"
  echo '</PropertyGroup></Project>'
} > "$props.new"

if [ -n "$unknown" ]; then
  rm -f "$props.new"
  echo "feed: no clear answer for$unknown. The first error was:" >&2
  for name in $unknown; do grep -m1 error "artifacts/feed/$name/log" >&2 || tail -n 3 "artifacts/feed/$name/log" >&2; done
  echo "feed: check the network and NuGet's configuration, then run it again." >&2
  exit 1
fi
mv "$props.new" "$props"
