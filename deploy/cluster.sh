#!/usr/bin/env bash
# Followspot on this machine with Flink as separate processes; './followspot cluster --help' says more.
#
#   deploy/cluster.sh start | status | stop
#   deploy/cluster.sh start --available    several processes of each role: any one may fail
#   deploy/cluster.sh savepoint     all state of the job into a directory, whose name is printed
#   deploy/cluster.sh rescale N     go on from a savepoint with N function slots
set -euo pipefail

export FOLLOWSPOT_NO_BUILD=1
exec "$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/followspot" cluster "$@"
