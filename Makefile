# The archive's commands. Each does its own set-up; nothing but Python >= 3.11, make and a package index is needed.
PYTHON ?= python3
PY := .venv/bin/python
PORT ?= 8000
NEWSPAPER ?= 嘉兴日报·平湖版
SHARED ?= ../shared
# Who may read what `make run` serves: everybody all of it, unless a value is given; without make it is staff.
VISIBILITY ?= public
RAW_TEXT ?= public
# With EXTRA=postgresql what a PostgreSQL server needs is installed too, with EXTRA=ocr what reads scans.
EXTRA ?=
export NEWSPAPER PORT VISIBILITY RAW_TEXT

.PHONY: run venv test lint lint-browsers lock bench bench-whoosh torture

run: venv
	@$(PY) manage.py prepare
	@exec $(PY) manage.py serve

venv: .venv/run.stamp $(EXTRA:%=.venv/%.stamp)

# Tests, measurements and tortures ask for public pages, whatever is set; their many processes compile each file once.
PLAIN = VISIBILITY=public RAW_TEXT=public env -u PYTHONDONTWRITEBYTECODE -u ALLOWED_HOSTS -u HTTPS -u DEBUG -u NEWSPAPER -u SITE_URL -u TRUSTED_PROXY -u WATCH_FOLDER -u PAPER_DUE -u REVIEWS -u REQUIRE_TOTP
# As many processes as the machine has cores; ARGS= gives one.
ARGS ?= -n auto --dist worksteal
# Where TEST_DATABASE_URL leads to a PostgreSQL server, what touches the database must answer the same there.
ON_BOTH = tests/models tests/corrections tests/importing/store tests/importing/test_*.py tests/admin tests/views
test: .venv/dev.stamp .venv/postgresql.stamp .venv/ocr.stamp
	@env -u ELASTICSEARCH_URL -u DATABASE_URL $(PLAIN) $(PY) -m pytest $(ARGS)
	@if [ -n "$$TEST_DATABASE_URL" ]; then \
		env -u ELASTICSEARCH_URL $(PLAIN) DATABASE_URL="$$TEST_DATABASE_URL" $(PY) -m pytest -m "not own_database" $(ARGS) $(ON_BOTH); fi

lint: .venv/dev.stamp .venv/ocr.stamp
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory lint-browsers; \
	else echo "没有 npm：略过样式表和脚本的检查（apt install npm）"; fi

# What Chrome 109 and 86 lack of what the stylesheets and scripts use.
LINT = lint/node_modules/.bin
lint-browsers: lint/node_modules/.package-lock.json
	@$(LINT)/stylelint --config lint/full.stylelint.js --config-basedir lint "static/*.css"
	@$(LINT)/stylelint --config lint/readable.stylelint.js --config-basedir lint "static/*.css"
	@$(LINT)/eslint --config lint/scripts.eslint.js --max-warnings 0 static

lint/node_modules/.package-lock.json: lint/package-lock.json
	@npm ci --prefix lint --silent
	@touch $@

# What takes longer, in full figures; docs/measured.md keeps the results.
ARTICLES ?= 200000
CORPUS ?=
BENCH_ARCHIVE = --articles $(ARTICLES) $(if $(CORPUS),--corpus $(CORPUS))
bench: .venv/dev.stamp
	@$(PY) -m tests.bench.journeys
	@$(PY) -m tests.bench.reading
	@$(PY) -m tests.bench.importing
	@$(PY) -m tests.bench.search $(BENCH_ARCHIVE)
	@$(PY) -m tests.bench.reading_room $(BENCH_ARCHIVE)
	@$(PY) -m tests.bench.authors $(BENCH_ARCHIVE)
	@$(PY) -m tests.bench.half_remembered --articles 0
	@$(PY) -m tests.bench.half_remembered $(BENCH_ARCHIVE)

bench-whoosh: ARTICLES = 50000
bench-whoosh: .venv/dev.stamp
	@$(PY) -m pip install --quiet --no-deps --target .venv/whoosh whoosh-reloaded cached-property
	@PYTHONPATH=.venv/whoosh $(PY) -m tests.bench.haystack_whoosh $(BENCH_ARCHIVE)

# Hours: killed imports and indexers, damaged files, drifts, outages (three times ten minutes), rebuilds under load.
TORTURES = kill_imports damaged_pages damaged_imports editors harvesting exactness random_queries random_addresses drifts damage kill_indexing kill_working kill_reading rebuild_under_load starving log_ins
# Tests that try some of what is odd or hidden in `make test`, and here all of it.
TRIES = tests/test_every_link_answers.py tests/test_every_page_is_sound.py tests/test_no_view_fails.py \
	tests/test_nothing_hidden_is_public.py tests/test_nothing_masked_is_shown.py tests/test_what_may_be_seen.py \
	tests/views/test_report_typed.py tests/search/test_fuzz.py
torture: .venv/dev.stamp
	@for name in $(TORTURES); do echo "== $$name"; $(PY) -m tests.torture.$$name || exit 1; done
	@THOROUGH=1 env -u ELASTICSEARCH_URL -u DATABASE_URL $(PLAIN) $(PY) -m pytest $(ARGS) $(TRIES)
	@if [ -n "$$TEST_ELASTICSEARCH_URL" ]; then \
		$(PY) -m tests.torture.engines && $(PY) -m tests.torture.rebuild_under_load --elasticsearch && \
		$(PY) -m tests.torture.outages; \
	else echo "没有 TEST_ELASTICSEARCH_URL：略过 engines、rebuild_under_load --elasticsearch、outages"; fi

# Locks in pip's format, with hashes, naming no package index.
UV_LOCK = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make lock" pyproject.toml
lock: .venv/dev.stamp
	$(UV_LOCK) --output-file requirements/run.txt
	$(UV_LOCK) --extra dev --constraint requirements/run.txt --output-file requirements/dev.txt
	$(UV_LOCK) --extra postgresql --constraint requirements/run.txt --output-file requirements/postgresql.txt
	$(UV_LOCK) --extra ocr --constraint requirements/run.txt --constraint requirements/dev.txt \
		--output-file requirements/ocr.txt

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "需要 Python 3.11 或更新版本：请用 make PYTHON=/path/to/python3.11 …")'
	@$(PYTHON) -m venv .venv

.venv/run.stamp: requirements/run.txt | .venv/bin/python
	@echo "正在准备运行环境（只有第一次需要几分钟）……"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $@

# A lock names all that is needed; --no-deps lets it override what a package asks for (pyproject.toml).
.venv/dev.stamp .venv/postgresql.stamp .venv/ocr.stamp: .venv/%.stamp: requirements/%.txt .venv/run.stamp
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/$*.txt
	@touch $@
