#!/usr/bin/env bash
# Installs FFmpeg (ffmpeg and ffprobe) unless it is there.
set -euo pipefail

if command -v ffmpeg >/dev/null && command -v ffprobe >/dev/null; then
  exit 0
fi

# shellcheck source=eng/apt.sh
source "$(dirname "${BASH_SOURCE[0]}")/apt.sh"
apt_install FFmpeg ffmpeg
