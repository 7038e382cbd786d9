# A MariaDB of our own for tests: loopback, free port, own data folder; sourced after lib.sh.
# shellcheck shell=bash

mariadb_pid=''
mariadb_folder=''

# start_mariadb: exports KETNGHIA_TEST_MYSQL, a connection string without a database.
start_mariadb() {
  local started=$SECONDS port base=/tmp
  command -v mariadbd >/dev/null || fail "mariadbd is missing: install the package mariadb-server"
  # Memory is several times faster for creating schemas; about 1 GiB must be free. Much data stays on disk.
  if [[ -z "${mariadb_pool:-}" && -w /dev/shm && "$(df --output=avail -k /dev/shm | tail -n 1)" -gt 1200000 ]]; then
    base=/dev/shm
  fi
  mariadb_folder="$(mktemp -d "$base/ketnghia-mariadb.XXXXXX")"
  mariadb-install-db --no-defaults --auth-root-authentication-method=normal --skip-test-db \
    --user="$(id -un)" --datadir="$mariadb_folder/data" >"$mariadb_folder/install.log" 2>&1 ||
    { tail -n 20 "$mariadb_folder/install.log" >&2; fail "mariadb-install-db failed"; }
  port="$(free_port)"
  mariadbd --no-defaults --user="$(id -un)" --datadir="$mariadb_folder/data" --socket="$mariadb_folder/sock" \
    --pid-file="$mariadb_folder/pid" --port="$port" --bind-address=127.0.0.1 --skip-name-resolve \
    --character-set-server=utf8mb4 --innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=0 --skip-log-bin \
    --max-connections=400 --innodb-buffer-pool-size="${mariadb_pool:-256M}" --table-open-cache=4000 \
    >"$mariadb_folder/server.log" 2>&1 &
  mariadb_pid=$!
  until mariadb-admin --no-defaults --socket="$mariadb_folder/sock" -u root ping >/dev/null 2>&1; do
    kill -0 "$mariadb_pid" 2>/dev/null || { tail -n 20 "$mariadb_folder/server.log" >&2; fail "MariaDB did not start"; }
    [[ $((SECONDS - started)) -lt 60 ]] || fail "MariaDB is not ready after 60 s"
    sleep 0.1
  done
  export KETNGHIA_TEST_MYSQL="Server=127.0.0.1;Port=$port;User ID=root;Password=;"
  say "MariaDB: port $port, ready in $(took "$started")"
}

stop_mariadb() {
  if [[ -n "$mariadb_pid" ]]; then
    kill -TERM "$mariadb_pid" 2>/dev/null || true
    wait "$mariadb_pid" 2>/dev/null || true
    mariadb_pid=''
  fi
  if [[ -n "$mariadb_folder" ]]; then
    rm -rf "$mariadb_folder"
    mariadb_folder=''
  fi
}
