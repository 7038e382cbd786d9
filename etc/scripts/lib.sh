# Shared by the scripts of this folder; sourced, never run.
# shellcheck shell=bash
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
export root
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
configuration="${KETNGHIA_CONFIGURATION:-Release}"
framework=net10.0

say() { printf '%s\n' "$*"; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

# took STARTED_AT: "12 s" since then ($SECONDS when the step began).
took() { printf '%d s' "$((SECONDS - $1))"; }

need_dotnet() {
  command -v dotnet >/dev/null || fail "the .NET SDK 10 is missing: install the package dotnet-sdk-10.0 and try again"
  local version
  version="$(cd / && dotnet --version 2>/dev/null || true)"
  [[ "${version%%.*}" =~ ^[0-9]+$ && "${version%%.*}" -ge 10 ]] ||
    fail "the .NET SDK 10 is needed, found '${version:-none}': install the package dotnet-sdk-10.0 and try again"
}

# install_packages NAME...: Debian packages, without starting any service they bring.
install_packages() {
  local sudo=() started=$SECONDS policy=/usr/sbin/policy-rc.d placed=no
  if [[ "$(id -u)" -ne 0 ]]; then
    command -v sudo >/dev/null || fail "missing programs; as root run: apt-get install --no-install-recommends $*"
    sudo=(sudo)
  fi
  command -v apt-get >/dev/null || fail "missing programs; install the equivalents of these Debian packages: $*"
  say "installing $* …"
  if [[ ! -e "$policy" ]]; then
    printf '#!/bin/sh\nexit 101\n' | "${sudo[@]}" tee "$policy" >/dev/null
    "${sudo[@]}" chmod 755 "$policy"
    placed=yes
  fi
  local log status=0
  log="$(mktemp)"
  { "${sudo[@]}" apt-get update -qq &&
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } \
    >"$log" 2>&1 || status=$?
  if [[ "$placed" == yes ]]; then
    "${sudo[@]}" rm -f "$policy"
  fi
  if [[ $status -ne 0 ]]; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    fail "could not install: $*"
  fi
  rm -f "$log"
  say "installed $* in $(took "$started")"
}

need_node() {
  local missing=()
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  if [[ ${#missing[@]} -gt 0 ]]; then
    install_packages "${missing[@]}"
  fi
}

# fingerprint PATH...: changes when a source file is added, removed or edited.
fingerprint() {
  # A named folder may not exist yet.
  (cd "$root" && { find "$@" *.props global.json KetNghia.sln \
    \( -name bin -o -name obj -o -name node_modules -o -path '*/wwwroot/lib' \) -prune -o \
    -type f -printf '%p %s %T@\n' 2>/dev/null || true; } | LC_ALL=C sort | sha256sum | cut -d' ' -f1)
}

# build_once WHAT STAMP PATH...: builds the project or solution unless nothing has changed since the last time.
build_once() {
  local what="$1" stamp="$root/artifacts/$2.built" started=$SECONDS now log
  shift 2
  now="$configuration $(fingerprint "$@")"
  if [[ -f "$stamp" && "$(cat "$stamp")" == "$now" ]]; then
    say "build: nothing changed"
    return
  fi
  mkdir -p "$root/artifacts"
  log="$root/artifacts/build.log"
  rm -f "$stamp"
  # One compiler server serves the whole build and ends with it: one that lives on mixes up changed Razor files.
  local server="ketnghia-$$-$RANDOM" status=0
  (cd "$root" && SharedCompilationId="$server" dotnet build "$what" -c "$configuration" -v quiet --nologo) >"$log" 2>&1 || status=$?
  stop_process "pipename:$server"
  if [[ $status -ne 0 ]]; then
    grep -E 'error|Error' "$log" | sort -u | head -n 40 >&2 || tail -n 40 "$log" >&2
    fail "the build failed; all of it: artifacts/build.log"
  fi
  # The fingerprint is taken again: a first build writes lock files.
  printf '%s %s\n' "$configuration" "$(fingerprint "$@")" >"$stamp"
  say "build: $(took "$started")"
}

# stop_process TEXT: ends the processes whose command line holds TEXT.
stop_process() {
  local folder
  for folder in $(grep -slF -- "$1" /proc/[0-9]*/cmdline || true); do
    folder="${folder%/cmdline}"
    if [[ "${folder##*/}" != "$$" ]]; then
      kill "${folder##*/}" 2>/dev/null || true
    fi
  done
}

# free_port: a loopback port nobody listens on.
free_port() {
  local port
  for _ in $(seq 1 200); do
    port=$((20000 + RANDOM % 12000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      printf '%s' "$port"
      return
    fi
  done
  fail "no free port"
}

# http_status HOST PORT PATH: the status of a GET, empty when nobody answers; needs no curl.
http_status() {
  local line=''
  {
    exec 3<>"/dev/tcp/$1/$2" || return 0
    printf 'GET %s HTTP/1.0\r\nHost: %s:%s\r\nConnection: close\r\n\r\n' "$3" "$1" "$2" >&3
    IFS= read -r -t 10 line <&3 || true
    exec 3<&- 3>&-
  } 2>/dev/null
  line="${line#* }"
  printf '%s' "${line%% *}"
}
