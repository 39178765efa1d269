// File fields: show what was chosen and shrink photos on the phone before they are sent.
// Without this file the field is an ordinary one and the server does all of it.

const SISI_TERPANJANG = 1600;
const MUTU = 0.82;
const DAPAT_DIKECILKAN = /^image\/(jpeg|png|webp)$/;

const ukuran = (byte) => {
  const [nilai, satuan] = byte >= 1e6 ? [byte / 1e6, "MB"] : [byte / 1e3, "kB"];
  const desimal = byte >= 1e6 && nilai < 100 ? 1 : 0;
  return `${nilai.toLocaleString("id-ID", { maximumFractionDigits: desimal })} ${satuan}`;
};

const kanvasKeBlob = (kanvas, jenis) =>
  new Promise((selesai) => kanvas.toBlob(selesai, jenis, MUTU));

async function gambarKecil(berkas) {
  const gambar = await createImageBitmap(berkas, { imageOrientation: "from-image" });
  const skala = Math.min(1, SISI_TERPANJANG / Math.max(gambar.width, gambar.height));
  const kanvas = document.createElement("canvas");
  kanvas.width = Math.round(gambar.width * skala);
  kanvas.height = Math.round(gambar.height * skala);
  kanvas.getContext("2d").drawImage(gambar, 0, 0, kanvas.width, kanvas.height);
  gambar.close();
  const webp = await kanvasKeBlob(kanvas, "image/webp");
  return webp?.type === "image/webp" ? webp : kanvasKeBlob(kanvas, "image/jpeg");
}

// The original stays when the browser cannot read it or when shrinking gains nothing.
async function kecilkan(berkas) {
  if (!DAPAT_DIKECILKAN.test(berkas.type)) return berkas;
  try {
    const kecil = await gambarKecil(berkas);
    if (!kecil || kecil.size >= berkas.size) return berkas;
    const nama = berkas.name.replace(/\.[^.]+$/, "") + (kecil.type === "image/webp" ? ".webp" : ".jpg");
    return new File([kecil], nama, { type: kecil.type, lastModified: berkas.lastModified });
  } catch {
    return berkas;
  }
}

function pasang(isian, semua) {
  const wadah = new DataTransfer();
  for (const berkas of semua) wadah.items.add(berkas);
  isian.files = wadah.files;
}

function pratinjau(kotak, semua) {
  const daftar = kotak.querySelector(".unggah-pratinjau");
  for (const lama of daftar.querySelectorAll("img")) URL.revokeObjectURL(lama.src);
  daftar.replaceChildren(
    ...semua.map((berkas) => {
      const butir = document.createElement("li");
      if (berkas.type.startsWith("image/")) {
        const gambar = document.createElement("img");
        gambar.src = URL.createObjectURL(berkas);
        gambar.alt = "";
        butir.append(gambar);
      }
      butir.append(`${berkas.name} (${ukuran(berkas.size)})`);
      return butir;
    }),
  );
}

function kabar(kotak, sebelum, sesudah) {
  if (sesudah < sebelum) return `Foto dikecilkan dari ${ukuran(sebelum)} menjadi ${ukuran(sesudah)}.`;
  return kotak.querySelector("input").files.length ? `Siap dikirim, ${ukuran(sesudah)}.` : "";
}

function periksa(isian, semua) {
  const batas = Number(isian.dataset.batas);
  const besar = batas && semua.find((berkas) => berkas.size > batas);
  isian.setCustomValidity(
    besar ? `${besar.name} berukuran ${ukuran(besar.size)}; paling besar ${ukuran(batas)}.` : "",
  );
  if (besar) isian.reportValidity();
}

async function olah(isian) {
  const kotak = isian.closest("[data-unggah]");
  const tombol = [...(isian.form?.querySelectorAll("button:not([type=button])") ?? [])];
  const asli = [...isian.files];
  const teks = kotak.querySelector(".unggah-kabar");
  const jumlah = (semua) => semua.reduce((total, berkas) => total + berkas.size, 0);
  teks.textContent = asli.length ? "Menyiapkan berkas…" : "";
  for (const satu of tombol) satu.disabled = true;
  try {
    const semua = await Promise.all(asli.map(kecilkan));
    pasang(isian, semua);
    pratinjau(kotak, semua);
    teks.textContent = kabar(kotak, jumlah(asli), jumlah(semua));
    periksa(isian, semua);
  } finally {
    for (const satu of tombol) satu.disabled = false;
  }
}

export function siapkanUnggah(akar) {
  for (const isian of akar.querySelectorAll("[data-unggah] input[type=file]")) {
    if (isian.dataset.siap) continue;
    isian.dataset.siap = "ya";
    isian.addEventListener("change", () => olah(isian));
    if (isian.files.length) olah(isian);
  }
}
