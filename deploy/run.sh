#!/usr/bin/env bash
# Becomes one of Followspot's processes in a container:
#
#   deploy/run.sh functions | gateway | jobmanager | taskmanager | publish OPTION...
set -euo pipefail

export FOLLOWSPOT_NO_BUILD=1
followspot=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/followspot
case "${1:-}" in
  publish) exec bash "$followspot" "$@" ;;
  taskmanager)
    # Each of several TaskManagers has a name and an address of its own.
    export FOLLOWSPOT_FLINK_NAME=${FOLLOWSPOT_FLINK_NAME:-taskmanager-$(hostname)}
    export FOLLOWSPOT_FLINK_HOST=${FOLLOWSPOT_FLINK_HOST:-$(hostname -i | cut -d' ' -f1)}
    ;;
  functions | gateway | jobmanager) ;;
  *)
    echo "run: say what to run: functions, gateway, jobmanager, taskmanager or publish" >&2
    exit 2
    ;;
esac
exec bash "$followspot" role "$1"
