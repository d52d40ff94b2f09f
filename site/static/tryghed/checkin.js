// The attendance sheet without net: presses are kept on the phone (numbers and times, no names) and sent when the net
// is back. Each has a nonce, so that sending it twice notes it once. Without this file every press is a plain form.
(function () {
  const sheet = document.querySelector("[data-taps]");
  if (!sheet) return;
  const texts = sheet.dataset;
  const shelf = "tjek:" + texts.phone + ":" + texts.session;
  const status = sheet.querySelector("[data-status]");
  const made = Number(texts.made) * 1000;
  let sending = false;

  function read(name) {
    try {
      return JSON.parse(localStorage.getItem(name)) || [];
    } catch (error) {
      return [];
    }
  }

  function write(name, rows) {
    if (rows.length) localStorage.setItem(name, JSON.stringify(rows));
    else localStorage.removeItem(name);
  }

  function nonce(form) {
    return window.crypto && crypto.randomUUID ? crypto.randomUUID() : form.nonce.value + "-" + Date.now();
  }

  function show(row, kind, words, waits) {
    const line = sheet.querySelector('[data-row="' + row + '"]');
    if (!line) return;
    if (kind) {
      line.dataset.standing = kind === "in" ? "there" : "left";
      line.classList.toggle("is-there", kind === "in");
      line.querySelector('button[value="in"]').hidden = kind === "in";
      line.querySelector('button[value="out"]').hidden = kind !== "in";
    }
    line.classList.toggle("is-waiting", Boolean(waits));
    line.querySelector("[data-state]").textContent = words;
  }

  function paint() {
    // What was answered after the page was made (it may be the kept one), then what still waits.
    read(shelf + ":done").filter((each) => each.when > made).forEach((each) => show(each.row, each.kind, each.words));
    const waiting = read(shelf);
    waiting.forEach((each) => show(each.row, each.kind, texts.waiting, true));
    status.textContent = waiting.length ? texts.leftOver + " " + waiting.length : "";
  }

  function settle(results) {
    const answered = new Set(results.map((each) => each.nonce));
    write(shelf, read(shelf).filter((each) => !answered.has(each.nonce)));
    const when = Date.now();
    const done = read(shelf + ":done").filter((each) => each.when > made);
    results.forEach(function (each) {
      if (each.ok) {
        show(each.row, each.kind, each.words);
        done.push({ row: each.row, kind: each.kind, words: each.words, when });
      } else {
        show(each.row, each.kind === "in" ? "out" : "in", each.words);
      }
    });
    write(shelf + ":done", done);
    paint();
  }

  async function send() {
    const waiting = read(shelf);
    if (sending || !waiting.length || navigator.onLine === false) return;
    sending = true;
    let sent = false;
    try {
      const answer = await fetch(texts.url, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": sheet.querySelector("[name=csrfmiddlewaretoken]").value },
        body: JSON.stringify(waiting),
      });
      const json = (answer.headers.get("Content-Type") || "").startsWith("application/json");
      if (json && answer.ok) {
        settle((await answer.json()).results);
        sent = true;
      } else status.textContent = answer.redirected || answer.status === 403 ? texts.login : texts.odd;
    } catch (error) {
      // No net: they wait, and the page says so.
    }
    sending = false;
    if (sent) send(); // what was pressed meanwhile
  }

  sheet.addEventListener("submit", function (event) {
    const form = event.target;
    const button = event.submitter;
    if (!button || !form.row) return;
    event.preventDefault();
    const tap = { row: form.row.value, kind: button.value, nonce: nonce(form), at: new Date().toISOString() };
    try {
      write(shelf, read(shelf).concat(tap));
    } catch (error) {
      form.submit(); // the phone keeps nothing: send it as it is
      return;
    }
    paint();
    const line = form.closest("[data-row]");
    const other = line.querySelector("button:not([hidden])");
    if (other) other.focus();
    send();
  });

  window.addEventListener("online", send);
  window.setInterval(send, 20000);
  sheet.querySelector("[data-with-script]").hidden = false;
  paint();
  send();

  // The page itself, and what it looks like, for when there is no net (sw.js).
  if (!("serviceWorker" in navigator)) return;

  async function isKept() {
    const pages = await caches.open("sheet");
    return Boolean(await pages.match(location.pathname, { ignoreVary: true }));
  }

  // The worker keeps what passes through it. On a first visit it may take over only after the page has come, or while
  // it comes: then it is fetched once more.
  async function keep() {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
    }
    const files = Array.from(document.querySelectorAll('link[rel="stylesheet"], script[src]'), (each) => each.href || each.src);
    const icons = Array.from(document.querySelectorAll("use"), (each) => new URL(each.getAttribute("href"), location).href.split("#")[0]);
    await (await caches.open("sheet-files")).addAll(Array.from(new Set(files.concat(icons))));
    if (!(await isKept())) await fetch(location.pathname, { headers: { Accept: "text/html" } });
    if (await isKept()) sheet.dataset.kept = "yes";
  }

  keep();
})();
