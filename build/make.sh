#!/usr/bin/env bash
# Builds the browser parts and the program into artifacts/kangyu when a source is newer than the last build. Run from the root.
set -euo pipefail
stamp=artifacts/made
newer() { [ ! -f "$stamp" ] || [ -n "$(find src web packs Directory.*.props global.json -newer "$stamp" \
  -not -path '*/bin/*' -not -path '*/obj/*' -not -path '*/node_modules/*' -not -path 'web/dist/*' -not -path '*/wwwroot/dist/*' -type f -print -quit)" ]; }
step() { printf '%s %s\n' "$(date +%H:%M:%S)" "$1"; }

newer || exit 0
mkdir -p artifacts
if [ ! -f web/node_modules/.package-lock.json ] || [ web/package-lock.json -nt web/node_modules/.package-lock.json ]; then
  step "Installing the browser parts' tools (npm ci) ..."
  (cd web && npm ci --no-audit --no-fund --loglevel=error)
fi
step "Building the browser parts ..."
(cd web && npm run --silent build)
step "Restoring and building the program ..."
dotnet publish src/Kangyu.Server/Kangyu.Server.csproj -c Release -o artifacts/kangyu --nologo -v quiet -p:RestoreLockedMode=true
touch "$stamp"
step "Built."
