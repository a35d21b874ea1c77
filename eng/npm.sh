# Sourced by ./run and ./test. Installs npm packages, quietly unless that fails.

# install_npm_packages FOLDER   Makes node_modules what the folder's package-lock.json says, unless it is that already.
install_npm_packages() {
  local folder=$1 log
  if [[ $folder/node_modules/.package-lock.json -nt $folder/package-lock.json ]]; then
    return 0
  fi
  if ! command -v npm >/dev/null; then
    echo "npm is missing, and $folder needs it. Please install Node.js." >&2
    return 1
  fi

  log=$(mktemp)
  echo "Installing npm packages of $folder ..."
  if ! (cd "$folder" && npm ci --no-audit --no-fund) >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    echo "npm ci failed in $folder." >&2
    return 1
  fi
  rm -f "$log"
}
