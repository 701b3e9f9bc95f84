#!/usr/bin/env bash
# Writes the idempotent script of each database to artifacts/sql, for administrators who apply scripts by hand.
# SQL Server's filtered indexes need QUOTED_IDENTIFIER ON, which sqlcmd switches off unless told: the script does it itself.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet tool restore >/dev/null
dotnet build bot -v q
mkdir -p artifacts/sql
for provider in SqlServer Postgres; do
  out=artifacts/sql/${provider,,}.sql
  dotnet ef migrations script --idempotent --project bot --context "${provider}Db" --no-build --output "$out"
done
{ printf 'SET QUOTED_IDENTIFIER ON;\nGO\n'; cat artifacts/sql/sqlserver.sql; } > artifacts/sql/sqlserver.tmp
mv artifacts/sql/sqlserver.tmp artifacts/sql/sqlserver.sql
