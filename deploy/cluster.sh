#!/usr/bin/env bash
# Followspot on this machine with Flink as separate processes: one JobManager and two TaskManagers,
# beside a Kafka broker, the functions and the gateway. Every process that dies is started again.
#
#   deploy/cluster.sh start | status | stop
#   deploy/cluster.sh savepoint     all state of the job into a directory, whose name is printed
#   deploy/cluster.sh rescale N     go on from a savepoint with N function slots
#
# Settings are the environment variables of io.followspot.process.Setting. With
# FOLLOWSPOT_BOOTSTRAP_SERVERS set, that Kafka is used and no broker is started.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export FOLLOWSPOT_HOME=${FOLLOWSPOT_HOME:-$HOME/.followspot}
export FOLLOWSPOT_MODULE=${FOLLOWSPOT_MODULE:-$here/module.yaml}
export FOLLOWSPOT_PARALLELISM=${FOLLOWSPOT_PARALLELISM:-2}
# One TaskManager alone can carry the job while the other is away.
export FOLLOWSPOT_SLOTS=${FOLLOWSPOT_SLOTS:-2}
export FOLLOWSPOT_FLINK_LISTEN=${FOLLOWSPOT_FLINK_LISTEN:-127.0.0.1:8081}
logs=$FOLLOWSPOT_HOME/logs
pids=$FOLLOWSPOT_HOME/run/cluster
scratch=$FOLLOWSPOT_HOME/run/scratch

names=(functions gateway jobmanager taskmanager-1 taskmanager-2)
if [ -z "${FOLLOWSPOT_BOOTSTRAP_SERVERS:-}" ]; then
  names=(broker "${names[@]}")
  export FOLLOWSPOT_BROKER_LISTEN=${FOLLOWSPOT_BROKER_LISTEN:-127.0.0.1:9092}
  export FOLLOWSPOT_BOOTSTRAP_SERVERS=$FOLLOWSPOT_BROKER_LISTEN
fi

fail() {
  echo "cluster: $1" >&2
  exit 2
}

# Prints the command that runs a process: module, main class, arguments.
command_of() {
  case "$1" in
    broker) echo broker io.followspot.broker.BrokerMain ;;
    functions) echo functions io.followspot.functions.FunctionsMain ;;
    gateway) echo gateway io.followspot.gateway.GatewayMain ;;
    jobmanager | savepoint | suspend) echo engine io.followspot.engine.EngineMain "$1" ;;
    taskmanager-*) echo engine io.followspot.engine.EngineMain taskmanager ;;
  esac
}

# Sets what runs a process: java and its arguments.
java_of() {
  local module main options jar arguments archive
  read -r module main arguments <<<"$(command_of "$1")"
  mapfile -t options < <(grep -vE '^(#|$)' "$here/$module/jvm.options")
  jar=$(ls "$here/$module"/target/followspot-"$module"-*.jar | head -1)
  # Classes as the JVM has them in memory, if './followspot up' has made them; it leaves alone what does not fit.
  archive=$(ls -t "$here/$module"/target/classes-*.jsa 2>/dev/null | head -1 || true)
  [ -z "$archive" ] || options+=("-XX:SharedArchiveFile=$archive" "-Xlog:cds=off" "-Xlog:cds+dynamic=off")
  java=("${JAVA_HOME:+$JAVA_HOME/bin/}java" "${options[@]}" -cp "$jar:$here/$module/target/lib/*" "$main")
  [ -z "$arguments" ] || java+=("$arguments")
}

# Runs a process again and again, until it receives SIGTERM. Its process id is in a file. One that ends
# before it could ever be used is not started again.
keep() {
  local name=$1 child= java
  export FOLLOWSPOT_FLINK_NAME=$name
  # JobManager and TaskManagers listen for Prometheus at ports of their own, one after the other.
  local metrics=${FOLLOWSPOT_ENGINE_METRICS_LISTEN:-}
  if [ -n "$metrics" ] && [[ $name == taskmanager-* ]]; then
    export FOLLOWSPOT_ENGINE_METRICS_LISTEN=${metrics%:*}:$((${metrics##*:} + ${name##*-}))
  fi
  java_of "$name"
  trap 'trap "" TERM; [ -n "$child" ] && kill "$child" 2>/dev/null; wait "$child" 2>/dev/null; exit 0' TERM
  local used=
  while true; do
    [ "$name" != jobmanager ] || FOLLOWSPOT_PARALLELISM=$(cat "$pids/parallelism")
    # One that was killed leaves its temporary files behind, native libraries among them.
    rm -rf "$scratch/$name" || true
    mkdir -p "$scratch/$name" || true
    "${java[0]}" "-Djava.io.tmpdir=$scratch/$name" "${java[@]:1}" </dev/null >"$logs/$name.out" 2>>"$logs/$name.log" &
    child=$!
    echo "$child" >"$pids/$name.child"
    wait "$child" || true
    ! grep -q '^ready ' "$logs/$name.out" || used=yes
    [ -n "$used" ] || exit 2
    sleep 0.5
  done
}

running() {
  [ -f "$pids/$1.keeper" ] && kill -0 "$(cat "$pids/$1.keeper")" 2>/dev/null
}

launch() {
  running "$1" && fail "$1 is running; 'deploy/cluster.sh stop' stops it"
  rm -f "$logs/$1.out"
  keep "$1" &
  echo $! >"$pids/$1.keeper"
}

await() {
  local deadline=$((SECONDS + 240))
  until grep -q '^ready ' "$logs/$1.out" 2>/dev/null; do
    if ! running "$1" || [ $SECONDS -ge $deadline ]; then
      tail -n 3 "$logs/$1.log" >&2
      stop
      fail "$1 did not become ready; all of it is in $logs/$1.log"
    fi
    sleep 0.2
  done
  grep -E '^(ready|notice) ' "$logs/$1.out" | sed "s/^/$1 /"
}

# Flink and the functions share a secret: the functions believe whatever state they are handed.
share_secret() {
  local listen=${FOLLOWSPOT_FUNCTIONS_LISTEN:-127.0.0.1:8000} secret
  if [ -z "${FOLLOWSPOT_FUNCTIONS_URL:-}" ]; then
    secret=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    export FOLLOWSPOT_FUNCTIONS_SECRET=$secret FOLLOWSPOT_FUNCTIONS_URL=http://$listen/$secret
  fi
}

# Lets a JobManager that runs be asked for something; prints what it answers.
ask() {
  running jobmanager || fail "no JobManager runs; 'deploy/cluster.sh start' starts one"
  local java
  java_of "$1"
  FOLLOWSPOT_LOG_LEVEL=error "${java[@]}"
}

savepoint() {
  ask savepoint
}

rescale() {
  [[ "${1:-}" =~ ^[1-9][0-9]{0,2}$ ]] || fail "say how many function slots: rescale N"
  local before before_child
  before=$(cat "$pids/parallelism") before_child=$(cat "$pids/jobmanager.child")
  # The JobManager reads it as soon as it is started again.
  echo "$1" >"$pids/parallelism"
  if ! FOLLOWSPOT_PARALLELISM=$1 ask suspend; then
    echo "$before" >"$pids/parallelism"
    fail "the job goes on with $before slots"
  fi
  while [ "$(cat "$pids/jobmanager.child")" = "$before_child" ]; do sleep 0.1; done
  await jobmanager
}

start() {
  for module in broker functions gateway engine; do
    compgen -G "$here/$module/target/followspot-$module-*.jar" >/dev/null ||
      fail "$module is not built: run 'mvn -DskipTests package' in $here"
  done
  mkdir -p "$logs" "$pids"
  share_secret
  for name in "${names[@]}"; do
    running "$name" && fail "$name is running; 'deploy/cluster.sh stop' stops it"
  done
  [[ " ${names[*]} " == *" broker "* ]] && launch broker && await broker
  echo "$FOLLOWSPOT_PARALLELISM" >"$pids/parallelism"
  launch functions
  launch gateway
  await functions
  await gateway
  for name in jobmanager taskmanager-1 taskmanager-2; do launch "$name"; done
  for name in taskmanager-1 taskmanager-2 jobmanager; do await "$name"; done
}

stop() {
  local all=(taskmanager-1 taskmanager-2 jobmanager gateway functions broker)
  for name in "${all[@]}"; do
    if running "$name"; then
      kill -CONT "$(cat "$pids/$name.child")" 2>/dev/null || true
      kill "$(cat "$pids/$name.keeper")"
      local deadline=$((SECONDS + 20))
      while running "$name"; do
        [ $SECONDS -lt $deadline ] || kill -9 "$(cat "$pids/$name.child")" 2>/dev/null || true
        sleep 0.1
      done
      echo "$name stopped"
    fi
    rm -f "$pids/$name.keeper" "$pids/$name.child"
  done
}

status() {
  for name in "${names[@]}"; do
    if running "$name"; then
      echo "$name runs, process $(cat "$pids/$name.child")"
    else
      echo "$name does not run"
    fi
  done
}

case "${1:-}" in
  start | status | stop | savepoint) "$1" ;;
  rescale) rescale "${2:-}" ;;
  *) fail "say what to do: start, status, stop, savepoint or rescale N" ;;
esac
