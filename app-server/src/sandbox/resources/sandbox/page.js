"use strict";
const $ = id => document.getElementById(id);
const yuan = fen => (fen / 100).toFixed(2) + " 元";
let token = "", his = "", people = [], order = null, person = null, timer = 0;

async function call(method, path, body, key, as) {
  const headers = { Authorization: "Bearer " + (as || token) };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (key) headers["Idempotency-Key"] = key;
  const answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await answer.text();
  const said = text ? JSON.parse(text) : {};
  if (!answer.ok) throw said;
  return said;
}

function say(problem) {
  const p = $("problem");
  p.hidden = !problem;
  p.textContent = problem ? [problem.detail || "没有答复", problem.money, problem.next].filter(Boolean).join(" · ") : "";
}

function show(o) {
  order = o;
  $("order").hidden = false;
  $("orderId").textContent = o.orderId;
  $("state").textContent = o.stateText;
  $("next").textContent = (o.reason ? o.reason + " · " : "") + o.next;
  $("money").textContent = o.money;
  $("fund").textContent = yuan(o.parts.fundFen);
  $("account").textContent = yuan(o.parts.accountFen);
  $("cash").textContent = yuan(o.parts.cashFen);
  $("all").textContent = yuan(o.totalFen);
  $("pay").disabled = !["PRICED", "AWAITING_PATIENT"].includes(o.state);
  $("cancel").disabled = !["PRICED", "AWAITING_PATIENT", "PRICING"].includes(o.state);
  $("refund").disabled = o.state !== "SETTLED";
  if (o.history) {
    $("told").hidden = false;
    $("history").replaceChildren(...o.history.map(h => {
      const li = document.createElement("li"), time = document.createElement("time");
      time.textContent = h.at.slice(11, 19);
      li.append(time, h.text);
      return li;
    }));
  }
}

async function follow() {
  clearTimeout(timer);
  if (!order) return;
  try { show(await call("GET", "/api/v1/orders/" + order.orderId)); } catch (e) { say(e); }
  timer = setTimeout(follow, 1500);
}

const guarded = work => async () => { say(null); try { await work(); } catch (e) { say(e); if (e.orderId) { order = { orderId: e.orderId }; } } follow(); };

async function billed() {
  person = people[$("person").selectedIndex];
  const visit = await call("POST", "/sandbox/visits", { patientId: person.patientId, totalFen: Math.round(parseFloat($("total").value) * 100), lines: 3 });
  const mood = $("mood").value.split(" ");
  if (mood.length === 3) await call("POST", "/sandbox/mood", { party: mood[0], operation: mood[1], mood: mood[2] });
  return visit;
}

$("saved").onclick = guarded(async () => {
  const visit = await billed();
  await call("POST", "/sandbox/credit-contract", { patientId: person.patientId });
  const said = await call("POST", "/api/v1/credit/auto-settle", {
    eventId: "page-" + visit.rxNo, hisOrderId: "SAVED-" + visit.rxNo, visitNo: visit.visitNo, patientId: person.patientId,
    rxNos: [visit.rxNo], version: 1, patientClass: person.insured ? null : "SELF"
  }, undefined, his);
  if (said.order) show(said.order);
  if (said.result !== "PAID" && said.result !== "PROCESSING") throw { detail: said.reason };
});

$("open").onclick = guarded(async () => {
  const visit = await billed();
  const code = await call("POST", "/sandbox/auth-code", { openid: person.openid });
  show(await call("POST", "/api/v1/orders", {
    entry: "online-mixed", patientId: person.patientId, visitNo: visit.visitNo, rxNos: [visit.rxNo], description: "门诊缴费",
    payer: { channel: "WECHAT", openid: person.openid }, insurance: { authCode: code.authCode }
  }, "page-" + visit.visitNo));
});

$("pay").onclick = guarded(async () => {
  const paying = await call("POST", "/api/v1/orders/" + order.orderId + "/pay", {});
  show(paying);
  if (!paying.cashier) return;
  const said = await call("POST", "/sandbox/patient-pays", { openid: person.openid, cashier: paying.cashier, choice: "BOTH_OK" });
  if (!said.ok) throw { detail: said.text };
});
$("cancel").onclick = guarded(async () => show(await call("POST", "/api/v1/orders/" + order.orderId + "/cancel", {})));
$("refund").onclick = guarded(async () => {
  await call("POST", "/api/v1/refunds", { orderId: order.orderId, reason: "页面试用退费" }, "refund-" + order.orderId);
});

(async () => {
  const tokens = await call("GET", "/sandbox/token");
  token = tokens.channel;
  his = tokens.his;
  people = await call("GET", "/sandbox/people");
  $("person").replaceChildren(...people.map(p => new Option(p.name + (p.insured ? "" : " (未参保)"))));
})().catch(say);
