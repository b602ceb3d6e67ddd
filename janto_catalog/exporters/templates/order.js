// Keeps the ticks of the page in this browser.  Where the browser keeps nothing, the boxes work until it is closed.
for (const box of document.querySelectorAll("input[data-key]")) {
  const key = "janto:" + box.dataset.key;
  try { box.checked = localStorage.getItem(key) === "1"; } catch { /* not allowed here */ }
  box.addEventListener("change", () => {
    try { box.checked ? localStorage.setItem(key, "1") : localStorage.removeItem(key); } catch { /* nor here */ }
  });
}
