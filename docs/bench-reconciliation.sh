#!/usr/bin/env bash
# 对账性能: 生成两份各 N 行的账单(每千行植入一处差异), 同一次运行中比较: 本引擎(冷启动整个进程, 以及预热后), DuckDB 全外连接, sort | join.
# Reconciliation: two bills of N rows each, a difference planted in every thousandth row; in one run ours (whole cold process, and
# warm), DuckDB's full outer join of the same files, coreutils' sort | join; peak memory and ratios. After: mvn -DskipTests package
#   docs/bench-reconciliation.sh [rows a side, default 5000000] [heap MB, default 256] [table MB, default 128] [ours|all]
# 需要的磁盘约每行 110 字节 × 2, DuckDB 与 sort 另需同样多; 用后即删. Needs java, /usr/bin/time, coreutils; TMPDIR says where.
set -euo pipefail
cd "$(dirname "$0")/.."
rows=${1:-5000000} heap=${2:-256} table=${3:-128} what=${4:-all}
classes=${BENCH_CLASSES:-reconciliation/target/test-classes:reconciliation/target/classes:ports/target/classes}
duckdb=${BENCH_DUCKDB:-$(find "${HOME}/.m2/repository/org/duckdb" -name 'duckdb_jdbc-*.jar' 2>/dev/null | sort | tail -1)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C

bench() { java "${@:2}" -cp "$classes:$duckdb" io.medsettle.reconciliation.Bench $1; }
# runs a command, keeps what it says, and tells wall seconds, CPU seconds and peak resident MB
measured() {
  local name=$1; shift
  /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@" > "$work/$name.out" 2>&1 || { cat "$work/$name.out" >&2; exit 1; }
  awk -v n="$name" '{ printf "%-10s wall %7.2f s   cpu %7.2f s   resident %6d MB\n", n, $1, $2 + $3, $4 / 1024 }' "$work/time"
  awk '{ print $1 }' "$work/time" > "$work/$name.wall"
}
ratio() { awk -v a="$(cat "$work/$1.wall")" -v b="$(cat "$work/$2.wall")" -v n="$1 / $2" 'BEGIN { printf "%-18s %5.1f\n", n, a / b }'; }

echo "== $(nproc) cores, $rows rows a side, heap $heap MB, table $table MB"
bench "write $work $rows"
ls -l "$work" | awk 'NR > 1 { print $9, int($5 / 1048576) " MB" }'
cat "$work"/ours.csv "$work"/theirs.csv > /dev/null # into the page cache, for everybody
flags="-Xmx${heap}m -XX:+UseSerialGC"
measured cold java $flags -cp "$classes" io.medsettle.reconciliation.Bench ours "$work" 1 "$table"
sed 's/^/    /' "$work/cold.out"
measured six-runs java $flags -cp "$classes" io.medsettle.reconciliation.Bench ours "$work" 6 "$table"
grep '^run' "$work/six-runs.out" | sed 's/^/    /'
grep '^run' "$work/six-runs.out" | tail -5 | awk '{ print $2 / 1000 }' | sort -n | sed -n 3p > "$work/warm.wall"
[ "$what" = all ] || exit 0
if [ -n "$duckdb" ]; then
  measured duckdb java -cp "$classes:$duckdb" io.medsettle.reconciliation.Bench duckdb "$work" "$(nproc)"
  sed 's/^/    /' "$work/duckdb.out"
  awk '/^run/ { print $2 / 1000 }' "$work/duckdb.out" > "$work/duckdb-join.wall"
fi
measured sort-join bash -c "
  cd '$work'
  for side in ours theirs; do
    grep -v -e '^#' -e '^number' \$side.csv | cut -d, -f1,3-8 | sed 's/,/:/' | sort -t, -k1,1 -S 512M -T . > \$side.sorted &
  done
  wait
  join -t, -a1 -a2 -e - -o 0,1.2,1.3,1.4,1.5,1.6,2.2,2.3,2.4,2.5,2.6 ours.sorted theirs.sorted \
    | awk -F, '\$2 != \$7 || \$3 != \$8 || \$4 != \$9 || \$5 != \$10 || \$6 != \$11' | wc -l"
sed 's/^/    differing lines: /' "$work/sort-join.out"
echo "== ratios of wall time"
[ -z "$duckdb" ] || { ratio duckdb cold; ratio duckdb-join warm; }
ratio sort-join cold
ratio sort-join warm
