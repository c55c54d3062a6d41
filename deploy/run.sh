#!/usr/bin/env bash
# Becomes one of Followspot's processes, in a container or wherever an installation lies:
#
#   deploy/run.sh functions | gateway | jobmanager | taskmanager | publish OPTION...
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
role=${1:-}
arguments=()
case "$role" in
  functions) module=functions main=io.followspot.functions.FunctionsMain ;;
  gateway) module=gateway main=io.followspot.gateway.GatewayMain ;;
  jobmanager | taskmanager) module=engine main=io.followspot.engine.EngineMain arguments=("$role") ;;
  publish) module=cli main=io.followspot.cli.FollowspotMain arguments=("$@") ;;
  *)
    echo "run: say what to run: functions, gateway, jobmanager, taskmanager or publish" >&2
    exit 2
    ;;
esac
if [ "$role" = taskmanager ]; then
  # Each of several TaskManagers has a name and an address of its own.
  export FOLLOWSPOT_FLINK_NAME=${FOLLOWSPOT_FLINK_NAME:-taskmanager-$(hostname)}
  export FOLLOWSPOT_FLINK_HOST=${FOLLOWSPOT_FLINK_HOST:-$(hostname -i | cut -d' ' -f1)}
fi
mapfile -t options < <(grep -vE '^(#|$)' "$here/$module/jvm.options")
jar=$(ls "$here/$module"/target/followspot-"$module"-*.jar | head -1)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" "${options[@]}" -cp "$jar:$here/$module/target/lib/*" \
  "$main" "${arguments[@]}"
