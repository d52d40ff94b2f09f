// The attendance sheet without net: presses are kept on the phone (numbers and times, and the first name of a guest who
// came by) and sent when the net is back. Each has a nonce, so that sending it twice notes it once. Without this file
// every press is a plain form.
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

  function nonce() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (each) => each.toString(16).padStart(2, "0")).join("");
  }

  // What nobody has sent in a week is refused by then (CHECK_IN_OFFLINE_DAYS): no guest's name stays on the phone.
  function forget() {
    const weekAgo = Date.now() - 7 * 24 * 3600 * 1000;
    try {
      Object.keys(localStorage).filter((name) => name.startsWith("tjek:")).forEach(function (name) {
        write(name, read(name).filter((each) => (each.when || Date.parse(each.at)) > weekAgo));
      });
    } catch (error) {
      // The phone lets us keep nothing, so there is nothing to forget.
    }
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

  // A guest has no line until the page comes anew: theirs is added below the list.
  function showGuest(each, words, waits) {
    const list = sheet.querySelector("[data-guests]");
    if (!list) return;
    let line = list.querySelector('[data-nonce="' + each.nonce + '"]');
    if (!line) {
      line = sheet.querySelector("[data-guest]").content.firstElementChild.cloneNode(true);
      line.dataset.nonce = each.nonce;
      line.querySelector("strong").textContent = each.name || each.first_name;
      list.append(line);
    }
    line.classList.toggle("is-there", each.ok !== false);
    line.classList.toggle("is-waiting", Boolean(waits));
    line.querySelector("[data-state]").textContent = words;
  }

  function put(each, words, waits) {
    if (each.kind === "guest") showGuest(each, words, waits);
    else show(each.row, each.kind, words, waits);
  }

  function paint() {
    // What was answered after the page was made (it may be the kept one), then what still waits.
    read(shelf + ":done").filter((each) => each.when > made).forEach((each) => put(each, each.words));
    const waiting = read(shelf);
    waiting.forEach((each) => put(each, texts.waiting, true));
    status.textContent = waiting.length ? texts.leftOver + " " + waiting.length : "";
  }

  function settle(results) {
    const answered = new Set(results.map((each) => each.nonce));
    write(shelf, read(shelf).filter((each) => !answered.has(each.nonce)));
    const when = Date.now();
    const done = read(shelf + ":done").filter((each) => each.when > made);
    results.forEach(function (each) {
      if (each.ok || each.kind === "guest") {
        put(each, each.words);
        if (each.ok) done.push({ ...each, when });
      } else {
        show(each.row, each.kind === "in" ? "out" : "in", each.words);
      }
    });
    write(shelf + ":done", done);
    paint();
    const refused = results.find((each) => !each.ok && each.kind === "guest");
    if (refused) status.textContent = refused.name + ": " + refused.words;
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

  function keepTap(tap) {
    try {
      write(shelf, read(shelf).concat({ ...tap, nonce: nonce(), at: new Date().toISOString() }));
    } catch (error) {
      return false; // the phone keeps nothing
    }
    paint();
    return true;
  }

  sheet.addEventListener("submit", function (event) {
    const form = event.target;
    const button = event.submitter;
    if (!button || !(form.row || "came" in form.dataset)) return;
    event.preventDefault();
    if (form.row) {
      if (!keepTap({ row: form.row.value, kind: button.value })) return form.submit(); // send it as it is
      const other = form.closest("[data-row]").querySelector("button:not([hidden])");
      if (other) other.focus();
    } else if (keepTap({ row: button.value, kind: "guest", first_name: form.first_name.value })) {
      form.reset();
      form.first_name.focus();
    } else status.textContent = texts.odd;
    send();
  });

  window.addEventListener("online", send);
  window.setInterval(send, 20000);
  sheet.querySelectorAll("[data-with-script]").forEach((each) => (each.hidden = false));
  forget();
  paint();
  send();

  // The page itself, and what it looks like, for when there is no net (sw.js).
  if (!("serviceWorker" in navigator)) return;

  async function isKept() {
    const pages = await caches.open("sheet");
    return Boolean(await pages.match(location.pathname, { ignoreVary: true }));
  }

  // The worker keeps what passes through it. On a first visit it may take over only after the page has come, or while
  // it comes, and then not always this page: so it is asked to fetch it itself.
  function ask(worker) {
    return new Promise(function (done) {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      worker.postMessage({ keep: location.pathname }, [channel.port2]);
    });
  }

  async function keep() {
    const seen = Boolean(navigator.serviceWorker.controller);
    const worker = (await navigator.serviceWorker.ready).active;
    const files = Array.from(document.querySelectorAll('link[rel="stylesheet"], script[src]'), (each) => each.href || each.src);
    const icons = Array.from(document.querySelectorAll("use"), (each) => new URL(each.getAttribute("href"), location).href.split("#")[0]);
    await (await caches.open("sheet-files")).addAll(Array.from(new Set(files.concat(icons))));
    if (!seen || !(await isKept())) await ask(worker);
    if (await isKept()) sheet.dataset.kept = "yes";
  }

  keep();
})();
