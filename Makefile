# Sistem e-Kinerja. `make help` menjelaskan setiap resep.
SHELL := /bin/bash
PY := .venv/bin/python
.DEFAULT_GOAL := help

help: ## tampilkan resep ini
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

.venv/.siap: requirements/dev.txt requirements/node.txt
	@python3 -c 'import ensurepip, venv' 2>/dev/null || { echo "Paket python3-venv belum terpasang. Pasang dengan: apt-get install python3-venv"; exit 1; }
	@python3 -m venv .venv
	@echo "Memasang pustaka Python (sekali saja, beberapa menit) …"
	@$(PY) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' 2>/dev/null || \
		$(PY) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/node.txt
	@touch $@

siap: .venv/.siap ## siapkan lingkungan Python dan aset antarmuka
	@$(PY) -m ops.assets

run: siap ## jalankan semuanya: basis data, layanan web, pekerja latar
	@$(PY) -m ops.run

test: siap ## jalankan semua uji, termasuk perjalanan di peramban
	@$(PY) -m ops.test

test-pg15: siap ## jalankan bagian basis data pada PostgreSQL 15
	@$(PY) -m ops.test_pg15

check: siap ## periksa gaya, tipe, lapisan, templat, dan migrasi
	@$(PY) -m ops.check

bench: siap ## ukur kecepatan dan memori; satu baris per angka
	@$(PY) -m bench

bench-besar: siap ## ukur serbuan 60 detik dan basis data 12 bulan
	@$(PY) -m bench.besar

demo-besar: siap ## buat basis data 10.000 orang; BULAN=12 menambah 11 bulan tertutup
	@$(PY) -m bench.data --bulan '$(or $(BULAN),1)'

kebutuhan: siap ## tampilkan baris kebutuhan dan banyaknya uji yang membuktikan
	@$(PY) -m ops.kebutuhan

bersih: ## hapus hasil bangun (data di var/ tetap ada)
	rm -rf .venv node_modules ekinerja/core/static/vendor var/static

kunci: .venv/.siap ## susun ulang pin pustaka (perlu uv)
	@$(PY) -m ops.lock

.PHONY: help siap run test test-pg15 check bench bench-besar demo-besar kebutuhan bersih kunci
