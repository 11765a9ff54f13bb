#!/bin/sh
# Prepares a Linux machine of GitHub for Electron: its libraries, a screen, and Chromium's sandbox.
set -eu
sudo apt-get update
sudo apt-get install --yes --no-install-recommends xvfb xauth dbus fonts-liberation \
  libgtk-3-0t64 libnss3 libasound2t64 libgbm1 libxss1 libxtst6 libnotify4 libsecret-1-0
# Ubuntu's AppArmor lets no program make a user namespace that it has no profile for: Chromium would not start.
sudo sysctl --write kernel.apparmor_restrict_unprivileged_userns=0
