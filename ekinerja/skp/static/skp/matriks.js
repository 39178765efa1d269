// Matriks peran hasil: drag a result, or a contribution of a member, onto a member.
// It only opens the form that the "+" of the cell opens, filled. Without this file nothing is lost.

const TEPI = 56;
const LANGKAH = 18;
let tarikan = null;

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

function lepas() {
  tarikan?.bayang.remove();
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
    bayang,
    petunjuk: kejadian.pointerId,
    petak: pegangan.closest(".matriks-petak"),
    baris: pegangan.closest("tr"),
    dari: pegangan.dataset.dari ?? "",
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
  const ke = tujuan(kejadian.clientX, kejadian.clientY);
  const { dari, petak } = tarikan;
  lepas();
  if (!ke) return;
  const isi = new URLSearchParams({ rhk: ke.rhk, pegawai: ke.pegawai });
  if (dari) isi.set("dari", dari);
  window.location.assign(`${petak.dataset.tambah}?${isi}`);
});

document.addEventListener("pointercancel", lepas);
document.addEventListener("keydown", (kejadian) => kejadian.key === "Escape" && lepas());
