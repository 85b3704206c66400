// What is said where the browser is too old for the scripts of the site (`browserslist` in package.json): they are not run
// at all then. In ES5, as those browsers know it. A script that does not load is told of elsewhere (lost-scripts.ts).
(function () {
  var WORDS =
    "这个浏览器太旧，或者开着“兼容模式”：文字可以照常看，搜索、复制和写计划用不了。" +
    "请换到“极速模式”，或者用 Chrome 80、Edge 80、Firefox 91、Safari 15 以上的浏览器打开。";
  var lost = false;
  window.addEventListener(
    "error",
    function (event) {
      if (event.target && event.target.nodeName === "SCRIPT") lost = true;
    },
    true
  );
  window.addEventListener("load", function () {
    if (window.planLibrary || lost) return;
    document.documentElement.className = ""; // as where there are no scripts
    var told = document.createElement("p");
    told.className = "pl-below";
    told.setAttribute("role", "alert");
    told.appendChild(document.createTextNode(WORDS));
    document.body.insertBefore(told, document.body.firstChild);
  });
})();
