#!/usr/bin/env bash
# Installs nginx with its RTMP module unless it is there. Tests and the demo start their own nginx on ports of their own,
# so the system's service is neither started now nor at the next boot.
set -euo pipefail

nginx=$(PATH="$PATH:/usr/sbin" command -v nginx || true)
for module in /usr/lib/nginx/modules /usr/share/nginx/modules /usr/lib64/nginx/modules /usr/local/nginx/modules; do
  if [[ -n $nginx && -e $module/ngx_rtmp_module.so ]]; then
    exit 0
  fi
done
if [[ -n $nginx ]] && "$nginx" -V 2>&1 | grep -q -- '--add-module=[^ ]*rtmp'; then
  exit 0
fi

# shellcheck source=eng/apt.sh
source "$(dirname "${BASH_SOURCE[0]}")/apt.sh"

# Somebody who already had nginx keeps it as it was.
had_nginx=$nginx
policy=/usr/sbin/policy-rc.d
policy_is_ours=
if [[ -z $had_nginx && ! -e $policy ]] && command -v apt-get >/dev/null && { [[ $(id -u) -eq 0 ]] || command -v sudo >/dev/null; }; then
  # The package starts its service on port 80 unless this script forbids it.
  sudo=()
  if [[ $(id -u) -ne 0 ]]; then
    sudo=(sudo)
    [[ -t 0 ]] || sudo=(sudo -n)
  fi
  trap '[[ -z $policy_is_ours ]] || "${sudo[@]}" rm -f "$policy"' EXIT
  if printf '#!/bin/sh\nexit 101\n' | "${sudo[@]}" tee "$policy" >/dev/null && "${sudo[@]}" chmod +x "$policy"; then
    policy_is_ours=1
  fi
fi

apt_install "nginx with its RTMP module" nginx libnginx-mod-rtmp

if [[ -z $had_nginx && -d /run/systemd/system ]]; then
  "${as_root[@]}" systemctl disable --now nginx >/dev/null 2>&1 || true
fi
