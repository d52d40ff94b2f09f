// Plain words in the page editor: reads what stands in the form, in this browser alone, and suggests.
// The measures are those of core/readability.py.
(() => {
  const source = document.getElementById("plain-language-data");
  const form = document.getElementById("page-edit-form");
  const place = document.querySelector("#page-edit-form [role=tabpanel]"); // the text; the others are settings
  if (!source || !form || !place) return;
  const data = JSON.parse(source.textContent);
  const slug = form.querySelector("[name=slug]");
  if (slug && slug.value.endsWith(data.english)) return; // an English version has English words

  const MOST_SHOWN = 3; // sentences; the rest comes when these are mended
  const PAUSE = 700; // milliseconds without a key
  const WORD = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu;
  const END =
    /(?<!(?<!\p{L})(?:kl|ca|nr|stk))[.!?]+["»«”)]*(?=\s+[^a-zæøå\s]|\s*$)|:(?=\s|$)|\n/gmu;

  place.append(document.getElementById("plain-language").content.cloneNode(true));
  const panel = place.querySelector(".t-plain");
  const details = panel.querySelector("details");
  const status = panel.querySelector("[role=status]");
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const wordsOf = (text) => text.match(WORD) || [];

  function textOfForm() {
    const parts = [];
    for (const field of place.querySelectorAll("textarea, .public-DraftEditor-content")) {
      if (field.closest(".t-plain, [data-contentpath=contact]") || !field.offsetParent) continue;
      const lines = field.querySelectorAll("[data-block]:not(ul):not(ol)");
      if (field.matches("textarea")) parts.push(field.value);
      else for (const line of lines) parts.push(line.textContent);
    }
    return parts.map((part) => part.trim()).filter(Boolean).join("\n");
  }

  function measure(text) {
    const words = wordsOf(text);
    const sentences = text.split(END).filter((part) => wordsOf(part).length);
    const long = words.filter((word) => [...word].length > data.longWord);
    const lix = words.length ? words.length / sentences.length + (100 * long.length) / words.length : 0;
    return { words, sentences, lix };
  }

  function hardWords(text) {
    return Object.entries(data.everyday)
      .filter(([word]) => new RegExp(`(?<![\\p{L}-])${word}(?![\\p{L}-])`, "iu").test(text))
      .map(([word, instead]) => filled(data.says.word, { word, instead }));
  }

  function passives(text) {
    const found = new Set();
    const participle = `(?:${data.participles.join("|")}|\\p{L}{3,}eret)`;
    const becomes = `(?:bliver|blev|blive|blevet) (?:(?:ikke|også|altid|så|nu) )?${participle}`;
    const pattern = new RegExp(`(?<![\\p{L}-])(?:${becomes}|${data.passive.join("|")})(?![\\p{L}-])`, "giu");
    for (const [text_] of text.matchAll(pattern)) found.add(text_.toLowerCase());
    return [...found].map((each) => filled(data.says.passive, { text: each }));
  }

  function suggestions(text) {
    const { words, sentences, lix } = measure(text);
    const hard = words.length >= data.leastWords && lix > data.mostLix;
    const long = sentences
      .map((sentence) => ({ text: sentence.trim(), count: wordsOf(sentence).length }))
      .filter(({ count }) => count > data.longSentence)
      .sort((one, other) => other.count - one.count)
      .slice(0, MOST_SHOWN);
    return [
      ...(hard ? [filled(data.says.lix, { lix: Math.round(lix), most: data.mostLix })] : []),
      ...long.map((sentence) => filled(data.says.sentence, sentence)),
      ...hardWords(text),
      ...passives(text),
    ];
  }

  let shown = "";
  function look() {
    const text = textOfForm();
    panel.dataset.lix = measure(text).lix.toFixed(2);
    const found = suggestions(text);
    if (found.join("\n") === shown) return;
    shown = found.join("\n");
    const line = found.length === 1 ? data.says.one : filled(data.says.more, { count: found.length });
    details.hidden = !found.length;
    panel.querySelector("[data-plain=count]").textContent = found.length ? line : "";
    status.textContent = found.length ? line : "";
    panel.querySelector("[data-plain=list]").replaceChildren(
      ...found.map((each) => Object.assign(document.createElement("li"), { textContent: each }))
    );
  }

  let waiting;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE);
  };
  form.addEventListener("input", soon);
  form.addEventListener("keyup", soon); // the editor of rich text tells of no input
  form.addEventListener("focusout", soon);
  new MutationObserver(soon).observe(place.querySelector("[data-contentpath=body]") || place, {
    childList: true,
    subtree: true,
  });
  soon();
})();
