#!/bin/sh
# What the action runs: turns its inputs, which come as INPUT_…, into calls of weatherglass-event.
set -u
[ -z "$INPUT_TOKEN" ] || export WEATHERGLASS_TOKEN="$INPUT_TOKEN"
script=$ACTION_PATH/../cli/weatherglass-event
lf='
'

common() {
  [ -z "$INPUT_SERVICE" ] || printf -- '--service=%s\n' "$INPUT_SERVICE"
  [ -z "$INPUT_ENVIRONMENT" ] || printf -- '--environment=%s\n' "$INPUT_ENVIRONMENT"
  [ -z "$INPUT_VERSION" ] || printf -- '--version=%s\n' "$INPUT_VERSION"
  [ "$INPUT_STRICT" != true ] || echo --strict
}

# One argument per line, so no shell reads what stands in them.
call() { # verb, more arguments by line
  more=$2
  set -- "$1"
  old=$IFS
  IFS=$lf
  set -f
  # shellcheck disable=SC2046,SC2086 # split at line ends only, on purpose
  set -- "$@" $(common) $more
  set +f
  IFS=$old
  sh "$script" "$@"
}

status=0
if [ -n "$INPUT_EVENT" ]; then
  outcome=
  [ -z "$INPUT_OUTCOME" ] || outcome=--outcome=$INPUT_OUTCOME
  call "$INPUT_EVENT" "$outcome$lf$INPUT_ARGUMENTS" || status=$?
fi
if [ -n "$INPUT_JUNIT" ]; then
  old=$IFS
  IFS=$lf
  # shellcheck disable=SC2086 # patterns are matched here, on purpose
  set -- $INPUT_JUNIT
  IFS=$old
  reports=
  for report in "$@"; do
    reports=$reports$report$lf
  done
  call junit "$reports" || status=$?
fi
# The last line wins, and only all is well if all was sent.
if [ -n "${GITHUB_OUTPUT:-}" ] && grep -q '^weatherglass_sent=false' "$GITHUB_OUTPUT" 2>/dev/null; then
  echo weatherglass_sent=false >>"$GITHUB_OUTPUT"
fi
exit "$status"
