// Comfort only: every page is complete without this file.
// A summary of mistakes is read first.
document.querySelector(".error-summary, .errors")?.focus();
// An open menu closes on Escape, and its button has the focus again.
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.me[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
