// Behaviours of the kit. Every page works without this file; nothing here knows a business rule.

const KALIMAT = {
  jaringan:
    "Server tidak dapat dihubungi. Periksa sambungan, lalu coba lagi; isian Anda masih ada di layar.",
  galat: "Permintaan belum dapat diproses. Muat ulang halaman, lalu coba lagi.",
};
const LAMA_TAMPIL = 6000;

const buat = (tag, kelas, teks) => {
  const unsur = document.createElement(tag);
  if (kelas) unsur.className = kelas;
  if (teks) unsur.textContent = teks;
  return unsur;
};

const ikon = (nama) => {
  const contoh = document.querySelector("svg.ikon use");
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "ikon");
  svg.setAttribute("aria-hidden", "true");
  if (!contoh) return svg;
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${contoh.getAttribute("href").split("#")[0]}#${nama}`);
  svg.append(use);
  return svg;
};

// ---- messages ----

const IKON_PESAN = { baik: "circle-check", info: "info-circle", awas: "alert-triangle", buruk: "alert-circle" };

function hilangkanNanti(pesan) {
  let waktu;
  const mulai = () => {
    waktu = setTimeout(() => pesan.remove(), LAMA_TAMPIL);
  };
  const tahan = () => clearTimeout(waktu);
  for (const kejadian of ["mouseenter", "focusin"]) pesan.addEventListener(kejadian, tahan);
  for (const kejadian of ["mouseleave", "focusout"]) pesan.addEventListener(kejadian, mulai);
  mulai();
}

export function tampilkanPesan(teks, jenis = "info") {
  const pesan = buat("div", `pesan pesan-${jenis}`);
  const isi = buat("div");
  isi.append(buat("p", "", teks));
  const tutup = buat("button", "pesan-tutup");
  tutup.type = "button";
  tutup.setAttribute("aria-label", "Tutup pesan");
  tutup.dataset.tutup = "";
  tutup.append(ikon("x"));
  pesan.append(ikon(IKON_PESAN[jenis] ?? IKON_PESAN.info), isi, tutup);
  angkat(pesan, jenis);
}

// Good news leaves by itself; a refusal or a warning stays until it is closed.
function angkat(pesan, jenis) {
  const tempat = document.getElementById(jenis === "buruk" ? "roti-penting" : "roti");
  if (!tempat) return;
  tempat.append(pesan);
  if (jenis === "baik" || jenis === "info") hilangkanNanti(pesan);
}

function angkatPesanHalaman() {
  for (const pesan of document.querySelectorAll("#pesan > [data-sementara]")) {
    angkat(pesan, pesan.dataset.sementara);
  }
}

document.addEventListener("click", (kejadian) => {
  kejadian.target.closest("[data-tutup]")?.closest(".pesan")?.remove();
});

document.addEventListener("kit:pesan", (kejadian) => {
  const { teks, jenis } = kejadian.detail ?? {};
  if (teks) tampilkanPesan(teks, jenis);
});

// ---- confirmation: data-konfirmasi on a form or on its button ----

const sudahYakin = new WeakSet();

function tanyakan(sumber, lanjut) {
  const dialog = document.getElementById("dialog-konfirmasi");
  if (!dialog?.showModal) {
    if (window.confirm(sumber.dataset.konfirmasi)) lanjut();
    return;
  }
  const ya = dialog.querySelector("[data-ya]");
  dialog.querySelector("h2").textContent = sumber.dataset.konfirmasiJudul || "Lanjutkan?";
  dialog.querySelector("p").textContent = sumber.dataset.konfirmasi;
  ya.textContent = sumber.dataset.konfirmasiTombol || "Ya, lanjutkan";
  ya.className = sumber.dataset.konfirmasiBahaya === undefined ? "btn btn-primary" : "btn btn-danger";
  dialog.returnValue = "";
  dialog.addEventListener("close", () => dialog.returnValue === "ya" && lanjut(), { once: true });
  dialog.showModal();
}

document.addEventListener(
  "submit",
  (kejadian) => {
    const formulir = kejadian.target;
    const tombol = kejadian.submitter;
    const sumber = tombol?.dataset.konfirmasi ? tombol : formulir;
    if (!sumber.dataset.konfirmasi || sudahYakin.delete(formulir)) return;
    kejadian.preventDefault();
    kejadian.stopImmediatePropagation();
    tanyakan(sumber, () => {
      sudahYakin.add(formulir);
      formulir.requestSubmit(tombol ?? undefined);
    });
  },
  true,
);

// ---- against sending twice ----

const kunci = (formulir, terkunci) => {
  for (const tombol of formulir.querySelectorAll("button:not([type=button])")) {
    tombol.disabled = terkunci;
  }
  formulir.toggleAttribute("aria-busy", terkunci);
};

document.addEventListener("submit", (kejadian) => {
  const formulir = kejadian.target;
  if (kejadian.defaultPrevented && !formulir.matches("[hx-post]")) return;
  if (formulir.method !== "post" || formulir.hasAttribute("data-unduh")) return;
  setTimeout(() => kunci(formulir, true));
});

document.addEventListener("htmx:afterRequest", (kejadian) => {
  const formulir = kejadian.target.closest?.("form");
  if (formulir) kunci(formulir, false);
});

window.addEventListener("pageshow", (kejadian) => {
  if (!kejadian.persisted) return;
  for (const formulir of document.querySelectorAll("form[aria-busy]")) kunci(formulir, false);
});

// ---- what was typed and kept in this browser leaves with its person ----

document.addEventListener("submit", (kejadian) => {
  if (!kejadian.target.hasAttribute("data-keluar")) return;
  try {
    for (const kunci of Object.keys(localStorage)) {
      if (kunci.startsWith("draf:")) localStorage.removeItem(kunci);
    }
  } catch {
    // A browser that forbids storage has kept nothing.
  }
});

// ---- filters send themselves ----

let tunggu;

const saring = (formulir, jeda) => {
  clearTimeout(tunggu);
  tunggu = setTimeout(() => formulir.requestSubmit(), jeda);
};

document.addEventListener("input", (kejadian) => {
  const formulir = kejadian.target.closest("form[data-saring]");
  if (formulir && kejadian.target.matches("[type=search], [type=text]")) saring(formulir, 400);
});

document.addEventListener("change", (kejadian) => {
  const formulir = kejadian.target.closest("form[data-saring]");
  if (formulir) saring(formulir, 0);
});

// ---- small things: theme, password, open menus, file fields ----

function tandaiTema() {
  let pilihan = "";
  try {
    pilihan = localStorage.getItem("tema") ?? "";
  } catch {
    // A browser that forbids storage simply forgets the choice.
  }
  for (const tombol of document.querySelectorAll("[data-tema]")) {
    tombol.setAttribute("aria-pressed", String(tombol.dataset.tema === pilihan));
  }
}

function pilihTema(tema) {
  try {
    if (tema) localStorage.setItem("tema", tema);
    else localStorage.removeItem("tema");
  } catch {
    document.documentElement.dataset.bsTheme = tema || "light";
  }
  document.dispatchEvent(new Event("kit:tema"));
  tandaiTema();
}

function lihatSandi(tombol) {
  const isian = document.getElementById(tombol.getAttribute("aria-controls"));
  const terlihat = isian.type === "text";
  isian.type = terlihat ? "password" : "text";
  tombol.textContent = terlihat ? "Tampilkan" : "Sembunyikan";
}

document.addEventListener("click", (kejadian) => {
  const { target } = kejadian;
  const tema = target.closest("[data-tema]");
  if (tema) pilihTema(tema.dataset.tema);
  const sandi = target.closest("[data-lihat-sandi]");
  if (sandi) lihatSandi(sandi);
  if (target.closest("[data-cetak]")) window.print();
  if (target.closest("[data-kembali]")) window.history.back();
  for (const menu of document.querySelectorAll("details.buka[open]")) {
    if (!menu.contains(target)) menu.open = false;
  }
});

document.addEventListener("keydown", (kejadian) => {
  if (kejadian.key !== "Escape") return;
  const menu = document.querySelector("details.buka[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// ---- a table wider than its frame is scrolled by keyboard too ----

const bingkaiGulir = new ResizeObserver((semua) => {
  for (const { target } of semua) {
    const gulir = target.closest(".tabel-gulir");
    if (!gulir) continue;
    if (gulir.scrollWidth > gulir.clientWidth) {
      gulir.tabIndex = 0;
      gulir.setAttribute("role", "region");
      gulir.setAttribute("aria-label", gulir.querySelector("caption")?.textContent || "Tabel");
    } else if (gulir.getAttribute("role") === "region") {
      for (const nama of ["tabindex", "role", "aria-label"]) gulir.removeAttribute(nama);
    }
  }
});

function siapkanGulir(akar) {
  for (const gulir of akar.querySelectorAll(".tabel-gulir:not([tabindex])")) {
    bingkaiGulir.observe(gulir);
    for (const tabel of gulir.children) bingkaiGulir.observe(tabel);
  }
}

async function siapkan(akar) {
  angkatPesanHalaman();
  siapkanGulir(akar);
  const unggah = akar.querySelector("[data-unggah]") ?? akar.closest?.("[data-unggah]");
  if (!unggah) return;
  const { siapkanUnggah } = await import(unggah.dataset.unggah);
  siapkanUnggah(akar);
}

// ---- "/" goes to the search box, unless somebody is typing ----

document.addEventListener("keydown", (kejadian) => {
  if (kejadian.key !== "/" || kejadian.ctrlKey || kejadian.metaKey || kejadian.altKey) return;
  if (kejadian.target.closest("input, textarea, select, [contenteditable], dialog")) return;
  const kotak = document.querySelector("[data-cari]");
  if (!kotak?.checkVisibility()) return;
  kejadian.preventDefault();
  kotak.focus();
});

// ---- htmx: refusals are read aloud, never swallowed ----

function kalimatDari(xhr) {
  const halaman = new DOMParser().parseFromString(xhr.responseText, "text/html");
  return halaman.querySelector("[data-galat]")?.textContent.trim() || KALIMAT.galat;
}

document.addEventListener("htmx:responseError", (kejadian) => {
  const { xhr } = kejadian.detail;
  if (xhr.getResponseHeader("HX-Trigger")?.includes("kit:pesan")) return;
  tampilkanPesan(kalimatDari(xhr), "buruk");
});

for (const nama of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(nama, () => tampilkanPesan(KALIMAT.jaringan, "buruk"));
}

document.addEventListener("htmx:oobAfterSwap", angkatPesanHalaman);
document.addEventListener("htmx:load", (kejadian) => siapkan(kejadian.detail.elt));

tandaiTema();
siapkan(document);
