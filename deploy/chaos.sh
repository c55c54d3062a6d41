#!/bin/sh
# Runs ./followspot chaos with faults of disk, network and clock. Needs root, unshare, ip, tc, iptables and libfaketime;
# works in namespaces of its own: neither the machine's network nor its disks are touched.
# Usage: deploy/chaos.sh [options of ./followspot chaos], for example: deploy/chaos.sh --kills 50 --frames 20000
set -eu
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] || { echo "run it as root: namespaces and their faults need it" >&2; exit 2; }
for command in unshare ip tc iptables; do
  command -v "$command" > /dev/null || { echo "$command is missing: install it" >&2; exit 2; }
done
# Built now if need be: there is no network inside.
./followspot --version > /dev/null
directory=$(mktemp -d)
trap 'rmdir "$directory"' EXIT
# The home is a file system in memory, which disappears with its namespace.
unshare --mount --net --pid --fork --kill-child --mount-proc sh -c '
  ip link set lo up
  mount -t tmpfs -o size=2g none "$0"
  ./followspot chaos --faults all --keep "$0/home" "$@"
' "$directory" "$@"
