// Runs before the first paint: the remembered choice, else what the device prefers.
(() => {
  const gelap = window.matchMedia("(prefers-color-scheme: dark)");
  const pilihan = () => {
    try {
      return localStorage.getItem("tema");
    } catch {
      return null;
    }
  };
  const terapkan = () => {
    const pilih = pilihan();
    const tema = pilih === "dark" || pilih === "light" ? pilih : gelap.matches ? "dark" : "light";
    document.documentElement.dataset.bsTheme = tema;
  };
  document.documentElement.classList.add("js");
  terapkan();
  gelap.addEventListener("change", terapkan);
  document.addEventListener("kit:tema", terapkan);
})();
