// Comfort only: without this file a form sends its files itself. With it each is sent as soon as it is chosen, in slices, goes
// on where it stopped, also after the page was left, and is deposited by the form once it is there.
const MOST = 1 << 20;
const LEAST = 1 << 16;
for (const list of document.querySelectorAll("[data-sends]")) sends(list, list.dataset, list.closest("form"));

function sends(list, words, form) {
  const input = form.elements.file;
  const shape = form.querySelector("template").content.firstElementChild;
  const percent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" });
  const fill = (text, name, value) => text.replace(`{${name}}`, () => value);
  // Only what changes something is said aloud, never the progress; what no row shows is also seen.
  const voice = form.querySelector("[role=status]");
  const say = (text, seen = false) => {
    voice.className = seen ? "muted" : "hidden";
    voice.textContent = text;
  };
  const files = new Set();
  let slice = MOST;
  let going = false;
  let wanted = false;

  input.addEventListener("change", () => {
    if (!input.multiple) files.forEach(cancel);
    for (const file of input.files) add(file);
    input.value = "";
    run();
  });
  form.addEventListener("submit", (event) => {
    if (![...files].some((row) => row.waits)) return;
    event.preventDefault();
    wanted = true;
    say(words.later, true);
  });

  function add(file) {
    const item = document.importNode(shape, true);
    const [name, bar, text, button] = item.children;
    const row = { file, item, bar, text, received: 0, waits: true };
    name.textContent = file.name;
    bar.max = file.size;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    button.lastChild.textContent = fill(button.lastChild.textContent, "file", file.name);
    button.addEventListener("click", () => {
      cancel(row);
      say(fill(words.cancelled, "file", file.name), true);
      input.focus();
    });
    files.add(row);
    list.append(item);
  }

  function cancel(row) {
    files.delete(row);
    row.item.remove();
    row.stop?.();
    if (row.address) ask({}, "DELETE", row.address);
  }

  async function run() {
    if (going) return;
    going = true;
    for (let row; (row = [...files].find((row) => row.waits)); row.waits = false) await send(row);
    going = false;
    const all = files.size && [...files].every((row) => row.sent);
    if (wanted && all) form.requestSubmit();
    wanted = false;
  }

  async function send(row) {
    const { file } = row;
    if (files.size === 1) say(fill(words.starts, "file", file.name));
    let failures = 0;
    let unsure = false;
    while (files.has(row) && !row.sent) {
      const answer = await step(row, unsure);
      if (!files.has(row)) return;
      if (answer.status === 0 || answer.status === 408 || answer.status === 429 || answer.status >= 500) {
        if (!(await file.slice(0, 1).arrayBuffer().catch(() => 0))) return refuse(row, words.unreadable);
        if (failures++ === 0) say((row.text.textContent = words.lost));
        unsure = true;
        row.since = undefined;
        slice = Math.max(LEAST, slice / 2);
        await rest(row, Math.min(30, 2 ** (failures - 1)));
      } else if (answer.status === 404 && row.address) {
        // Forgotten after a day, or given up elsewhere: from the beginning.
        row.address = undefined;
        unsure = false;
      } else if (answer.status >= 400 && answer.status !== 409) {
        return refuse(row, reason(answer));
      } else {
        if (failures && !unsure) say(words.back);
        if (!unsure) failures = 0;
        unsure = false;
        slice = Math.min(MOST, slice * 2);
        arrived(row, answer);
      }
    }
  }

  /** Begins, asks how much has come, or sends the next slice. */
  function step(row, unsure) {
    const { file, received } = row;
    if (!row.address) {
      const folder = form.elements.folder?.value ?? "";
      const told = { name: file.name, bytes: file.size, modified: file.lastModified, folder, document: words.document };
      return ask(row, "POST", words.sends, new URLSearchParams(told));
    }
    if (unsure) return ask(row, "HEAD", row.address);
    const end = Math.min(file.size, received + slice);
    return ask(row, "PATCH", row.address, file.slice(received, end), {
      "content-type": "application/partial-upload",
      "upload-complete": end === file.size ? "?1" : "?0",
      "upload-offset": received,
    });
  }

  function arrived(row, answer) {
    row.address ??= answer.getResponseHeader("location");
    row.received = Number(answer.getResponseHeader("upload-offset"));
    row.since ??= { at: performance.now(), received: row.received };
    list.querySelector(`[data-at="${row.address}"]`)?.remove();
    show(row, row.received);
    if (row.received < row.file.size) return;
    row.sent = true;
    row.bar.remove();
    row.text.textContent = words.sent;
    const field = Object.assign(document.createElement("input"), { type: "hidden", name: "upload" });
    field.value = row.address.split("/").pop();
    row.item.append(field);
    // Of several, the last speaks for all.
    if (files.size === 1) say(fill(words.done, "file", row.file.name));
    else if ([...files].every((other) => other.sent || !other.waits)) say(words.all);
  }

  function show(row, received) {
    row.bar.value = received;
    const seconds = (performance.now() - row.since.at) / 1000;
    const speed = (received - row.since.received) / seconds;
    const left = seconds > 1 && speed > 0 ? ` · ${inWords((row.file.size - received) / speed)}` : "";
    row.text.textContent = percent.format(received / row.file.size) + left;
  }

  function inWords(seconds) {
    if (seconds < 55) return fill(words.seconds, "left", Math.max(5, Math.ceil(seconds / 5) * 5));
    return seconds < 90 ? words.minute : fill(words.minutes, "left", Math.round(seconds / 60));
  }

  function refuse(row, text) {
    row.bar.remove();
    row.text.className = "error";
    row.text.textContent = text;
    say(text);
  }

  /** What the server says of a field, in the reader's language. */
  function reason(answer) {
    try {
      return JSON.parse(answer.responseText).errors[0].message;
    } catch {
      return words.refused;
    }
  }

  /** An answer; its status is 0 when none came. */
  function ask(row, method, address, body, headers = {}) {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open(method, address);
      request.timeout = 110_000;
      for (const [name, value] of Object.entries({ accept: "application/json", ...headers })) request.setRequestHeader(name, value);
      if (method === "PATCH") request.upload.onprogress = ({ loaded }) => show(row, Math.min(row.file.size, row.received + loaded));
      request.onloadend = () => resolve(request);
      row.stop = () => request.abort();
      request.send(body);
    });
  }

  /** Waits, but not longer than the network is away. */
  function rest(row, seconds) {
    return new Promise((resolve) => {
      row.stop = resolve;
      setTimeout(resolve, seconds * 1000);
      addEventListener("online", resolve, { once: true });
    });
  }
}
