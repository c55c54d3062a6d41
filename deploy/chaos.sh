#!/bin/sh
# Runs ./followspot chaos with faults of disk, network and clock. Needs root, unshare, ip, tc, iptables, mkfs.ext4,
# fsfreeze, a loop device and libfaketime, for cut and loss control groups of version 2; works in namespaces of its own: neither the machine's network nor its disks are touched.
# Usage: deploy/chaos.sh [options of ./followspot chaos], for example:
#   deploy/chaos.sh --kills 50 --frames 20000
#   deploy/chaos.sh --cluster --faults cut,loss --kills 32 --frames 12800
set -eu
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] || { echo "run it as root: namespaces and their faults need it" >&2; exit 2; }
for command in unshare ip tc iptables mkfs.ext4 fsfreeze; do
  command -v "$command" > /dev/null || { echo "$command is missing: install it" >&2; exit 2; }
done
# Built now if need be: there is no network inside.
./followspot --version > /dev/null
directory=$(mktemp -d)
trap 'rmdir "$directory"' EXIT
faults='--faults all'
gigabytes=2
for argument; do
  case "$argument" in
    --faults*) faults='' ;;
    # Three copies of everything.
    --cluster) gigabytes=8 ;;
  esac
done
export faults gigabytes
# The home is a file system on an image in memory; both disappear with the namespace.
unshare --mount --net --pid --fork --kill-child --mount-proc sh -c '
  ip link set lo up
  mount -t tmpfs -o size="${gigabytes}200m" none "$0"
  truncate -s "${gigabytes}g" "$0/image"
  mkfs.ext4 -q "$0/image"
  mkdir "$0/disk"
  mount -o loop "$0/image" "$0/disk"
  code=0
  ./followspot chaos $faults --keep "$0/disk/home" "$@" || code=$?
  fsfreeze --unfreeze "$0/disk" 2> /dev/null || true
  exit $code
' "$directory" "$@"
