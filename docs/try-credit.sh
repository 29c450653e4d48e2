#!/usr/bin/env bash
# 用 curl 走一遍信用就医无感支付: 医生保存处方即自动结算, 重复的事件不重复收款, 未签约者留在待缴费清单, 整单退费.
# Credit no-sense pay against a running sandbox, with curl only; exits non-zero when something is not what it said.
set -euo pipefail
url=${MEDSETTLE_URL:-http://127.0.0.1:8080}
run=$(date +%s)-$$

say() { printf '\n== %s\n' "$*"; }
fail() { printf '\n不符 / MISMATCH: %s\n' "$*" >&2; exit 1; }
# the value of the first member of that name in a JSON text
value() { printf '%s' "$2" | grep -oE "\"$1\":(\"[^\"]*\"|-?[0-9]+|true|false)" | head -n 1 | sed -E "s/^\"$1\"://; s/^\"//; s/\"\$//"; }
post() { curl -sS -X POST "$url$1" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' ${3:+-H "Idempotency-Key: $3"} -d "$2"; }
get() { curl -sS "$url$1" -H "Authorization: Bearer $token"; }
expect() { [ "$2" = "$3" ] || fail "$1 应为 $3, 实为 $2"; printf '   %s = %s\n' "$1" "$2"; }
# waits until the order is in a state
until_state() {
  for _ in $(seq 1 60); do
    order=$(get "/api/v1/orders/$id")
    [ "$(value state "$order")" = "$1" ] && return 0
    sleep 0.5
  done
  fail "等不到状态 $1: $order"
}

tokens=$(curl -sS "$url/sandbox/token")
his=$(value his "$tokens"); channel=$(value channel "$tokens")
patient=P0001

saved() { token=$his; post /api/v1/credit/auto-settle "{\"eventId\":\"$1\",\"hisOrderId\":\"SAVED-$2\",\"visitNo\":\"$3\",\"patientId\":\"$4\",\"rxNos\":[\"$2\"],\"version\":1}"; }
# asks under the same event until it is decided
decided() {
  for _ in $(seq 1 40); do
    answer=$(saved "$@")
    [ "$(value result "$answer")" = PROCESSING ] || return 0
    sleep 0.5
  done
  fail "一直没有办结: $answer"
}

say "患者在信用平台签约 / the patient signs with the credit platform"
token=$channel
post /sandbox/credit-contract "{\"patientId\":\"$patient\"}" >/dev/null
contract=$(get "/api/v1/credit/contract?patientId=$patient&fresh=true")
expect state "$(value state "$contract")" SIGNED

say "医生保存处方 100.00 元, HIS 只发一个事件 / the doctor saves, HIS tells one event"
visit=$(post /sandbox/visits "{\"patientId\":\"$patient\",\"totalFen\":10000,\"lines\":3}")
visitNo=$(value visitNo "$visit"); rxNo=$(value rxNo "$visit")
decided "E-$run" "$rxNo" "$visitNo" "$patient"
expect result "$(value result "$answer")" PAID
id=$(value orderId "$answer")
expect state "$(value state "$answer")" SETTLED
fund=$(value fundFen "$answer"); account=$(value accountFen "$answer"); cash=$(value cashFen "$answer")
expect "fundFen+accountFen+cashFen" $((fund + account + cash)) 10000
[ "$cash" -gt 0 ] || fail "信用平台没有收款: $answer"
printf '   结算单 %s: 统筹 %s 分, 个账 %s 分, 信用平台 %s 分\n' "$id" "$fund" "$account" "$cash"

say "同一事件再来一次, 仍是同一张结算单 / the same event again is the same order"
answer=$(saved "E-$run" "$rxNo" "$visitNo" "$patient")
expect orderId "$(value orderId "$answer")" "$id"

say "没有签约的患者: 不猜, 留在普通待缴费清单 / nobody unsigned is charged"
token=$channel
visit=$(post /sandbox/visits '{"patientId":"P0003","totalFen":8000,"lines":2}')
decided "E2-$run" "$(value rxNo "$visit")" "$(value visitNo "$visit")" P0003
expect result "$(value result "$answer")" SKIPPED
printf '   %s\n' "$(value reason "$answer")"

say "整单退费: 医保先退, 信用平台原路退 / full refund: insurance first, then the platform"
token=$channel
refund=$(post /api/v1/refunds "{\"orderId\":\"$id\",\"reason\":\"试用退费\"}" "credit-refund-$run")
[ -n "$(value refundNo "$refund")" ] || fail "没有退成: $refund"
until_state REFUNDED
expect heldFen "$(value heldFen "$order")" 0

say "全部相符 / all as said"
