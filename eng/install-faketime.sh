#!/usr/bin/env bash
# Installs libfaketime unless it is there: the fault suite sets the server's wall clock with it. Without it that test is left out.
set -euo pipefail

for library in /usr/lib/*/faketime/libfaketime.so.1; do
  [[ ! -e $library ]] || exit 0
done

# shellcheck source=eng/apt.sh
source "$(dirname "${BASH_SOURCE[0]}")/apt.sh"
apt_install "libfaketime" faketime
