#!/usr/bin/env bash
# Debian packages that the tests use. Says what it does; where it may not install, the tests that need a part are skipped by name.
set -u
missing=()
[ -x /usr/bin/chromium ] || missing+=(chromium)
fc-list 2>/dev/null | grep -qi 'Noto Sans CJK' || missing+=(fonts-noto-cjk)
[ -x /usr/lib/postgresql/15/bin/initdb ] || missing+=(postgresql-15)
[ -x /usr/sbin/bearerbox ] || missing+=(kannel)
[ -x /usr/lib/kannel/test/fakesmsc ] || missing+=(kannel-extras)
if [ ${#missing[@]} -eq 0 ]; then echo "chromium, Chinese fonts, PostgreSQL 15 and Kannel are there"; exit 0; fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "not installed, and this account may not install: ${missing[*]} - the tests that need them are skipped by name"
  exit 0
fi
echo "installing ${missing[*]} ..."
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || echo "could not install ${missing[*]} - the tests that need them are skipped by name"
