#!/usr/bin/env bash
# Tells whether HTTP GET answers 200 and, if asked for, with a text: healthy.sh HOST PORT PATH [TEXT]
# Needs nothing but bash, since images of a Java runtime have no curl.
set -euo pipefail

exec 3<>"/dev/tcp/$1/$2"
printf 'GET %s HTTP/1.0\r\nHost: %s:%s\r\n\r\n' "$3" "$1" "$2" >&3
answer=$(timeout 4 cat <&3 | tr -d '\0')
[[ $answer =~ ^HTTP/1\.[01]\ 200 ]] && [[ $answer == *"${4:-}"* ]]
