#!/bin/sh
# What the Jenkins step runs on the agent. WEATHERGLASS_OPTIONS holds one option in each line, and
# WEATHERGLASS_REPORTS a pattern of JUnit reports, so that no value can become a command.
set -u
[ -n "${WEATHERGLASS_URL:-}" ] || exit 0
script=$(mktemp) || exit 0
trap 'rm -f "$script"' EXIT
if ! curl -fsS -m 2 -o "$script" "$WEATHERGLASS_URL/cli/weatherglass-event"; then
  echo "weatherglass: WARN the hub does not answer: nothing is sent"
  exit 0
fi
IFS='
'
set -f
# shellcheck disable=SC2086 # split at line ends only, on purpose
sh "$script" "$WEATHERGLASS_EVENT" $WEATHERGLASS_OPTIONS
set +f
if [ -n "$WEATHERGLASS_REPORTS" ]; then
  # shellcheck disable=SC2086 # a pattern, on purpose
  sh "$script" junit $WEATHERGLASS_REPORTS
fi
exit 0
