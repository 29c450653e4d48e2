#!/usr/bin/env bash
# 用 curl 走一遍: 一次门诊混合结算, 一次整单退费. 金额与所说不符即以非零退出.
# One mixed settlement and one full refund against a running sandbox, with curl only; exits non-zero when an amount is not
# what it said.
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

token=""
token=$(value channel "$(curl -sS "$url/sandbox/token")")
openid=oDemoOpenId00000000000000001

say "HIS 有一张新账单 100.00 元 / HIS has a new bill of 100.00 yuan"
visit=$(post /sandbox/visits '{"patientId":"P0001","totalFen":10000,"lines":3}')
visitNo=$(value visitNo "$visit"); rxNo=$(value rxNo "$visit")
expect totalFen "$(value totalFen "$visit")" 10000

say "患者完成医保免密授权 / the patient authorises the insurance payment"
code=$(value authCode "$(post /sandbox/auth-code "{\"openid\":\"$openid\"}")")

say "开单并预结算: 锁单, 登记, 上传, 医保下单 / open and price: one call"
order=$(post /api/v1/orders "{\"entry\":\"online-mixed\",\"patientId\":\"P0001\",\"visitNo\":\"$visitNo\",\"rxNos\":[\"$rxNo\"],\"description\":\"门诊缴费\",\"payer\":{\"channel\":\"WECHAT\",\"openid\":\"$openid\"},\"insurance\":{\"authCode\":\"$code\"}}" "try-$run")
id=$(value orderId "$order")
[ -n "$id" ] || fail "没有开成: $order"
expect state "$(value state "$order")" PRICED
fund=$(value fundFen "$order"); account=$(value accountFen "$order"); cash=$(value cashFen "$order")
expect "fundFen+accountFen+cashFen" $((fund + account + cash)) 10000
printf '   结算单 %s: 统筹 %s 分, 个账 %s 分, 现金 %s 分\n' "$id" "$fund" "$account" "$cash"

say "患者确认支付, 收银台打开, 输入密码 / the patient pays at the cashier"
paying=$(post "/api/v1/orders/$id/pay" '{}')
cashier=$(printf '%s' "$paying" | grep -oE '"cashier":\{[^}]*\}' | sed 's/^"cashier"://')
[ -n "$cashier" ] || fail "没有收银台参数: $paying"
said=$(post /sandbox/patient-pays "{\"openid\":\"$openid\",\"cashier\":$cashier,\"choice\":\"BOTH_OK\"}")
expect ok "$(value ok "$said")" true

say "等待: 回调, 查询, 三方核对, HIS 记账 / callbacks, queries, every part compared, HIS written"
until_state SETTLED
expect heldFen "$(value heldFen "$order")" 10000

say "对方账本 / the far sides' own books"
books=$(get /sandbox/books)
sum=0; for fen in $(printf '%s' "$books" | grep -oE '"fen":-?[0-9]+' | cut -d: -f2); do sum=$((sum + fen)); done
before=$sum

say "整单退费: HIS 许可, 医保先退, 现金原路退, HIS 红冲 / full refund: insurance before cash, HIS last"
refund=$(post /api/v1/refunds "{\"orderId\":\"$id\",\"reason\":\"试用退费\"}" "refund-$run")
refundNo=$(value refundNo "$refund")
[ -n "$refundNo" ] || fail "没有退成: $refund"
until_state REFUNDED
expect heldFen "$(value heldFen "$order")" 0
refund=$(get "/api/v1/refunds/$refundNo")
expect result "$(value result "$refund")" SUCCESS
expect fen "$(value fen "$refund")" 10000

say "同一退费单号再提交一次, 仍是同一笔 / the same refund asked again is the same refund"
again=$(post /api/v1/refunds "{\"orderId\":\"$id\",\"reason\":\"试用退费\"}" "refund-$run")
expect refundNo "$(value refundNo "$again")" "$refundNo"
books=$(get /sandbox/books)
sum=0; for fen in $(printf '%s' "$books" | grep -oE '"fen":-?[0-9]+' | cut -d: -f2); do sum=$((sum + fen)); done
expect "对方账本退回 / given back by their own books" $((before - sum)) 10000

say "流水 / what happened"
get "/api/v1/orders/$id" | grep -oE '"text":"[^"]*"' | sed -E 's/^"text":"/   /; s/"$//'
printf '\n完成: 结算 100.00 元, 退回 100.00 元, 分文不差. / Done: settled and refunded to the fen.\n'
