// Moving an item of the agenda by dragging it: an addition to the buttons and the number, which do the same.
// It fills in the number and presses the button beside it; what is sent, and what answers, is the page's own.
let dragged = null;

const listOf = (element) => element instanceof Element && element.closest("[data-order]");

function ready() {
  for (const item of document.querySelectorAll("[data-order] > li")) item.draggable = true;
}

document.addEventListener("dragstart", (event) => {
  const item = event.target instanceof Element && event.target.closest("[data-order] > li");
  if (!item) return;
  dragged = item;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", item.querySelector(".entry-title").textContent);
});

document.addEventListener("dragover", (event) => {
  if (dragged && listOf(event.target) === listOf(dragged)) event.preventDefault();
});

document.addEventListener("drop", (event) => {
  const onto = dragged && listOf(event.target) === listOf(dragged) && event.target.closest("[data-order] > li");
  if (!onto || onto === dragged) return;
  event.preventDefault();
  const place = [...listOf(dragged).children].indexOf(onto) + 1;
  const input = dragged.querySelector("input[type=number]");
  input.value = String(place);
  input.form.querySelector("[data-places]").click();
});

document.addEventListener("dragend", () => { dragged = null; });
document.addEventListener("htmx:afterSettle", ready);
ready();
