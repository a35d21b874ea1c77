# Sourced by ./run. An Azurite, Microsoft's emulator of Azure Storage, beside the server. For development: it confirms what it has not
# written to disk yet, so it is no place for recordings that matter.

# start_azurite ROOT FOLDER   Keeps its data in FOLDER. Sets `azurite` to its process, `azurite_connection` to its connection string, and `azurite_queues`
# to what has to be added to that for its queues.
start_azurite() {
  local program="$1/tests/Recording.Storage.Tests/azurite" folder=$2
  local log="$folder/azurite.log"
  install_npm_packages "$program" || return 1
  (umask 077 && mkdir -p "$folder")
  # Emptied now, since the addresses below are read from it.
  : >"$log"

  # In a session of its own: Ctrl-C is for the server, which stores its last segments before Azurite may go.
  setsid node "$program/node_modules/azurite/dist/src/azurite.js" --location "$folder" --silent --disableTelemetry \
    --blobPort 0 --queuePort 0 --tablePort 0 </dev/null >>"$log" 2>&1 &
  azurite=$!
  trap 'kill -TERM "$azurite" 2>/dev/null || true' EXIT
  until grep -q 'Table service is successfully listening' "$log"; do
    if ! kill -0 "$azurite" 2>/dev/null; then
      cat "$log" >&2
      echo "Azurite does not start." >&2
      return 1
    fi
    sleep 0.1
  done

  # The account and the key of every Azurite, published by Microsoft.
  azurite_connection="AccountName=devstoreaccount1"
  azurite_connection+=";AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
  azurite_connection+=";BlobEndpoint=$(azurite_address Blob "$log")/devstoreaccount1;TableEndpoint=$(azurite_address Table "$log")/devstoreaccount1"
  # For the Functions host alone, whose Durable engine keeps its work in queues.
  azurite_queues=";QueueEndpoint=$(azurite_address Queue "$log")/devstoreaccount1"
}

azurite_address() {
  sed -nE "s/^Azurite $1 service is successfully listening at (.*)\$/\\1/p" "$2"
}

# run_beside_azurite COMMAND...   Runs it until it ends, then Azurite is ended in an orderly way, which makes it write what it has.
run_beside_azurite() {
  local server code=0
  "$@" &
  server=$!
  trap 'kill -TERM "$server" 2>/dev/null || true' INT TERM
  while kill -0 "$server" 2>/dev/null; do
    code=0
    wait "$server" || code=$?
  done
  kill -TERM "$azurite" 2>/dev/null || true
  wait "$azurite" || true
  return "$code"
}
