// The page before the authorisation: asks the phone where it is, and takes that along. Nothing is made up: without a position
// the patient stays here and is told so.
(function () {
  "use strict";
  var form = document.getElementById("position");
  var heard = document.getElementById("heard");

  function found(at) {
    form.elements.position.value = at.coords.longitude.toFixed(6) + "," + at.coords.latitude.toFixed(6);
    form.submit();
  }

  function lost() {
    heard.textContent = "没有取得位置, 请在手机设置中允许后重试, 或返回改用自费缴费";
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (!navigator.geolocation) {
      lost();
      return;
    }
    heard.textContent = "正在获取位置";
    navigator.geolocation.getCurrentPosition(found, lost, { timeout: 15000, maximumAge: 60000 });
  });
})();
