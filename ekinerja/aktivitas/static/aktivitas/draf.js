// What was typed survives a closed browser: kept in this browser only, under the person's own key,
// until it is sent. The kit removes every "draf:" key at sign-out. Files are never kept.

const SEPEKAN = 7 * 24 * 3600 * 1000;
const TIDAK = new Set(["csrfmiddlewaretoken", "kunci_kirim", "aksi"]);

const baca = (kunci) => {
  try {
    return JSON.parse(localStorage.getItem(kunci) ?? "null");
  } catch {
    return null;
  }
};

const simpan = (kunci, isi) => {
  try {
    if (isi) localStorage.setItem(kunci, JSON.stringify(isi));
    else localStorage.removeItem(kunci);
  } catch {
    // A browser that forbids storage simply keeps no draft.
  }
};

const isiFormulir = (formulir) => {
  const isi = {};
  for (const [nama, nilai] of new FormData(formulir)) {
    if (typeof nilai === "string" && nilai && !TIDAK.has(nama)) isi[nama] = nilai;
  }
  return isi;
};

function pulihkan(formulir, isi) {
  for (const [nama, nilai] of Object.entries(isi)) {
    const medan = formulir.elements.namedItem(nama);
    if (medan) medan.value = nilai;
    const unsur = medan instanceof RadioNodeList ? medan[0] : medan;
    const lipat = unsur?.closest("details");
    if (lipat) lipat.open = true;
  }
}

function tawarkan(formulir, kunci, isi) {
  const kotak = document.createElement("div");
  kotak.className = "pesan pesan-info draf-kembali";
  const kalimat = document.createElement("p");
  kalimat.textContent = `Isian yang belum dikirim: “${isi.uraian ?? "tanpa uraian"}”.`;
  const tombol = (teks, deed) => {
    const satu = document.createElement("button");
    satu.type = "button";
    satu.className = "btn btn-secondary btn-sm";
    satu.textContent = teks;
    satu.addEventListener("click", () => {
      deed();
      kotak.remove();
    });
    return satu;
  };
  const baris = document.createElement("div");
  baris.className = "baris-aksi";
  baris.append(
    tombol("Lanjutkan isian", () => pulihkan(formulir, isi)),
    tombol("Buang", () => simpan(kunci, null)),
  );
  const isiKotak = document.createElement("div");
  isiKotak.append(kalimat, baris);
  kotak.append(isiKotak);
  formulir.before(kotak);
}

for (const formulir of document.querySelectorAll("form[data-draf]")) {
  const kunci = `draf:${formulir.dataset.draf}:${formulir.dataset.drafOrang}`;
  const lama = baca(kunci);
  if (lama && Date.now() - lama.pada < SEPEKAN) tawarkan(formulir, kunci, lama.isi);
  formulir.addEventListener("input", () => {
    simpan(kunci, { pada: Date.now(), isi: isiFormulir(formulir) });
  });
  formulir.addEventListener("submit", () => {
    if (!formulir.matches("[hx-post]") || !window.htmx) simpan(kunci, null);
  });
  // Sent when the server says where to go; a refusal keeps what was typed.
  formulir.addEventListener("htmx:beforeOnLoad", (kejadian) => {
    if (kejadian.detail.xhr.getResponseHeader("HX-Redirect")) simpan(kunci, null);
  });
}
