// The inbox by keyboard and by swipe. Everything it does is a button on the page.

const baris = () => [...document.querySelectorAll("[data-masuk]")];
let letak = 0;

function pindah(langkah) {
  const semua = baris();
  if (!semua.length) return;
  const kini = semua.indexOf(document.activeElement?.closest?.("[data-masuk]"));
  letak = kini < 0 ? Math.min(letak, semua.length - 1) : kini + langkah;
  letak = Math.max(0, Math.min(letak, semua.length - 1));
  semua[letak].focus();
  semua[letak].scrollIntoView({ block: "nearest" });
}

function setujui(satu) {
  const tombol = satu.querySelector("[data-setujui]");
  if (tombol?.tagName === "SUMMARY") {
    tombol.parentElement.open = true;
    tombol.parentElement.querySelector("input:not([type=hidden]), select")?.focus();
    return;
  }
  tombol?.click();
}

function kembalikan(satu) {
  const rinci = satu.querySelector("[data-kembalikan]");
  if (!rinci) return;
  rinci.open = true;
  rinci.querySelector("textarea").focus();
}

function centang(satu) {
  satu.querySelector(".masuk-centang input")?.click();
}

const PERBUATAN = { s: setujui, b: kembalikan, c: centang };

document.addEventListener("keydown", (kejadian) => {
  if (kejadian.ctrlKey || kejadian.metaKey || kejadian.altKey) return;
  if (kejadian.target.closest("textarea, select, dialog, input:not([type=checkbox])")) return;
  if (kejadian.key === "j" || kejadian.key === "k") {
    kejadian.preventDefault();
    pindah(kejadian.key === "j" ? 1 : -1);
    return;
  }
  const satu = kejadian.target.closest("[data-masuk]");
  const perbuatan = PERBUATAN[kejadian.key];
  if (!satu || !perbuatan) return;
  kejadian.preventDefault();
  perbuatan(satu);
});

// ---- swipe: to the right approves, to the left opens the note ----

const JARAK = 110;
let awal;

document.addEventListener(
  "touchstart",
  (kejadian) => {
    const satu = kejadian.target.closest("[data-masuk]");
    const sentuh = kejadian.touches;
    const bebas = satu && sentuh.length === 1 && !kejadian.target.closest("textarea, input, select");
    awal = bebas ? { satu, x: sentuh[0].clientX, y: sentuh[0].clientY } : undefined;
  },
  { passive: true },
);

document.addEventListener(
  "touchmove",
  (kejadian) => {
    if (!awal) return;
    const x = kejadian.touches[0].clientX - awal.x;
    const y = kejadian.touches[0].clientY - awal.y;
    if (Math.abs(y) > 40) {
      delete awal.satu.dataset.geser;
      awal = undefined;
      return;
    }
    if (Math.abs(x) > 30) awal.satu.dataset.geser = x > 0 ? "setujui" : "kembalikan";
    else delete awal.satu.dataset.geser;
  },
  { passive: true },
);

document.addEventListener("touchend", (kejadian) => {
  if (!awal) return;
  const { satu, x } = awal;
  const jauh = kejadian.changedTouches[0].clientX - x;
  delete satu.dataset.geser;
  awal = undefined;
  if (jauh > JARAK) setujui(satu);
  if (jauh < -JARAK) kembalikan(satu);
});
