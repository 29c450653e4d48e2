// The page of an order or of a round of a stay: opens the channel's cashier, and looks how it stands. What the cashier's
// call-back says is not believed: the server asks the far sides, and the page shows what the server knows.
(function () {
  "use strict";
  var order = document.getElementById("order");
  var heard = document.getElementById("heard");
  var open = document.getElementById("open");
  var waiting = ["PRICING", "COLLECTING", "AWAITING_PATIENT", "IN_DOUBT", "UNWINDING", "REFUNDING",
    "WORKING", "WAITING_PATIENT"];
  var gap = 1000;

  function look() {
    fetch(order.dataset.look, { credentials: "same-origin", redirect: "error" })
      .then(function (answer) { return answer.ok ? answer.text() : Promise.reject(); })
      .then(function (state) {
        if (state !== order.dataset.state) {
          location.replace(location.pathname);
          return;
        }
        again();
      })
      .catch(again);
  }

  function again() {
    gap = Math.min(gap * 1.3, 8000);
    setTimeout(look, gap);
  }

  function told(id) {
    var all = {};
    document.querySelectorAll("#" + id + " span").forEach(function (each) {
      all[each.dataset.name] = each.dataset.value;
    });
    return all;
  }

  function said(text) {
    heard.textContent = text;
    gap = 500;
  }

  function wechat(all) {
    if (all.payUrl) {
      if (all.payUrl.indexOf("https://") === 0) {
        location.href = all.payUrl;
      } else {
        said("本单只能在医院的小程序中支付");
      }
      return;
    }
    if (!window.WeixinJSBridge) {
      said("请在微信中打开本页完成支付");
      return;
    }
    var call = all.mixTradeNo ? "requestMedicalInsurancePay" : "getBrandWCPayRequest";
    function invoke() {
      window.WeixinJSBridge.invoke(call, all, function () { said("正在查询支付结果"); });
    }
    if (all.mixTradeNo && window.wx && document.getElementById("script")) {
      var config = told("script");
      config.jsApiList = [call];
      window.wx.error(function () { said("微信没有接受本页的签名, 请退出后重新进入"); });
      window.wx.config(config);
      window.wx.ready(invoke);
    } else {
      invoke();
    }
  }

  function alipay(all) {
    if (all.payUrl) {
      location.href = all.payUrl;
      return;
    }
    if (!window.AlipayJSBridge) {
      said("请在支付宝中打开本页完成支付");
      return;
    }
    window.AlipayJSBridge.call("tradePay", { tradeNO: all.tradeNO }, function () { said("正在查询支付结果"); });
  }

  if (open) {
    open.addEventListener("click", function () {
      (order.dataset.channel === "ALIPAY" ? alipay : wechat)(told("cashier"));
    });
  }
  if (waiting.indexOf(order.dataset.state) >= 0) {
    setTimeout(look, gap);
  }
})();
