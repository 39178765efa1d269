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

// What the camera wrote into a photo (EXIF) survives shrinking on the phone, for who judges it.
// A canvas forgets it, so the segment is taken from the original and put into the small copy.

const EXIF = "Exif\0\0";
const ARAH = 0x0112;
const teks = (byte, awal, panjang) => String.fromCharCode(...byte.subarray(awal, awal + panjang));

// The TIFF block of a JPEG, its orientation set to upright; null when there is none.
async function catatanKamera(berkas) {
  if (berkas.type !== "image/jpeg") return null;
  const byte = new Uint8Array(await berkas.slice(0, 256 * 1024).arrayBuffer());
  const lihat = new DataView(byte.buffer);
  let letak = 2;
  while (letak + 10 < byte.length && byte[letak] === 0xff && byte[letak + 1] !== 0xda) {
    const panjang = lihat.getUint16(letak + 2);
    if (byte[letak + 1] === 0xe1 && teks(byte, letak + 4, 6) === EXIF) {
      const tiff = byte.slice(letak + 10, letak + 2 + panjang);
      return tegakkan(tiff) ? tiff : null;
    }
    letak += 2 + panjang;
  }
  return null;
}

// The copy is drawn upright already: a second turn would lay it on its side.
function tegakkan(tiff) {
  if (tiff.length < 8) return false;
  const lihat = new DataView(tiff.buffer);
  const kecil = tiff[0] === 0x49;
  const ifd = lihat.getUint32(4, kecil);
  if (ifd + 2 > tiff.length) return false;
  const banyak = lihat.getUint16(ifd, kecil);
  for (let satu = 0; satu < banyak; satu += 1) {
    const butir = ifd + 2 + satu * 12;
    if (butir + 12 > tiff.length) return false;
    if (lihat.getUint16(butir, kecil) === ARAH) lihat.setUint16(butir + 8, 1, kecil);
  }
  return true;
}

const empat = (huruf) => Uint8Array.from(huruf, (satu) => satu.charCodeAt(0));
const kecilKeBesar = (angka, byte) =>
  Uint8Array.from({ length: byte }, (_, ke) => (angka >> (8 * ke)) & 0xff);

async function webpBerkamera(webp, tiff, { width, height }) {
  if (!tiff) return webp;
  const byte = new Uint8Array(await webp.arrayBuffer());
  const berkepala = teks(byte, 12, 4) === "VP8X";
  if (!berkepala && teks(byte, 12, 4) !== "VP8 ") return webp;
  if (berkepala) byte[20] |= 0x08;
  const kepala = [
    empat("VP8X"), kecilKeBesar(10, 4), kecilKeBesar(0x08, 4), kecilKeBesar(width - 1, 3),
    kecilKeBesar(height - 1, 3),
  ];
  const isi = [
    empat("WEBP"), ...(berkepala ? [] : kepala), byte.subarray(12), empat("EXIF"),
    kecilKeBesar(tiff.length, 4), tiff, Uint8Array.from(tiff.length % 2 ? [0] : []),
  ];
  const panjang = isi.reduce((total, satu) => total + satu.length, 0);
  return new Blob([empat("RIFF"), kecilKeBesar(panjang, 4), ...isi], { type: "image/webp" });
}

async function jpegBerkamera(jpeg, tiff) {
  if (!jpeg || !tiff || tiff.length + 8 > 0xffff) return jpeg;
  const panjang = tiff.length + 8;
  const kepala = Uint8Array.of(0xff, 0xd8, 0xff, 0xe1, panjang >> 8, panjang & 0xff);
  return new Blob([kepala, empat(EXIF), tiff, jpeg.slice(2)], { type: "image/jpeg" });
}

async function gambarKecil(berkas) {
  const gambar = await createImageBitmap(berkas, { imageOrientation: "from-image" });
  const skala = Math.min(1, SISI_TERPANJANG / Math.max(gambar.width, gambar.height));
  const kanvas = document.createElement("canvas");
  kanvas.width = Math.round(gambar.width * skala);
  kanvas.height = Math.round(gambar.height * skala);
  kanvas.getContext("2d", { alpha: false }).drawImage(gambar, 0, 0, kanvas.width, kanvas.height);
  gambar.close();
  const kamera = await catatanKamera(berkas);
  const webp = await kanvasKeBlob(kanvas, "image/webp");
  if (webp?.type === "image/webp") return webpBerkamera(webp, kamera, kanvas);
  return jpegBerkamera(await kanvasKeBlob(kanvas, "image/jpeg"), kamera);
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
