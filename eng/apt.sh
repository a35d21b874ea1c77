# Sourced by the install scripts. Installs Debian packages, quietly unless that fails.

# apt_install WHAT PACKAGE...   WHAT is named when it cannot be done.
apt_install() {
  local what=$1
  shift
  if ! command -v apt-get >/dev/null; then
    echo "$what is missing, and there is no apt-get here to install it. Please install: $*" >&2
    exit 1
  fi

  as_root=()
  if [[ $(id -u) -ne 0 ]]; then
    if ! command -v sudo >/dev/null; then
      echo "$what is missing, and installing it needs root. Please run as root: apt-get install $*" >&2
      exit 1
    fi
    # Without a terminal nobody can type a password, so sudo has to fail rather than wait.
    as_root=(sudo)
    [[ -t 0 ]] || as_root=(sudo -n)
  fi

  local log
  log=$(mktemp)
  echo "Installing $what ($*) ..."
  local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 "$@")
  # Package lists that are there are mostly good enough; refreshing them first would cost more than it helps.
  if ! "${as_root[@]}" "${install[@]}" >"$log" 2>&1; then
    if ! { "${as_root[@]}" apt-get update && "${as_root[@]}" "${install[@]}"; } >"$log" 2>&1; then
      cat "$log" >&2
      rm -f "$log"
      echo "$what could not be installed. Please install it by hand: apt-get install $*" >&2
      exit 1
    fi
  fi
  rm -f "$log"
}
