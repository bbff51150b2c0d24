// Comfort only: every page is complete without this file.
// A summary of mistakes is read first.
document.querySelector(".error-summary")?.focus();
// An open menu closes on Escape, and its button has the focus again.
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.me[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
// So does a row that is being changed: its way back is followed.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") event.target.closest("form")?.querySelector("[data-cancel]")?.click();
});
// An address that leads into an answer opens it, in browsers that do not.
const open = () => document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("details")?.setAttribute("open", "");
addEventListener("hashchange", open);
open();
// How far something has come is looked at again until it is done; then the page is what came of it.
const going = document.querySelector("[data-again]");
const again = async () => {
  const answer = await fetch(location.href).catch(() => null);
  const next = answer && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-again]");
  if (answer?.ok && !next) return location.reload();
  if (next) going.replaceChildren(...next.childNodes);
  setTimeout(again, 3000);
};
if (going) setTimeout(again, 3000);
// Pages are dragged as well as moved by their buttons: onto another one, which they then stand before.
const tree = document.querySelector("[data-arrange]");
if (tree) {
  let dragged;
  for (const item of tree.children) item.draggable = true;
  const under = (event) => event.target.closest("[data-arrange] > li");
  tree.addEventListener("dragstart", (event) => {
    dragged = under(event);
    dragged?.classList.add("dragged");
  });
  tree.addEventListener("dragover", (event) => {
    if (!dragged || !under(event) || under(event) === dragged) return;
    event.preventDefault();
    tree.querySelector(".target")?.classList.remove("target");
    under(event).classList.add("target");
  });
  tree.addEventListener("dragend", () => {
    for (const item of tree.children) item.classList.remove("dragged", "target");
    dragged = undefined;
  });
  tree.addEventListener("drop", (event) => {
    const target = under(event);
    if (!target || !dragged) return;
    event.preventDefault();
    const form = document.getElementById(tree.dataset.arrange);
    const { page, under: parent, before } = form.elements;
    [page.value, parent.value, before.value] = [dragged.id.slice(2), target.dataset.under ?? "", target.id.slice(2)];
    form.submit();
  });
}
