// Suggestions while somebody types (ARIA 1.2 combobox). Without this script the form works just the same.
for (const input of document.querySelectorAll("[data-suggest]")) {
  const list = document.createElement("ul");
  const status = document.createElement("p");
  let timer, request, active = -1;

  const set = (element, names) => {
    for (const name in names) element.setAttribute(name, names[name]);
  };
  const choose = (number) => {
    active = number;
    [...list.children].forEach((option, each) => set(option, { "aria-selected": each === number }));
    const chosen = list.children[number];
    if (!chosen) return input.removeAttribute("aria-activedescendant");
    set(input, { "aria-activedescendant": chosen.id });
    chosen.scrollIntoView({ block: "nearest" });
  };
  const show = (rows, text) => {
    list.replaceChildren(...rows.map((row, number) => {
      const option = document.createElement("li");
      const kind = document.createElement("span");
      set(option, { id: `${list.id}-${number}`, role: "option", "data-url": row.url });
      kind.textContent = row.kind;
      option.append(`${row.label} `, kind);
      return option;
    }));
    list.hidden = !rows.length;
    set(input, { "aria-expanded": !list.hidden });
    status.textContent = text;
    choose(-1);
  };
  const stop = () => {
    clearTimeout(timer);
    if (request) request.abort();
  };
  const close = () => {
    stop();
    show([], "");
  };
  const ask = async () => {
    request = new AbortController();
    const query = new URLSearchParams({ q: input.value });
    try {
      const response = await fetch(`${input.dataset.suggest}?${query}`, { signal: request.signal });
      const answer = await response.json();
      show(answer.suggestions, answer.status);
    } catch (error) {
      if (error.name !== "AbortError") show([], "");
    }
  };
  const open = (option) => location.assign(option.dataset.url);

  set(list, { id: `${input.id}-list`, class: "t-list t-combo__list", role: "listbox", "aria-label": input.dataset.label });
  set(status, { class: "sr-only", role: "status" });
  set(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id });
  input.after(list, status);
  show([], "");

  input.addEventListener("input", () => {
    stop();
    if (input.value.trim().length < 2) close();
    else timer = setTimeout(ask, 180);
  });
  input.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (!count) return;
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown") choose((active + 1) % count);
    else if (event.key === "ArrowUp") choose((Math.max(active, 0) + count - 1) % count);
    else if (event.key === "Enter" && active >= 0) open(list.children[active]);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest("li");
    if (option) open(option);
  });
  input.addEventListener("blur", close);
}
