#!/usr/bin/env bash
# 性能: 每秒完成多少笔混合结算, 与本机同一次运行中测得的极限相比; 以及带类数据归档与不带的启动时间.
# How many mixed settlements a second, beside this machine's bare limit measured in the same run; then the time from start to
# the first answer, with and without a class data archive. After: mvn -DskipTests package
#   docs/bench.sh [settlements a measurement] [hands, as 1,8,16] [databases, as h2,mysql]
#   docs/bench.sh start        only the start-up times
set -euo pipefail
cd "$(dirname "$0")/../app-server"
work=$(mktemp -d)
server=
stop() { if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; server=; fi; }
trap 'stop; rm -rf "$work"' EXIT

millis() { date +%s%3N; }

# starts medsettle-server.jar with the options given and tells the milliseconds until /health answers 200
start_once() {
  local port=$((20000 + RANDOM % 20000)) began
  sed "s/@PORT@/$port/; s#@DATA@#$work/data-$port#" "$work/settings.template" > "$work/settings.properties"
  began=$(millis)
  java "$@" "-Dmicronaut.config.files=$work/settings.properties" -jar target/medsettle-server.jar > "$work/server.log" 2>&1 &
  server=$!
  until curl -fsS -o "$work/health" "http://127.0.0.1:$port/health" 2> "$work/curl.log"; do
    kill -0 "$server" 2>/dev/null || { cat "$work/server.log" >&2; exit 1; }
  done
  took=$(($(millis) - began))
  stop
}

start_up() {
  echo
  echo "== start-up: milliseconds until /health answers, H2 file (five starts each)"
  java -cp "target/test-classes:target/medsettle-server.jar:target/sandbox-lib/*" io.medsettle.bench.ServerSettings \
    "$work/settings.template"
  local plain="" archived=""
  for _ in 1 2 3 4 5; do start_once -Xshare:auto; plain="$plain $took"; done
  start_once "-XX:ArchiveClassesAtExit=$work/medsettle.jsa" # the training run writes the archive when it ends
  for _ in 1 2 3 4 5; do start_once "-XX:SharedArchiveFile=$work/medsettle.jsa"; archived="$archived $took"; done
  echo "without the archive:$plain"
  echo "with AppCDS:        $archived   (archive of $(($(stat -c %s "$work/medsettle.jsa") >> 20)) MB)"
}

if [ "${1:-}" != start ]; then
  java -Xmx1g -XX:+UseParallelGC -Dlogback.configurationFile=bench/logback.xml \
    -cp "target/test-classes:target/medsettle-server.jar:target/sandbox-lib/*" io.medsettle.bench.SettlementBenchmark "$@"
fi
start_up
