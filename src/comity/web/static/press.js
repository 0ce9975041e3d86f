// An article dropped anywhere on the page is put into the form's file input and read; keys move through the drafts and press the
// buttons that stand there. Whoever has no script has the same input and the same buttons.
const input = document.getElementById("article-file");
if (input) {
  const drop = document.getElementById("drop");
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  document.addEventListener("dragleave", () => drop.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer.files.length > 0) {
      input.files = event.dataTransfer.files;
      input.form.requestSubmit();
    }
  });
}

const drafts = [...document.querySelectorAll(".press-draft")].filter((one) => one.querySelector("[data-key]"));
for (const one of drafts) {
  one.tabIndex = -1;
}
const current = () => drafts.findIndex((one) => one.contains(document.activeElement));
const typing = () => document.activeElement?.matches("input:not([type=checkbox]), textarea, select");

document.addEventListener("keydown", (event) => {
  if (drafts.length === 0 || event.ctrlKey || event.metaKey || event.altKey || typing()) {
    return;
  }
  const at = current();
  if (event.key === "j" || event.key === "k") {
    const next = at < 0 ? 0 : at + (event.key === "j" ? 1 : -1);
    const further = next >= drafts.length ? document.querySelector("[data-further]") : null;
    (further ?? drafts[Math.min(Math.max(next, 0), drafts.length - 1)]).focus();
    event.preventDefault();
  } else if (at >= 0) {
    const button = drafts[at].querySelector(`[data-key="${event.key}"]`);
    if (button) {
      event.preventDefault();
      button.click();
    }
  }
});

// A place that is folded away opens when something leads to it; most browsers do so themselves.
const unfolded = () => {
  const led = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  const folded = led?.closest("details");
  if (folded && !folded.open) {
    folded.open = true;
    led.scrollIntoView();
  }
};
addEventListener("hashchange", unfolded);
unfolded();
