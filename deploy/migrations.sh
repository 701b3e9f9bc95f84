#!/usr/bin/env bash
# Adds a migration for the three providers at once: deploy/migrations.sh Name
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?usage: deploy/migrations.sh Name}
dotnet tool restore >/dev/null
dotnet build bot -v q
for provider in Sqlite SqlServer Postgres; do
  dotnet ef migrations add "$name" --project bot --context "${provider}Db" --output-dir "Data/Migrations/$provider" --no-build
done
