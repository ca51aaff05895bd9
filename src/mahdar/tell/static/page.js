// Filters of long lists, and the records of an article. No library, no network; the pages are readable without it.
(function () {
  "use strict";

  // One spelling for what is spelled in several ways, as in the dossier's own search.
  function fold(text) {
    return text.toLowerCase()
      .replace(/[\u064B-\u065F\u0670\u0640\u200B-\u200F\u061C]/g, "")
      .replace(/[أإآٱ]/g, "ا").replace(/ة/g, "ه").replace(/ى/g, "ي").replace(/ؤ/g, "و").replace(/ئ/g, "ي")
      .replace(/[٠-٩]/g, function (d) { return d.charCodeAt(0) - 0x660; });
  }

  function list(section) {
    var ol = section.querySelector("ol.rows"), template = section.querySelector("template");
    var step = +section.dataset.step, limit = step;
    var rows = Array.from(ol.children).concat(template ? Array.from(template.content.children) : []);
    var texts = null;
    var find = section.querySelector("[data-find]"), fields = Array.from(section.querySelectorAll("[data-field]"));
    var count = section.querySelector("[data-count]"), more = section.querySelector("[data-more]");
    var none = section.querySelector("[data-none]");

    function matches(row, i, words) {
      for (var f of fields) {
        if (f.value && !(row.dataset[f.dataset.field] || "").split("|").includes(f.value)) return false;
      }
      return words.every(function (w) { return texts[i].includes(w); });
    }

    function show() {
      var words = find && find.value ? fold(find.value).split(/\s+/).filter(Boolean) : [];
      if (words.length && !texts) texts = rows.map(function (r) { return fold(r.textContent); });
      var found = rows.filter(function (row, i) { return matches(row, i, words); });
      var group = null, piece = document.createDocumentFragment();
      found.slice(0, limit).forEach(function (row) {
        if (row.dataset.group && row.dataset.group !== group) {
          group = row.dataset.group;
          var head = document.createElement("li");
          head.className = "group";
          head.textContent = group;
          piece.append(head);
        }
        piece.append(row);
      });
      ol.replaceChildren(piece);
      if (more) more.hidden = found.length <= limit;
      if (none) none.hidden = found.length > 0;
      if (count) count.textContent = count.dataset.shown + " " + Math.min(limit, found.length) + " " + count.dataset.of + " " + found.length;
    }

    function again() { limit = step; show(); }
    if (find) find.addEventListener("input", again);
    fields.forEach(function (f) { f.addEventListener("change", again); });
    if (more) more.addEventListener("click", function () { limit += step; show(); });
    // A link to a row that waits in the template brings it onto the page.
    section.reveal = function (id) {
      var at = rows.findIndex(function (r) { return r.id === id; });
      if (at < 0) return null;
      if (at >= limit) { limit = at + step; show(); }
      return rows[at];
    };
    show();
  }

  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1));
    if (!id) return;
    var target = document.getElementById(id);
    if (!target) document.querySelectorAll("[data-list]").forEach(function (s) { target = target || s.reveal(id); });
    if (!target) return;
    for (var d = target.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    target.classList.add("target");
    if (!/^c\d/.test(id)) target.scrollIntoView({ block: "center" });
  }

  // Shows the exact words that a record rests on: #c12-40 marks the pieces from character 12 to 40.
  function mark() {
    var span = /^#c(\d+)-(\d+)$/.exec(location.hash);
    document.querySelectorAll(".hit").forEach(function (p) { p.classList.remove("hit"); });
    if (!span) return;
    var first = null;
    document.querySelectorAll(".marked [data-s]").forEach(function (p) {
      if (+p.dataset.s >= +span[1] && +p.dataset.e <= +span[2]) { p.classList.add("hit"); first = first || p; }
    });
    if (first) first.scrollIntoView({ block: "center" });
  }

  function records(report) {
    var pop = document.getElementById("pop"), held = false;
    function light(ids, on) {
      ids.forEach(function (id) {
        report.querySelectorAll('[data-r~="' + id + '"]').forEach(function (p) { p.classList.toggle("lit", on); });
      });
    }
    function clear() {
      pop.hidden = true;
      report.querySelectorAll(".lit").forEach(function (p) { p.classList.remove("lit"); });
    }
    function open(piece) {
      clear();
      var ids = (piece.dataset.r || "").split(" ").filter(Boolean);
      if (!ids.length) return;
      light(ids.slice(0, 1), true);
      pop.replaceChildren.apply(pop, ids.slice(0, 4).map(function (id) {
        var card = document.getElementById("r" + id).cloneNode(true);
        card.removeAttribute("id");
        return card;
      }));
      pop.hidden = false;
      var box = piece.getBoundingClientRect(), wide = document.documentElement.clientWidth;
      if (wide > 700) {
        var left = Math.max(8, Math.min(box.left + box.width / 2 - 170, wide - 348));
        var below = box.bottom + pop.offsetHeight + 16 < window.innerHeight;
        pop.style.left = left + "px";
        pop.style.top = (below ? box.bottom + 8 : Math.max(8, box.top - pop.offsetHeight - 8)) + "px";
      } else { pop.style.left = pop.style.top = ""; }
    }
    report.addEventListener("mouseover", function (e) {
      var piece = e.target.closest(".marked [data-r]");
      if (!held) { if (piece) open(piece); else clear(); }
    });
    document.addEventListener("click", function (e) {
      var piece = e.target.closest(".marked [data-r]");
      held = !!piece;
      if (piece) open(piece); else if (!e.target.closest(".pop")) clear();
    });
    window.addEventListener("scroll", function () { if (!held) clear(); }, { passive: true });
    report.querySelectorAll(".record").forEach(function (card) {
      var id = card.id.slice(1);
      card.addEventListener("mouseenter", function () { light([id], true); });
      card.addEventListener("mouseleave", function () { light([id], false); });
      card.addEventListener("click", function () {
        var piece = report.querySelector('.marked [data-r~="' + id + '"]');
        if (piece) piece.scrollIntoView({ block: "center", behavior: "smooth" });
      });
    });
    report.querySelectorAll("[data-layer]").forEach(function (box) {
      box.addEventListener("change", function () { report.classList.toggle("no-" + box.dataset.layer, !box.checked); });
    });
  }

  document.querySelectorAll("[data-list]").forEach(list);
  document.querySelectorAll(".report").forEach(records);
  var current = document.querySelector("nav [aria-current]");
  if (current) {
    var nav = current.closest("ul"), a = current.getBoundingClientRect(), b = nav.getBoundingClientRect();
    nav.scrollLeft += a.left + a.width / 2 - (b.left + b.width / 2);
  }
  window.addEventListener("hashchange", function () { reveal(); mark(); });
  reveal();
  mark();
})();
