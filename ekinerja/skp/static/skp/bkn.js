// Copy one field to the clipboard. Without this file the text is selected by hand.

for (const tombol of document.querySelectorAll("[data-salin]")) {
  if (navigator.clipboard) tombol.hidden = false;
}

document.addEventListener("click", async (kejadian) => {
  const tombol = kejadian.target.closest("[data-salin]");
  if (!tombol) return;
  const isi = document.getElementById(tombol.dataset.salin)?.textContent ?? "";
  const kata = tombol.querySelector("span");
  try {
    await navigator.clipboard.writeText(isi);
    kata.textContent = "Tersalin";
  } catch {
    kata.textContent = "Pilih teksnya";
  }
  setTimeout(() => {
    kata.textContent = "Salin";
  }, 2000);
});
