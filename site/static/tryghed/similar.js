// What is like the idea, while somebody writes it. Without this script it stands on the page before sending.
for (const box of document.querySelectorAll("[data-similar]")) {
  const fields = box.dataset.from.split(" ").map((id) => document.getElementById(id));
  const list = box.querySelector("ul");
  const status = document.getElementById("similar-status");
  let timer, request, shown = "";

  const line = (each) => {
    const item = document.createElement("li");
    const kind = document.createElement("span");
    const link = document.createElement("a");
    kind.textContent = each.kind;
    link.textContent = each.title;
    link.href = each.url;
    link.lang = each.language;
    link.target = "_blank";
    link.rel = "noopener";
    item.append(kind, " ", link);
    return item;
  };
  const show = (answer) => {
    const now = answer.found.map((each) => each.url).join(" ");
    if (now === shown) return;
    shown = now;
    list.replaceChildren(...answer.found.map(line));
    box.hidden = !answer.found.length;
    status.textContent = answer.status;
  };
  const ask = async () => {
    request = new AbortController();
    const q = fields.map((field) => field.value).join(" ").slice(0, 200);
    if (q.trim().length < 4) return show({ found: [], status: "" });
    try {
      const response = await fetch(`${box.dataset.similar}?${new URLSearchParams({ q })}`, { signal: request.signal });
      if (response.ok) show(await response.json());
    } catch (error) {
      if (error.name !== "AbortError") show({ found: [], status: "" });
    }
  };
  const later = () => {
    clearTimeout(timer);
    if (request) request.abort();
    timer = setTimeout(ask, 400);
  };
  for (const field of fields) field.addEventListener("input", later);
  ask();
}
