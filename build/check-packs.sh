#!/usr/bin/env bash
# The packs' own checks: closed world, safeguards, worked cases.
set -euo pipefail
program=src/Kangyu.Server/bin/Debug/net10.0/kangyu.dll
dotnet "$program" packs check packs
dotnet "$program" packs test packs
