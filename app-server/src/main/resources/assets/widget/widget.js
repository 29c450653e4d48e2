// The pages of the window refund component: one press is one press, the progress is looked up until it is over, and the
// result is printed. Everything works without it too; what it shows is what the server says.
(function () {
  "use strict";
  var gap = 800;

  function look() {
    var main = document.querySelector("main");
    var form = document.getElementById("again");
    if (!form || main.dataset.working !== "true") {
      return;
    }
    fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      credentials: "omit",
      redirect: "error"
    })
      .then(function (answer) { return answer.status < 500 ? answer.text() : Promise.reject(); })
      .then(function (text) {
        show(main, new DOMParser().parseFromString(text, "text/html").querySelector("main"));
        again();
      })
      .catch(again);
  }

  function show(main, next) {
    if (!next || next.innerHTML === main.innerHTML) {
      return;
    }
    main.dataset.working = next.dataset.working || "false";
    main.dataset.result = next.dataset.result || "";
    main.replaceChildren.apply(main, Array.from(next.childNodes));
  }

  function again() {
    gap = Math.min(gap * 1.2, 5000);
    setTimeout(look, gap);
  }

  document.addEventListener("submit", function (event) {
    if (event.target.hasAttribute("data-once")) {
      setTimeout(function () {
        event.target.querySelector("button").disabled = true;
      }, 0);
    }
  });

  document.addEventListener("click", function (event) {
    if (event.target.hasAttribute("data-print")) {
      window.print();
    }
  });

  // Whoever fills a part in means it.
  document.addEventListener("input", function (event) {
    var part = event.target.closest("div.choice");
    if (part && event.target.type !== "radio") {
      part.querySelector("input[type=radio]").checked = true;
    }
  });

  again();
})();
