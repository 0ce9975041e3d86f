# Every target sets up what it needs; nothing but Python >= 3.11, git and make has to be there.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MARK := .make
SECONDS_EACH ?= 120
PORT ?= 8000

.PHONY: setup setup-dev demo test suite test-all test-unit test-postgres lint campaign against-peers faults bench pictures provoked clean dist lock audit audit-newest audit-offline fuzz documents performance release-check

setup: $(MARK)/run

setup-dev: $(MARK)/dev

$(MARK)/venv: tools/venv.sh
	@mkdir -p $(MARK)
	@echo "Making a Python environment in $(VENV) (some seconds, once)" >&2
	@PYTHON=$(PYTHON) sh tools/venv.sh $(VENV)
	@touch $@

$(MARK)/run: $(MARK)/venv requirements/run.txt pyproject.toml
	@echo "Installing what Comity needs, each package by its hash (a minute or two, once)" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(MARK)/dev: $(MARK)/run requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/dev.txt
	@touch $@

$(MARK)/peers: $(MARK)/dev requirements/peers.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/peers.txt
	@touch $@

$(MARK)/aics: $(MARK)/venv requirements/aics.txt
	@rm -rf $@ && $(PYTHON) -m venv $@
	@$@/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --ignore-requires-python -r requirements/aics.txt

$(MARK)/objects: $(MARK)/venv requirements/objects.txt
	@rm -rf $@ && $(PYTHON) -m venv $@
	@$@/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --no-compile -r requirements/objects.txt

demo: setup
	@echo "Building the example, then serving it (half a minute the first time)" >&2
	$(BIN)/comity demo --port $(PORT)

lint: setup-dev
	$(BIN)/ruff check src tests tools
	$(BIN)/ruff format --check --quiet src tests tools
	$(BIN)/mypy
	$(BIN)/lint-imports

test-unit: setup-dev
	$(BIN)/python -m pytest -q -n 2 tests/unit tests/house

test: # what is installed and asked for the types takes one processor: two things at once
	@$(MAKE) --no-print-directory -j2 suite lint

suite: setup-dev $(MARK)/objects
	@CHROMIUM="$$(sh tools/browser.sh)" sh tools/in_memory.sh $(BIN)/python -m pytest -q -n 3 --dist worksteal -m "not campaign"

test-all: lint $(MARK)/objects
	@CHROMIUM="$$(sh tools/browser.sh)" COMITY_ALL=1 $(BIN)/python -m pytest -q -n 2

test-postgres: setup-dev
	COMITY_TEST_STORE=postgres $(BIN)/python -m pytest -q -n 2 -m "not campaign" tests/integration

campaign: setup-dev
	COMITY_CRASH_SEEDS=40 $(BIN)/python -m pytest -q tests/integration/test_crash.py
	COMITY_BODIES=110 $(BIN)/python -m pytest -q tests/conformance/test_second_verifier.py
	COMITY_CORPUS=240 $(BIN)/python -m pytest -q tests/conformance/test_verifiers_agree.py
	COMITY_FUZZ=300 $(BIN)/python -m pytest -q tests/integration/test_api_fuzz.py
	$(BIN)/python -m pytest -q -m campaign

against-peers: $(MARK)/peers $(MARK)/aics
	$(BIN)/python -m pytest -q -n 2 -rs tests/conformance/test_airspace_traffic.py tests/conformance/test_aics.py tests/conformance/test_go.py

faults: setup-dev
	COMITY_FAULTS=0 $(BIN)/python -m pytest -q -n 0 -rs -s tests/integration/test_faults.py
	COMITY_DAMAGE=400 COMITY_PG_FAULTS=60 COMITY_CRASH_SEEDS=40 $(BIN)/python -m pytest -q -n 2 -rs -s \
	  tests/integration/test_damage.py tests/integration/test_postgres_faults.py tests/integration/test_full_disk.py tests/integration/test_crash.py

audit: $(MARK)/peers
	for lock in run dev peers; do $(BIN)/pip-audit --strict --require-hashes --disable-pip -r requirements/$$lock.txt || exit 1; done

audit-newest: setup-dev
	$(BIN)/python tools/audit.py requirements/run.txt requirements/dev.txt requirements/peers.txt

audit-offline: setup-dev
	$(BIN)/python tools/audit_offline.py --advisories $(ADVISORIES) --reasons tools/borne.txt requirements/run.txt requirements/dev.txt requirements/peers.txt requirements/objects.txt

fuzz: $(MARK)/peers
	$(BIN)/python tools/fuzz.py --seconds $(SECONDS_EACH) $(PARSERS)

bench: setup
	$(BIN)/comity bench

pictures: setup-dev
	rm -rf $(MARK)/pictures && mkdir -p $(MARK)/pictures docs/delegates/pictures
	@CHROMIUM="$$(sh tools/browser.sh)" COMITY_SHOTS=$(MARK)/pictures $(BIN)/python -m pytest -q tests/browser/test_whole_way.py
	cp $(MARK)/pictures/en-*.png docs/operators/pictures
	cp $(MARK)/pictures/*-preview.png $(MARK)/pictures/*-arrived.png docs/delegates/pictures

provoked: setup-dev
	rm -rf $(MARK)/provoked && mkdir -p $(MARK)/provoked
	COMITY_PROVOKED=$(MARK)/provoked $(BIN)/python -m pytest -q -n 2 tests/unit tests/integration
	$(BIN)/python tools/errors_page.py $(MARK)/provoked

documents: setup-dev
	$(BIN)/python tools/errors_page.py
	$(BIN)/python tools/commands_page.py

performance: setup-dev
	$(BIN)/python tools/growth_page.py
	$(BIN)/python tools/design_page.py

release-check: setup-dev
	@$(BIN)/python tools/release.py

lock: setup-dev
	sh tools/lock.sh

dist: setup
	rm -rf dist
	$(BIN)/python tools/dist.py dist

clean:
	rm -rf $(VENV) $(MARK) comity-demo dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage
