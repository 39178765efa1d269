// Matriks peran hasil: drag a result, or a contribution of a member, onto a member.
// A tap on a handle picks it up, a tap on a cell puts it down. It only opens the form that the "+" of the cell opens, filled. Without this file nothing is lost.

const TEPI = 56;
const LANGKAH = 18;
const GESER_KECIL = 8;
let tarikan = null;
let dipilih = null;

document.documentElement.classList.add("dapat-tarik");

// The cell under the pointer; a result keeps its own row, a contribution may change it.
function tujuan(x, y) {
  const sel = document.elementFromPoint(x, y)?.closest(".matriks-petak :is(td, th[data-pegawai])");
  if (!sel) return null;
  const tabel = sel.closest("table");
  const pegawai = tabel.tHead.rows[0].cells[sel.cellIndex]?.dataset.pegawai;
  const baris = tarikan.dari && sel.localName === "td" ? sel.parentElement : tarikan.baris;
  if (!pegawai) return null;
  return { sel: baris.cells[sel.cellIndex], pegawai, rhk: baris.dataset.rhk };
}

function tandai(sel) {
  for (const lama of document.querySelectorAll(".matriks-tuju")) lama.classList.remove("matriks-tuju");
  sel?.classList.add("matriks-tuju");
}

function gulirTepi(petak, x, y) {
  const kotak = petak.getBoundingClientRect();
  if (x > kotak.right - TEPI) petak.scrollLeft += LANGKAH;
  else if (x < kotak.left + TEPI) petak.scrollLeft -= LANGKAH;
  if (y > kotak.bottom - TEPI) petak.scrollTop += LANGKAH;
  else if (y < kotak.top + TEPI) petak.scrollTop -= LANGKAH;
}

function pilih(pegangan) {
  dipilih?.classList.remove("matriks-dipilih");
  dipilih = pegangan === dipilih ? null : pegangan;
  dipilih?.classList.add("matriks-dipilih");
}

function buka(petak, ke, dari) {
  const isi = new URLSearchParams({ rhk: ke.rhk, pegawai: ke.pegawai });
  if (dari) isi.set("dari", dari);
  window.location.assign(`${petak.dataset.tambah}?${isi}`);
}

function asal(pegangan) {
  return {
    pegangan,
    petak: pegangan.closest(".matriks-petak"),
    baris: pegangan.closest("tr"),
    dari: pegangan.dataset.dari ?? "",
  };
}

function lepas() {
  tarikan?.bayang?.remove();
  tandai(null);
  document.documentElement.classList.remove("sedang-tarik");
  tarikan = null;
}

document.addEventListener("pointerdown", (kejadian) => {
  const pegangan = kejadian.target.closest?.(".matriks-pegang");
  if (!pegangan || kejadian.button !== 0) return;
  kejadian.preventDefault();
  lepas();
  const bayang = document.createElement("div");
  bayang.className = "matriks-bayang";
  bayang.textContent = pegangan.nextElementSibling?.textContent.trim() ?? "";
  document.body.append(bayang);
  document.documentElement.classList.add("sedang-tarik");
  tarikan = {
    ...asal(pegangan),
    bayang,
    petunjuk: kejadian.pointerId,
    mulai: [kejadian.clientX, kejadian.clientY],
  };
  geser(kejadian);
});

function geser(kejadian) {
  if (!tarikan || kejadian.pointerId !== tarikan.petunjuk) return;
  const { clientX: x, clientY: y } = kejadian;
  tarikan.bayang.style.transform = `translate(${x + 12}px, ${y + 12}px)`;
  gulirTepi(tarikan.petak, x, y);
  tandai(tujuan(x, y)?.sel);
}

document.addEventListener("pointermove", geser);

document.addEventListener("pointerup", (kejadian) => {
  if (!tarikan || kejadian.pointerId !== tarikan.petunjuk) return;
  const { clientX: x, clientY: y } = kejadian;
  const { dari, petak, pegangan, mulai } = tarikan;
  const diam = Math.hypot(x - mulai[0], y - mulai[1]) < GESER_KECIL;
  const ke = diam ? null : tujuan(x, y);
  lepas();
  if (diam) pilih(pegangan);
  else if (ke) buka(petak, ke, dari);
});

// The second tap: the cell of a member. Links inside a cell go on working.
document.addEventListener("click", (kejadian) => {
  if (!dipilih || kejadian.target.closest(".matriks-pegang, a, button")) return;
  tarikan = asal(dipilih);
  const ke = tujuan(kejadian.clientX, kejadian.clientY);
  const { dari, petak } = tarikan;
  tarikan = null;
  pilih(dipilih);
  if (ke) buka(petak, ke, dari);
});

document.addEventListener("pointercancel", lepas);
document.addEventListener("keydown", (kejadian) => kejadian.key === "Escape" && (lepas(), dipilih && pilih(dipilih)));
