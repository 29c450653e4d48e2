#!/usr/bin/env bash
# 用 curl 走一遍柜台与住院: 身份证会话, 线下预结算, 付款码, 结算, 凭条, 当场撤销; 预交金, 入院, 出院预结算, 结算, 清单, 撤销.
# The counter and the ward against a running sandbox, with curl only; exits non-zero when something is not what it said.
set -euo pipefail
url=${MEDSETTLE_URL:-http://127.0.0.1:8080}
run=$(date +%s)-$$
patient=P0001

say() { printf '\n== %s\n' "$*"; }
fail() { printf '\n不符 / MISMATCH: %s\n' "$*" >&2; exit 1; }
# the value of the first member of that name in a JSON text
value() { printf '%s' "$2" | grep -oE "\"$1\":(\"[^\"]*\"|-?[0-9]+|true|false)" | head -n 1 | sed -E "s/^\"$1\"://; s/^\"//; s/\"\$//"; }
post() { curl -sS -X POST "$url$1" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' ${3:+-H "Idempotency-Key: $3"} -d "$2"; }
get() { curl -sS "$url$1" -H "Authorization: Bearer $token"; }
expect() { [ "$2" = "$3" ] || fail "$1 应为 $3, 实为 $2"; printf '   %s = %s\n' "$1" "$2"; }
# waits until the order is in a state
until_state() {
  for _ in $(seq 1 80); do
    order=$(get "/api/v1/orders/$id")
    [ "$(value state "$order")" = "$1" ] && return 0
    sleep 0.5
  done
  fail "等不到状态 $1: $order"
}
# waits until no round of the stay is under way
until_quiet() {
  for _ in $(seq 1 80); do
    whole=$(get "/api/v1/stays/$stay")
    printf '%s' "$whole" | grep -qE '"state":"(WORKING|IN_DOUBT)"' || return 0
    sleep 0.5
  done
  fail "住院一直没有办结: $whole"
}

token=""
token=$(value window "$(curl -sS "$url/sandbox/token")")
card=$(post /sandbox/id-card "{\"patientId\":\"$patient\"}")

say "患者出示身份证, 进入会话 / an ID card opens a session"
entered=$(post /api/v1/sessions "{\"terminal\":\"W01\",\"idCard\":$card}")
session=$(value sessionId "$entered")
[ -n "$session" ] || fail "没有进入: $entered"
expect patientId "$(value patientId "$entered")" "$patient"

say "门诊 80.00 元: 登记, 诊断, 明细, 预结算 / priced offline: 2201 2203 2204 2206"
visit=$(post /sandbox/visits "{\"patientId\":\"$patient\",\"totalFen\":8000,\"lines\":3}")
order=$(post "/api/v1/sessions/$session/orders" "{\"entry\":\"counter\",\"visitNo\":\"$(value visitNo "$visit")\",\"rxNos\":[\"$(value rxNo "$visit")\"],\"description\":\"门诊缴费\",\"payWith\":\"CODE\"}" "counter-$run")
id=$(value orderId "$order")
[ -n "$id" ] || fail "没有开成: $order"
expect state "$(value state "$order")" PRICED
printf '   统筹 %s 分, 个账 %s 分, 现金 %s 分\n' "$(value fundFen "$order")" "$(value accountFen "$order")" "$(value cashFen "$order")"

say "付款码付现金部分, 医保结算, HIS 记账 / cash by code, 2207, HIS"
code=$(value payCode "$(post /sandbox/pay-code "{\"patientId\":\"$patient\"}")")
post "/api/v1/orders/$id/pay" "{\"payCode\":\"$code\"}" >/dev/null
until_state SETTLED
expect heldFen "$(value heldFen "$order")" 8000
receipts=$(get "/api/v1/orders/$id/receipts")
[ -n "$(value receiptNo "$receipts")" ] || fail "没有凭条: $receipts"
printf '   票据号 %s, 医保结算号 %s\n' "$(value receiptNo "$receipts")" "$(value setlId "$receipts")"

say "当场撤销 / undone on the spot: 2208 before cash, HIS last"
post /api/v1/refunds "{\"orderId\":\"$id\",\"reason\":\"当场撤销\"}" "undo-$run" >/dev/null
until_state REFUNDED
expect heldFen "$(value heldFen "$order")" 0

say "住院 1000.00 元, 200 条明细: 入院登记 / a stay: 2401"
stay=$(value stayId "$(post /sandbox/stays "{\"patientId\":\"$patient\",\"totalFen\":100000,\"lines\":200}")")
round=$(post "/api/v1/stays/$stay/admission" "{\"sessionId\":\"$session\"}" "admit-$run")
until_quiet
expect admitted "$(value admitted "$whole")" true

say "窗口交预交金 900.00 元 / a deposit at the window"
post "/api/v1/stays/$stay/deposits" "{\"patientId\":\"$patient\",\"amountFen\":90000,\"description\":\"预交金\",\"pay\":{\"payWith\":\"WINDOW\"}}" "deposit-$run" >/dev/null
until_quiet
expect depositLeftFen "$(value depositLeftFen "$whole")" 90000

say "出院: 冻结, 分批上传, 出院登记, 预结算 / freeze, 2301 in batches, 2402, 2303"
round=$(post "/api/v1/stays/$stay/discharge" "{\"sessionId\":\"$session\",\"insured\":true,\"pay\":{\"payWith\":\"WINDOW\"}}" "leave-$run")
until_quiet
whole=$(get "/api/v1/stays/$stay")
leave=$(printf '%s' "$whole" | grep -oE '"round":[0-9]+,"kind":"discharge","state":"[A-Z_]+"' | tail -n 1)
printf '   %s\n' "$leave"
no=$(value round "$leave")
expect state "$(value state "$leave")" WAITING_CONFIRM

say "确认: 医保结算, 预交金抵扣, 结余退回 / 2304, deposits spent, surplus back"
post "/api/v1/stays/$stay/rounds/$no/confirm" '{}' >/dev/null
until_quiet
expect discharged "$(value discharged "$whole")" true
expect depositLeftFen "$(value depositLeftFen "$whole")" 0
statement=$(get "/api/v1/stays/$stay/statement")
expect totalFen "$(value totalFen "$statement")" 100000

say "撤销出院结算: 结余收回, 2305, 2405, 预交金恢复 / the discharge is reversed"
post "/api/v1/stays/$stay/discharge/reverse" '{"reason":"费用有误","pay":{"payWith":"WINDOW"}}' "reverse-$run" >/dev/null
until_quiet
expect discharged "$(value discharged "$whole")" false
expect depositLeftFen "$(value depositLeftFen "$whole")" 90000
printf '\n完成: 柜台与住院走完, 分文不差. / Done: counter and ward, to the fen.\n'
