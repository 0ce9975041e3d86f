// Says so where what was written could not be saved by itself: the desk did not answer, or did not take it.
// htmx sends and shows the rest; this file only hides or shows one sentence that stands in the page already.
const unsaved = document.getElementById("draft-unsaved");
document.addEventListener("htmx:afterRequest", (event) => {
  unsaved.hidden = event.detail.successful === true;
});
